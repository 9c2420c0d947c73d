import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { assert, shanghaiIso } from '@tongguan/kernel';
import type { ActKind, JournalRow, Staff, Submitted } from '../../office/index.ts';
import { staffOf } from '../auth.ts';
import { readsOf } from '../districts.ts';
import { FORM_BYTES_MAX, LIST_BYTES_MAX, LIST_VALUES_MAX, READERS, staff } from '../doors.ts';
import { seesTargeting } from '../inspections.ts';
import { readJsonBodies } from '../jsonBody.ts';
import { INSTANT } from '../instant.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { explained } from '../refusals.ts';
import { errorAnswers } from '../schemas.ts';
import { shownReason } from '../shownReason.ts';
import type { GatewayContext } from '../types.ts';
import { idempotencyKey, KEY_HEADER } from '../uuid.ts';
import { OFFICE_DECLARATION_SCHEMA } from './declarations.ts';

const JOURNAL_LIMIT_MAX = 500;

/**
 * POST /api/office/…: one route for each kind of act; GET /api/office/journal: who did what, when and why (K-03);
 * a path of no act is told which acts there are; GET /api/office/declarations/:number: the story an officer decides by and defends.
 */
export async function officeRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  readJsonBodies(app);

  for (const kind of context.office.kinds.filter(({ ownDoor }) => ownDoor !== true)) {
    app.post<{ Params: { number: string }; Body: ActBody }>(`/api/office/${kind.path}`, {
      schema: actSchema(kind),
      config: { ...staff(kind.roles), ...(hasList(kind) ? { jsonValuesMax: LIST_VALUES_MAX } : {}) },
      bodyLimit: kind.bodyBytesMax ?? (hasList(kind) ? LIST_BYTES_MAX : FORM_BYTES_MAX),
      handler: async (request, reply) => {
        const { code, role, customsCode: district } = staffOf(request);
        const { reason, ...body } = request.body;
        const actId = idempotencyKey(request);
        const submitted = await context.office.submit({
          kind,
          number: request.params.number,
          actor: { code, role, district },
          reason,
          body,
          ...(actId === undefined ? {} : { actId }),
        });
        if (!submitted.ok) throw new Problem('act-refused', { refusals: submitted.refusals.map(explained) });
        return reply.code(submitted.value.outcome === null ? 202 : 200).send(answerOf(submitted.value));
      },
    });
  }

  app.post('/api/office/*', {
    schema: { hide: true },
    config: staff(READERS),
    bodyLimit: FORM_BYTES_MAX,
    // Before the body: nobody reads what was sent to no act.
    onRequest: (request, reply, done) => done(noSuchAct(app, context, request, reply)),
    handler: () => assert(false, 'the hook has answered'),
  });

  app.get<{ Querystring: JournalQuery }>('/api/office/journal', {
    schema: JOURNAL_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const reader = staffOf(request);
      const { subject = null, actor = null, before, limit = 100 } = request.query;
      const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
      const { code, customsCode: district } = reader;
      const rows = await context.office.journal({ subject, actor, district, reader: code, beforeMs, limit });
      return { acts: rows.map((row) => lineOf(row, reader)) };
    },
  });

  app.get<{ Params: { number: string } }>('/api/office/declarations/:number', {
    schema: OFFICE_DECLARATION_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const reader = staffOf(request);
      const story = await context.story(request.params.number, seesTargeting(reader.role) ? 'audit' : 'customs');
      if (story === null) throw new Problem('declaration-unknown');
      readsOf(reader, await context.office.districtOf(story.numbers.preNo));
      return story;
    },
  });
}

/** What the caller may ask for instead: the acts of its role, those of lanes never. */
function noSuchAct(
  app: FastifyInstance,
  context: GatewayContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Problem {
  const [url = ''] = request.url.split('?');
  if (app.hasRoute({ method: 'GET', url })) {
    reply.header('allow', 'GET');
    return new Problem('method-wrong');
  }
  const { role } = staffOf(request);
  const own = context.office.kinds.filter(({ roles, ownDoor }) => ownDoor !== true && roles.includes(role));
  return new Problem('act-unknown', { found: role, allowed: own.map(({ path }) => `/api/office/${path}`) });
}

function hasList({ body }: ActKind): boolean {
  return Object.values(body.properties).some((schema) => Reflect.get(schema, 'type') === 'array');
}

type ActBody = { readonly reason: string; readonly [field: string]: unknown };
type JournalQuery = { subject?: string; actor?: string; before?: string; limit?: number };

/** A refused act is answered 409 with its code; what was not looked at in time is answered 202 and may be asked for again. */
export function answerOf({ actId, outcome, proposedUntilMs, declined }: Submitted): object {
  if (proposedUntilMs !== undefined) return { actId, state: 'proposed', expires: shanghaiIso(proposedUntilMs) };
  if (declined === true) return { actId, state: 'declined' };
  if (outcome === null) return { actId, state: 'waiting' };
  if (outcome.done) return { actId, state: 'done', at: shanghaiIso(outcome.atMs), facts: outcome.facts };
  const { found = '', allowed = '' } = outcome.facts;
  throw new Problem('act-refused', { actId, refusals: [explained({ code: outcome.code, path: '', found, allowed })] });
}

function lineOf(
  { actId, kind, subject, actor, reason, atMs, outcome, proposal, second }: JournalRow,
  reader: Staff,
): object {
  const proposed = proposal === null ? null : proposal === 'open' ? 'proposed' : 'declined';
  const state = proposed ?? (outcome === null ? 'waiting' : outcome.done ? 'done' : 'refused');
  const why = second === null ? '' : shownReason(second.reason, second, reader);
  const by = second === null ? {} : { second: { code: second.code, reason: why, at: shanghaiIso(second.atMs) } };
  const came = outcome === null ? {} : { code: outcome.code, facts: outcome.facts, doneAt: shanghaiIso(outcome.atMs) };
  return {
    actId,
    kind,
    subject,
    actor: actor.code,
    role: actor.role,
    reason: shownReason(reason, actor, reader),
    at: shanghaiIso(atMs),
    state,
    ...by,
    ...came,
  };
}

const NUMBER = { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' };

export const ACT_ANSWER = {
  type: 'object',
  required: ['actId', 'state'],
  properties: {
    actId: { type: 'string' },
    state: { type: 'string', enum: ['done', 'waiting', 'proposed', 'declined'] },
    at: { type: 'string' },
    /** Of a proposal: void from this moment. */
    expires: { type: 'string' },
    facts: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

function actSchema(kind: ActKind): object {
  return {
    tags: ['office'],
    operationId: kind.name,
    summary: `${kind.zh} / ${kind.en}`,
    description: `角色 roles: ${kind.roles.join(', ')}; 规则 rules: ${kind.rules.join(', ')}`,
    security: BEARER,
    headers: KEY_HEADER,
    params: { type: 'object', required: ['number'], properties: { number: NUMBER } },
    body: {
      ...kind.body,
      required: ['reason', ...(kind.body.required ?? [])],
      properties: { reason: { type: 'string', minLength: 1, maxLength: 1000 }, ...kind.body.properties },
    },
    response: {
      200: { description: '已执行 / done', headers: CONVERSATION_HEADERS, ...ACT_ANSWER },
      202: {
        description: '已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person',
        headers: CONVERSATION_HEADERS,
        ...ACT_ANSWER,
      },
      ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
    },
  };
}

const JOURNAL_SCHEMA = {
  tags: ['office'],
  operationId: 'readJournal',
  summary: '操作日志：何人、何时、为何 / the journal: who, when, why',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      // A person is named by a keyed hash of 64 signs.
      subject: { ...NUMBER, maxLength: 64 },
      actor: NUMBER,
      before: INSTANT,
      limit: { type: 'integer', minimum: 1, maximum: JOURNAL_LIMIT_MAX },
    },
  },
  response: {
    200: {
      description: '最新在前 / newest first',
      headers: CONVERSATION_HEADERS,
      type: 'object',
      properties: { acts: { type: 'array', items: { type: 'object', additionalProperties: true } } },
    },
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
