import { INSTANT } from '../instant.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { errorAnswers } from '../schemas.ts';
import { UUID } from '../uuid.ts';

const REASON = { type: 'string', minLength: 1, maxLength: 1000 };
const NUMBER = { type: 'string', minLength: 1, maxLength: 30, pattern: '^[^\\u0000-\\u001f]*$' };
const TOKEN_ID = { type: 'string', pattern: '^[0-9a-f]{16}$' };
const DAYS_MAX = 3_650;
const LABEL = { type: 'string', minLength: 1, maxLength: 100, description: '用途 / what it is for' };
const DAYS = {
  type: 'integer',
  minimum: 1,
  maximum: DAYS_MAX,
  description: '有效天数，默认见参数 firm-token-days / for how many days; the parameter by default',
};

const moment = { type: 'string', nullable: true };
const TOKEN = {
  type: 'object',
  required: ['id', 'kind', 'holder', 'label', 'created', 'until', 'lastUsed', 'ended'],
  properties: {
    id: { type: 'string' },
    kind: { type: 'string', enum: ['firm', 'staff'] },
    holder: { type: 'string' },
    label: { type: 'string' },
    created: { type: 'string' },
    until: moment,
    lastUsed: { ...moment, description: '精确到小时 / right to the hour' },
    ended: moment,
  },
};
const listOf = (items: object): object => ({
  200: {
    description: '最新在前 / newest first',
    headers: CONVERSATION_HEADERS,
    type: 'object',
    properties: { tokens: { type: 'array', items } },
  },
});
const one = { 200: { description: '该令牌 / the token', headers: CONVERSATION_HEADERS, ...TOKEN } };
const issued = {
  200: {
    description: '令牌只显示一次 / the token is told once',
    headers: CONVERSATION_HEADERS,
    type: 'object',
    required: ['token', 'until', 'others'],
    properties: { token: { type: 'string' }, until: moment, others: { type: 'array', items: TOKEN } },
  },
};
const bodyOf = (properties: Readonly<Record<string, object>>, required: readonly string[]): object => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const idOf = (name: string, schema: object): object => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});

export const LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listTokens',
  summary: '企业与人员的访问令牌 / access tokens of firms and staff',
  description: '角色 roles: operator, supervisor, auditor',
  security: BEARER,
  querystring: bodyOf(
    { holder: NUMBER, all: { type: 'boolean', description: '含已失效的 / those that count no more as well' } },
    [],
  ),
  response: { ...listOf(TOKEN), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const ISSUE_SCHEMA = {
  tags: ['registry'],
  operationId: 'issueToken',
  summary: '为企业签发访问令牌，已有的继续有效 / an access token for a firm; those it has go on',
  description: '角色 roles: operator, supervisor',
  security: BEARER,
  params: { type: 'object', required: ['number'], properties: { number: NUMBER } },
  body: bodyOf({ label: LABEL, days: DAYS, reason: REASON }, ['label', 'reason']),
  response: { ...issued, ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

export const END_SCHEMA = {
  tags: ['registry'],
  operationId: 'endToken',
  summary: '停用一个令牌，其余不变 / end one token and no other',
  description: '角色 roles: operator, supervisor',
  security: BEARER,
  params: idOf('tokenId', TOKEN_ID),
  body: bodyOf({ reason: REASON }, ['reason']),
  response: { ...one, ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

export const OWN_LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listOwnTokens',
  summary: '本企业有效的令牌 / the tokens of your firm that count',
  security: BEARER,
  response: { ...listOf(TOKEN), ...errorAnswers(401, 429, 500, 503) },
};

export const OWN_ISSUE_SCHEMA = {
  tags: ['registry'],
  operationId: 'issueOwnToken',
  summary: '为本企业再签发一个令牌 / another token for your firm',
  security: BEARER,
  body: bodyOf({ label: LABEL, days: DAYS }, ['label']),
  response: { ...issued, ...errorAnswers(400, 401, 409, 429, 500, 503) },
};

export const OWN_END_SCHEMA = {
  tags: ['registry'],
  operationId: 'endOwnToken',
  summary: '停用本企业的一个令牌 / end one token of your firm',
  security: BEARER,
  params: idOf('tokenId', TOKEN_ID),
  body: bodyOf({ reason: REASON }, ['reason']),
  response: { ...one, ...errorAnswers(400, 401, 409, 429, 500, 503) },
};

export const CONSUMER_LIST_SCHEMA = {
  tags: ['consumer'],
  operationId: 'listConsumerTokens',
  summary:
    '已签发的消费者令牌：由谁、为谁（脱敏）、何时 / tokens issued to consumers: by whom, for whom (masked), when',
  description: '角色 roles: supervisor, auditor',
  security: BEARER,
  querystring: bodyOf({ operator: NUMBER, before: INSTANT, limit: { type: 'integer', minimum: 1, maximum: 500 } }, []),
  response: {
    ...listOf({ type: 'object', additionalProperties: true }),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

export const CONSUMER_END_SCHEMA = {
  tags: ['consumer'],
  operationId: 'endConsumerToken',
  summary: '停用消费者令牌 / end a consumer’s token',
  description: '角色 roles: operator, supervisor, auditor',
  security: BEARER,
  params: idOf('id', UUID),
  body: bodyOf({ reason: REASON }, ['reason']),
  response: {
    200: {
      description: '已停用 / it counts no more',
      headers: CONVERSATION_HEADERS,
      type: 'object',
      properties: { id: { type: 'string' }, ended: moment },
    },
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};
