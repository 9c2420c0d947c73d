import { formatFen, shanghaiIso } from '@tongguan/kernel';
import type { FastifyInstance } from 'fastify';
import { DOSSIER_KINDS, type Dossier, type FileEntry } from '../../cases/types.ts';
import { staffOf } from '../auth.ts';
import { readsOf } from '../districts.ts';
import { staff } from '../doors.ts';
import { INSTANT } from '../instant.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { errorAnswers } from '../schemas.ts';
import type { GatewayContext } from '../types.ts';

/** A file holds what a consumer and a courier wrote: for those who handle it and those who check them. */
const READERS = ['officer', 'supervisor', 'auditor'];
const LIMIT_MAX = 500;

type ListQuery = { state?: 'open' | 'concluded'; kind?: string; assignedTo?: string; before?: string; limit?: number };

/** GET /api/office/cases: dossiers, newest first; GET /api/office/cases/:number: one with its file (L-02, F-03). */
export async function caseRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  app.get<{ Querystring: ListQuery }>('/api/office/cases', {
    schema: LIST_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const { customsCode: district } = staffOf(request);
      const { state, kind = null, assignedTo = null, before, limit = 100 } = request.query;
      const found = await context.cases.list({
        district,
        open: state === undefined ? null : state === 'open',
        kind,
        assignedTo,
        beforeMs: before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before),
        limit,
      });
      return { cases: found.map(dossierView) };
    },
  });

  app.get<{ Params: { number: string } }>('/api/office/cases/:number', {
    schema: CASE_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const reader = staffOf(request);
      const found = await context.cases.read(request.params.number);
      if (found === null) throw new Problem('case-unknown');
      readsOf(reader, found.dossier.customsCode);
      return { ...dossierView(found.dossier), file: found.file.map(entryView) };
    },
  });
}

/** A dossier without its file; who the person is, it does not say. */
export function dossierView(dossier: Dossier): Record<string, unknown> {
  const { dossierNo, kind, subject, preNo, against, openedMs, openedBy, assignedTo, outcome, restoredFen } = dossier;
  // A kind nobody knows was written by hand: it is told as it stands.
  const { zh, en, rules } = Object.hasOwn(DOSSIER_KINDS, kind)
    ? DOSSIER_KINDS[kind]
    : { zh: kind, en: kind, rules: [] };
  return {
    caseNo: dossierNo,
    kind,
    text_zh: zh,
    text_en: en,
    rules,
    subject,
    preNo,
    against,
    openedAt: shanghaiIso(openedMs),
    openedBy: openedBy.code,
    assignedTo,
    state: outcome === null ? 'open' : 'concluded',
    outcome,
    restored: restoredFen === null ? null : formatFen(restoredFen),
    concludedAt: dossier.concludedMs === null ? null : shanghaiIso(dossier.concludedMs),
    concludedBy: dossier.concludedBy,
  };
}

function entryView({ actId, kind, actor, reason, atMs, done, body }: FileEntry): Record<string, unknown> {
  const state = done === null ? 'waiting' : done ? 'done' : 'refused';
  return { actId, kind, actor: actor.code, role: actor.role, reason, at: shanghaiIso(atMs), state, body };
}

const TEXT = { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f]*$' };
const ANY = { type: 'object', additionalProperties: true };

const LIST_SCHEMA = {
  tags: ['office'],
  operationId: 'listCases',
  summary: '案件列表 / dossiers, newest first',
  description: `角色 roles: ${READERS.join(', ')}; 规则 rules: L-02, F-03, O-05`,
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      state: { type: 'string', enum: ['open', 'concluded'] },
      kind: { type: 'string', enum: Object.keys(DOSSIER_KINDS) },
      assignedTo: TEXT,
      before: INSTANT,
      limit: { type: 'integer', minimum: 1, maximum: LIMIT_MAX },
    },
  },
  response: {
    200: { description: '案件 / the dossiers', headers: CONVERSATION_HEADERS, ...ANY },
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const CASE_SCHEMA = {
  tags: ['office'],
  operationId: 'readCase',
  summary: '一个案件及其案卷 / a dossier and its file',
  description: LIST_SCHEMA.description,
  security: BEARER,
  params: { type: 'object', required: ['number'], properties: { number: TEXT } },
  response: {
    200: { description: '案件与案卷 / the dossier and its file', headers: CONVERSATION_HEADERS, ...ANY },
    ...errorAnswers(400, 401, 403, 404, 429, 500, 503),
  },
};
