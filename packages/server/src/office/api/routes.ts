import type { FastifyRequest } from 'fastify';
import { assert, shanghaiIso } from '@tongguan/kernel';
import type { ActKind, JournalRow, Staff, Submitted } from '../index.ts';
import {
  BEARER,
  explained,
  FORM_BYTES_MAX,
  idempotencyKey,
  INSTANT,
  KEY_HEADER,
  LIST_BYTES_MAX,
  LIST_VALUES_MAX,
  national,
  Problem,
  READERS,
  readJsonBodies,
  readsOf,
  shownReason,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answer, errorAnswers, limitOf, maybe, only, plainText } from '../../gateway/schemas/index.ts';
import { seesTargeting } from '../../inspection/api/view.ts';
import { ActAnswer, Journal, type JournalLine } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { type HistoryServices, OFFICE_DECLARATION_SCHEMA } from '../../history/api/routes.ts';

type Context = GatewayContext & HistoryServices;

const JOURNAL_LIMIT_MAX = 500;

/**
 * POST /api/office/…: one route for each kind of act; GET /api/office/journal: who did what, when and why (K-03); an
 * unknown act is answered with the list of acts; GET /api/office/declarations/:number: the history an officer decides by.
 */
export async function officeRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);

  for (const kind of context.office.kinds.filter(({ ownDoor }) => ownDoor !== true)) {
    app.post<{ Params: { number: string }; Body: ActBody }>(`/api/office/${kind.path}`, {
      schema: actSchema(kind),
      config: { ...staff(kind.roles), ...(hasList(kind) ? { jsonValuesMax: LIST_VALUES_MAX } : {}) },
      bodyLimit: kind.bodyBytesMax ?? (hasList(kind) ? LIST_BYTES_MAX : FORM_BYTES_MAX),
      handler: async (request, reply) => {
        const asking = staffOf(request);
        const { code, role, customsCode: district } = kind.place === 'registry' ? national(asking) : asking;
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
    // Answered before the body is read: there is no such act.
    onRequest: (request, reply, done) => done(noSuchAct(app, context, request, reply)),
    handler: () => assert(false, 'the hook has answered'),
  });

  app.get('/api/office/journal', {
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

  app.get('/api/office/declarations/:number', {
    schema: OFFICE_DECLARATION_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const reader = staffOf(request);
      const history = await context.history(request.params.number, seesTargeting(reader.role) ? 'audit' : 'customs');
      if (history === null) throw new Problem('declaration-unknown');
      readsOf(reader, await context.office.districtOf(history.numbers.preNo));
      return history;
    },
  });
}

/** The acts that the caller's role may ask for; never those between lanes. */
function noSuchAct(
  app: Pick<TypedApp, 'hasRoute'>,
  context: Context,
  request: Pick<FastifyRequest, 'url' | 'caller'>,
  reply: { header(name: string, value: string): unknown },
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

/** Of any length; what says itself how much it reads has short ones. */
function hasList({ body, bodyBytesMax }: ActKind): boolean {
  if (bodyBytesMax !== undefined) return false;
  return Object.values(body.properties).some((schema) => Reflect.get(schema, 'type') === 'array');
}

type ActBody = { readonly reason: string; readonly [field: string]: unknown };

/** A refused act is answered 409 with its code; an act not processed in time is answered 202 and may be asked for again. */
export function answerOf({ actId, outcome, proposedUntilMs, declined }: Submitted): ActAnswer {
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
): JournalLine {
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
/** Codes are shorter than numbers of documents. */
const FIRM = { ...NUMBER, maxLength: 20 };

function actSchema(kind: ActKind): object {
  return {
    tags: ['office'],
    operationId: kind.name,
    summary: `${kind.zh} / ${kind.en}`,
    description: `角色 roles: ${kind.roles.join(', ')}; 规则 rules: ${kind.rules.join(', ')}`,
    security: BEARER,
    headers: KEY_HEADER,
    params: {
      type: 'object',
      required: ['number'],
      properties: { number: kind.subject === 'participant' ? FIRM : NUMBER },
    },
    body: {
      ...kind.body,
      required: ['reason', ...(kind.body.required ?? [])],
      properties: { reason: { type: 'string', minLength: 1, maxLength: 1000 }, ...kind.body.properties },
    },
    response: {
      200: answer('已执行 / done', ActAnswer),
      202: answer('已记录，尚未执行或待复核 / recorded, not looked at yet or waiting for a second person', ActAnswer),
      ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
    },
  };
}

const JOURNAL_SCHEMA = {
  tags: ['office'],
  operationId: 'readJournal',
  summary: '操作日志：何人、何时、为何 / the journal: who, when, why',
  security: BEARER,
  querystring: only({
    // A person is named by a keyed hash of 64 signs.
    subject: maybe(plainText(64)),
    actor: maybe(plainText(60)),
    before: maybe(INSTANT),
    limit: limitOf(JOURNAL_LIMIT_MAX),
  }),
  response: {
    200: answer('最新在前 / newest first', Journal),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};
