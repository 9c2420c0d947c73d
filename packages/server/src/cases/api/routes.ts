import { formatFen, shanghaiIso } from '@tongguan/kernel';
import { type CaseReader, DOSSIER_KINDS, type Dossier, type DossierKind, type FileEntry } from '../types.ts';
import { BEARER, INSTANT, Problem, readsOf, staff, staffOf } from '../../gateway/index.ts';
import { answer, errorAnswers, limitOf, maybe, NUMBERED, oneOf, only, plainText } from '../../gateway/schemas/index.ts';
import { type CaseAnswer, type CaseEntry, CaseFile, Cases } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';

/** What the routes of this room use. */
export type CasesServices = { readonly cases: CaseReader };
type Context = GatewayContext & CasesServices;

/** A file holds what a consumer and a courier wrote: for those who handle it and those who check them. */
const READERS = ['officer', 'supervisor', 'auditor'];
const LIMIT_MAX = 500;

/** GET /api/office/cases: dossiers, newest first; GET /api/office/cases/:number: one with its file (L-02, F-03). */
export async function caseRoutes(app: TypedApp, context: Context): Promise<void> {
  app.get('/api/office/cases', {
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

  app.get('/api/office/cases/:number', {
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
export function dossierView(dossier: Dossier): CaseAnswer {
  const { dossierNo, kind, subject, preNo, against, openedMs, openedBy, assignedTo, outcome, restoredFen } = dossier;
  // An unknown kind was written by hand; it is shown unchanged.
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

function entryView({ actId, kind, actor, reason, atMs, done, body }: FileEntry): CaseEntry {
  const state = done === null ? 'waiting' : done ? 'done' : 'refused';
  return {
    actId,
    kind,
    actor: actor.code,
    role: actor.role,
    reason,
    at: shanghaiIso(atMs),
    state,
    body: textsOf(body),
  };
}

/** Acts about a dossier have text values; values changed by hand are shown unchanged. */
function textsOf(body: FileEntry['body']): CaseEntry['body'] {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

const LIST_SCHEMA = {
  tags: ['office'],
  operationId: 'listCases',
  summary: '案件列表 / dossiers, newest first',
  description: `角色 roles: ${READERS.join(', ')}; 规则 rules: L-02, F-03, O-05`,
  security: BEARER,
  querystring: only({
    state: maybe(oneOf(['open', 'concluded'])),
    kind: maybe(oneOf(Object.keys(DOSSIER_KINDS) as DossierKind[])),
    assignedTo: maybe(plainText(60)),
    before: maybe(INSTANT),
    limit: limitOf(LIMIT_MAX),
  }),
  response: {
    200: answer('案件 / the dossiers', Cases),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const CASE_SCHEMA = {
  tags: ['office'],
  operationId: 'readCase',
  summary: '一个案件及其案卷 / a dossier and its file',
  description: LIST_SCHEMA.description,
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('案件与案卷 / the dossier and its file', CaseFile),
    ...errorAnswers(400, 401, 403, 'case-unknown', 429, 500, 503),
  },
};
