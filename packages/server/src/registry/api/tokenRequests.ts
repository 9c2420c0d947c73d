import { Type } from 'typebox';
import { BEARER, INSTANT, UUID } from '../../gateway/index.ts';
import { answer, errorAnswers, limitOf, maybe, only, plainText, REASON, words } from '../../gateway/schemas/index.ts';
import { ConsumerTokens, EndedToken, IssuedToken, Token, Tokens } from './tokenAnswers.ts';

const DAYS_MAX = 3_650;
const LABEL = words(100, '用途 / what it is for');
const DAYS = Type.Integer({
  minimum: 1,
  maximum: DAYS_MAX,
  description: '有效天数，默认见参数 firm-token-days / for how many days; the parameter by default',
});
const NUMBER = plainText(30);
const BY_TOKEN_ID = Type.Object({ tokenId: Type.String({ pattern: '^[0-9a-f]{16}$' }) });
const NEWEST_FIRST = '最新在前 / newest first';

const one = { 200: answer('该令牌 / the token', Token) };
const issued = { 200: answer('令牌只显示一次 / the token is told once', IssuedToken) };

export const LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listTokens',
  summary: '企业与人员的访问令牌 / access tokens of firms and staff',
  description: '角色 roles: operator, supervisor, auditor',
  security: BEARER,
  querystring: only({
    holder: maybe(NUMBER),
    all: maybe(Type.Boolean({ description: '含已失效的 / those that count no more as well' })),
  }),
  response: { 200: answer(NEWEST_FIRST, Tokens), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const ISSUE_SCHEMA = {
  tags: ['registry'],
  operationId: 'issueToken',
  summary: '为企业签发访问令牌，已有的继续有效 / an access token for a firm; those it has go on',
  description: '角色 roles: operator, supervisor',
  security: BEARER,
  params: Type.Object({ number: NUMBER }),
  body: only({ label: LABEL, days: maybe(DAYS), reason: REASON }),
  response: { ...issued, ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

export const END_SCHEMA = {
  tags: ['registry'],
  operationId: 'endToken',
  summary: '停用一个令牌，其余不变 / end one token and no other',
  description: '角色 roles: operator, supervisor',
  security: BEARER,
  params: BY_TOKEN_ID,
  body: only({ reason: REASON }),
  response: { ...one, ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

export const OWN_LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listOwnTokens',
  summary: '本企业有效的令牌 / the tokens of your firm that count',
  security: BEARER,
  response: { 200: answer(NEWEST_FIRST, Tokens), ...errorAnswers(401, 429, 500, 503) },
};

export const OWN_ISSUE_SCHEMA = {
  tags: ['registry'],
  operationId: 'issueOwnToken',
  summary: '为本企业再签发一个令牌 / another token for your firm',
  security: BEARER,
  body: only({ label: LABEL, days: maybe(DAYS) }),
  response: { ...issued, ...errorAnswers(400, 401, 409, 429, 500, 503) },
};

export const OWN_END_SCHEMA = {
  tags: ['registry'],
  operationId: 'endOwnToken',
  summary: '停用本企业的一个令牌 / end one token of your firm',
  security: BEARER,
  params: BY_TOKEN_ID,
  body: only({ reason: REASON }),
  response: { ...one, ...errorAnswers(400, 401, 409, 429, 500, 503) },
};

export const CONSUMER_LIST_SCHEMA = {
  tags: ['consumer'],
  operationId: 'listConsumerTokens',
  summary:
    '已签发的消费者令牌：由谁、为谁（脱敏）、何时 / tokens issued to consumers: by whom, for whom (masked), when',
  description: '角色 roles: supervisor, auditor',
  security: BEARER,
  querystring: only({ operator: maybe(NUMBER), before: maybe(INSTANT), limit: limitOf(500) }),
  response: {
    200: answer(NEWEST_FIRST, ConsumerTokens),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

export const CONSUMER_END_SCHEMA = {
  tags: ['consumer'],
  operationId: 'endConsumerToken',
  summary: '停用消费者令牌 / end a consumer’s token',
  description: '角色 roles: operator, supervisor, auditor',
  security: BEARER,
  params: Type.Object({ id: UUID }),
  body: only({ reason: REASON }),
  response: {
    200: answer('已停用 / it counts no more', EndedToken),
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};
