import { BEARER, firm, firmOf, Problem } from '../../gateway/index.ts';
import { answer, errorAnswers, NUMBERED } from '../../gateway/schemas/index.ts';
import { Declaration } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { DeclarationHistory, HistoryReader } from '../types.ts';

/** What the routes of this room use. */
export type HistoryServices = {
  /** `null`: there is no such declaration that concerns this participant. */
  readonly history: (number: string, reader: HistoryReader) => Promise<DeclarationHistory | null>;
};
type Context = GatewayContext & HistoryServices;

/** A history opens sealed documents and reads several tables; it costs as much as many messages. */
const STORY_COST = 20;

/** GET /api/declarations/:number: what happened to a declaration, for the parties to it. */
export async function declarationRoutes(app: TypedApp, context: Context): Promise<void> {
  app.get('/api/declarations/:number', {
    schema: DECLARATION_SCHEMA,
    config: firm(STORY_COST),
    handler: async (request) => {
      const history = await context.history(request.params.number, { participant: firmOf(request).code });
      // The same answer whether it does not exist or is not theirs: numbers cannot be probed.
      if (history === null) throw new Problem('declaration-unknown');
      return history;
    },
  });
}

/** Parameters and answer of a declaration's history, for firms and for customs. */
const STORY_SCHEMA = {
  summary: '按 copNo、preNo 或 invtNo 查询清单全过程 / the whole story of a declaration by copNo, preNo or invtNo',
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('清单 / the declaration', Declaration),
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};

const DECLARATION_SCHEMA = {
  ...STORY_SCHEMA,
  tags: ['declarations'],
  operationId: 'readDeclaration',
  description: '只有清单当事企业可查 / only for the parties to it',
};

/** The same for customs staff, who may read the declarations of their district, or of all. */
export const OFFICE_DECLARATION_SCHEMA = {
  ...STORY_SCHEMA,
  tags: ['office'],
  operationId: 'readAnyDeclaration',
  description: '关员可查本关区清单 / staff may read the declarations of their district',
  response: { ...STORY_SCHEMA.response, ...errorAnswers(403) },
};
