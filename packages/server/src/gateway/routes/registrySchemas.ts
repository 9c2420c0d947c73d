import { REGISTRANT_SCHEMA, REGISTRANTS_MAX } from '../../registry/index.ts';
import { INSTANT } from '../instant.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { errorAnswers } from '../schemas.ts';
import { KEY_HEADER } from '../uuid.ts';

const NUMBER = { type: 'string', minLength: 1, maxLength: 20, pattern: '^[^\\u0000-\\u001f]*$' };
const REASON = { type: 'string', minLength: 1, maxLength: 1000 };
const ANY = { type: 'object', additionalProperties: true };
const ok = (description: string): object => ({ 200: { description, headers: CONVERSATION_HEADERS, ...ANY } });
const listed = (name: string, description: string): object => ({
  200: {
    description,
    headers: CONVERSATION_HEADERS,
    type: 'object',
    properties: { [name]: { type: 'array', items: ANY } },
  },
});

const DONE = {
  type: 'object',
  required: ['actId', 'state'],
  properties: {
    actId: { type: 'string' },
    state: { type: 'string', enum: ['done'] },
    at: { type: 'string' },
    facts: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

export const REGISTER_SCHEMA = {
  tags: ['registry'],
  operationId: 'registerParticipants',
  summary: '登记企业，全部或全不 / register firms, all or none',
  description:
    '角色 roles: operator, supervisor; 已按相同资料登记的不变 / who is on record with the same data is left alone',
  security: BEARER,
  headers: KEY_HEADER,
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['reason', 'participants'],
    properties: {
      reason: REASON,
      dryRun: { type: 'boolean', description: '只检查 / judge only' },
      participants: { type: 'array', minItems: 1, maxItems: REGISTRANTS_MAX, items: REGISTRANT_SCHEMA },
    },
  },
  response: {
    200: { description: '已登记 / on record', headers: CONVERSATION_HEADERS, ...DONE },
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};

export const LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listParticipants',
  summary: '在册企业 / firms on record',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      role: { type: 'string', maxLength: 20 },
      text: {
        type: 'string',
        minLength: 1,
        maxLength: 100,
        description: '编码或名称的一部分 / part of a code or name',
      },
    },
  },
  response: { ...listed('participants', '企业 / firms'), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const RECORD_SCHEMA = {
  tags: ['registry'],
  operationId: 'readParticipant',
  summary: '一家企业的全部在册资料 / everything on record about a firm',
  security: BEARER,
  params: { type: 'object', required: ['number'], properties: { number: NUMBER } },
  response: { ...ok('在册资料 / the record'), ...errorAnswers(400, 401, 403, 404, 429, 500, 503) },
};

export const EXPIRING_SCHEMA = {
  tags: ['registry'],
  operationId: 'listExpiring',
  summary:
    '将到期的证书、资质、委托、承诺、担保 / certificates, licences, delegations, undertakings, guarantees that end soon',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: { days: { type: 'integer', minimum: 1, maximum: 3_660, default: 30 } },
  },
  response: { ...listed('expiring', '最早在前 / soonest first'), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const JOURNAL_SCHEMA = {
  tags: ['registry'],
  operationId: 'readRegistryJournal',
  summary: '注册变更日志：何人、何时、为何 / changes of the registry: who, when, why',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: {
      participant: NUMBER,
      before: INSTANT,
      limit: { type: 'integer', minimum: 1, maximum: 500 },
    },
  },
  response: { ...listed('entries', '最新在前 / newest first'), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const OWN_SCHEMA = {
  tags: ['registry'],
  operationId: 'readOwnRecord',
  summary: '本企业的在册资料 / what is on record about your firm',
  security: BEARER,
  response: { ...ok('在册资料 / the record'), ...errorAnswers(401, 404, 429, 500, 503) },
};
