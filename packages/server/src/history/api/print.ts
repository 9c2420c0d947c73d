import { shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import {
  BEARER,
  CONVERSATION_HEADERS,
  firm,
  firmOf,
  Problem,
  READERS,
  readsOf,
  sendAs,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answer, errorAnswers, maybe, NUMBERED, only } from '../../gateway/schemas/index.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { DeclarationVersions, HistoryReader, PrintDoor } from '../types.ts';
import { Versions, type VersionsAnswer } from './versionAnswers.ts';

/** What the routes of this file use. */
export type PrintServices = { readonly prints: PrintDoor };
type Context = GatewayContext & PrintServices;

/** It opens a sealed document, as a history does. */
const PRINT_COST = 20;
const HTML_TYPE = 'text/html; charset=utf-8';

/**
 * C-11: GET …/declarations/:number/versions: the versions of a declaration; …/print: one of them as a page to print. For the parties,
 * and for customs staff of the district.
 */
export async function printRoutes(app: TypedApp, context: Context): Promise<void> {
  const { prints } = context;

  app.get('/api/declarations/:number/versions', {
    schema: VERSIONS_SCHEMA,
    config: firm(PRINT_COST),
    handler: async (request) => told(await prints.versions(request.params.number, party(firmOf(request).code))),
  });

  app.get('/api/declarations/:number/print', {
    schema: PRINT_SCHEMA,
    config: firm(PRINT_COST),
    handler: async (request, reply) => {
      const { version = null } = request.query;
      return sheet(reply, await prints.sheet(request.params.number, version, party(firmOf(request).code)));
    },
  });

  app.get('/api/office/declarations/:number/versions', {
    schema: { ...VERSIONS_SCHEMA, ...forOffice('readAnyVersions', VERSIONS_SCHEMA.response) },
    config: staff(READERS, PRINT_COST),
    handler: async (request) => {
      const found = await prints.versions(request.params.number, 'customs');
      if (found !== null) readsOf(staffOf(request), await context.office.districtOf(found.numbers.preNo));
      return told(found);
    },
  });

  app.get('/api/office/declarations/:number/print', {
    schema: { ...PRINT_SCHEMA, ...forOffice('printAnyDeclaration', PRINT_SCHEMA.response) },
    config: staff(READERS, PRINT_COST),
    handler: async (request, reply) => {
      const { number } = request.params;
      const found = await prints.versions(number, 'customs');
      if (found === null) throw new Problem('declaration-unknown');
      const { preNo } = found.numbers;
      readsOf(staffOf(request), await context.office.districtOf(preNo));
      return sheet(reply, await prints.sheet(preNo, request.query.version ?? null, 'customs'));
    },
  });
}

const party = (participant: string): HistoryReader => ({ participant });

/** The same answer whether it does not exist or is not theirs: numbers cannot be probed. */
function told(found: DeclarationVersions | null): VersionsAnswer {
  if (found === null) throw new Problem('declaration-unknown');
  const { numbers, versions } = found;
  return {
    numbers,
    versions: versions.map(({ acceptedMs, ...version }) => ({ ...version, acceptedAt: shanghaiIso(acceptedMs) })),
  };
}

/** What a declarant wrote, as a page: escaped, and it may load and run nothing. */
function sheet(reply: object, found: string | number | null): never {
  if (found === null) throw new Problem('declaration-unknown');
  if (typeof found === 'number') throw new Problem('request-invalid', { details: [`version: 1 … ${found}`] });
  const headers = reply as { header(name: string, value: string): unknown };
  headers.header('x-content-type-options', 'nosniff');
  headers.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return sendAs(reply, HTML_TYPE, found);
}

function forOffice<Response extends object>(operationId: string, response: Response) {
  return { tags: ['office'], operationId, response: { ...response, ...errorAnswers(403) } };
}

const VERSIONS_SCHEMA = {
  tags: ['declarations'],
  operationId: 'readVersions',
  summary:
    '清单的各版本：原报与每次修改，按到达顺序 / the versions of a list: as first declared, and each change, as they came',
  description: '规则 rules: C-11',
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('各版本 / the versions', Versions),
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};

const PRINT_SCHEMA = {
  tags: ['declarations'],
  operationId: 'printDeclaration',
  summary:
    '可打印的清单（HTML），任一版本；缺省为现行版本 / the list as a page to print, any version; the one in force by default',
  description: '与报关单具有同等法律效力（194号（八））；个人信息已掩码；规则 rules: C-11 / personal data masked',
  security: BEARER,
  params: NUMBERED,
  querystring: only({ version: maybe(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  response: {
    200: {
      description: '网页 / the page',
      headers: CONVERSATION_HEADERS,
      content: { 'text/html': { schema: { type: 'string' } } },
    },
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};
