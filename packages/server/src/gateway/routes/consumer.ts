import { formatFen, shanghaiIso, shanghaiYear } from '@tongguan/kernel';
import type { FastifyInstance } from 'fastify';
import type { QuotaView } from '../../consumer/index.ts';
import { personOf, staffOf } from '../auth.ts';
import { consumer as person, FORM_BYTES_MAX, staff } from '../doors.ts';
import { readJsonBodies } from '../jsonBody.ts';
import { BEARER, CONVERSATION_HEADERS } from '../openapi.ts';
import { Problem } from '../problems.ts';
import { explained } from '../refusals.ts';
import { errorAnswers } from '../schemas.ts';
import type { GatewayContext } from '../types.ts';
import { OWN_COST, ownRoutes } from './consumerOwn.ts';

const FIRST_YEAR = 2016;

/** F-03: the consumer's own quota. Whose it is, the token says; there is no way to ask about another. */
export async function consumerRoutes(app: FastifyInstance, context: GatewayContext): Promise<void> {
  readJsonBodies(app);
  const { consumer } = context;

  app.post<{ Body: { idType: string; idNumber: string; reason: string } }>('/api/office/consumer-tokens', {
    schema: TOKEN_SCHEMA,
    config: staff(['operator']),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code } = staffOf(request);
      const issued = await context.consumerTokens.issue({ ...request.body, operator: code });
      if (!issued.ok) throw new Problem('act-refused', { refusals: issued.refusals.map(explained) });
      const { token, tokenId, untilMs } = issued.value;
      return { token, id: tokenId, until: shanghaiIso(untilMs) };
    },
  });

  ownRoutes(app, context);

  app.get<{ Querystring: { year?: number } }>('/api/consumer/quota', {
    schema: QUOTA_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => {
      const year = request.query.year ?? shanghaiYear(context.clock.now());
      return viewOf(await consumer.quota(personOf(request), year));
    },
  });

  app.post<{ Body: { preNo: string; statement: string } }>('/api/consumer/disputes', {
    schema: DISPUTE_SCHEMA,
    config: person(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { preNo, statement } = request.body;
      // The same answer whether there is no such list or it is another's.
      const opened = await consumer.dispute(personOf(request), preNo, statement);
      if (!opened.ok) throw new Problem('declaration-unknown');
      const { caseNo } = opened.value;
      return { preNo, state: caseNo === null ? 'waiting' : 'opened', caseNo };
    },
  });

  app.post<{ Body: { frozen: boolean } }>('/api/consumer/freeze', {
    schema: FREEZE_SCHEMA,
    config: person(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      await consumer.freeze(personOf(request), request.body.frozen);
      return { frozen: request.body.frozen };
    },
  });
}

function viewOf({ year, limitFen, reservedFen, usedFen, frozen, uses }: QuotaView): object {
  return {
    year,
    limit: formatFen(limitFen),
    reserved: formatFen(reservedFen),
    used: formatFen(usedFen),
    available: formatFen(limitFen - reservedFen - usedFen),
    frozen,
    uses: uses.map(({ amountFen, taxFen, atMs, ...use }) => ({
      ...use,
      at: shanghaiIso(atMs),
      amount: formatFen(amountFen),
      tax: taxFen === null ? null : formatFen(taxFen),
    })),
  };
}

const ANY = { type: 'object', additionalProperties: true };
const ok = (description: string): object => ({ 200: { description, headers: CONVERSATION_HEADERS, ...ANY } });
const body = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

const TOKEN_SCHEMA = {
  tags: ['consumer'],
  operationId: 'issueConsumerToken',
  summary: '为已在别处核验身份的消费者签发令牌，一日有效 / a token for somebody authenticated elsewhere, for a day',
  description: '角色 role: operator',
  security: BEARER,
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['idType', 'idNumber', 'reason'],
    properties: {
      idType: { type: 'string', enum: ['1'] },
      // Whether it is one is judged with a code of its own; wide enough for what people type.
      idNumber: { type: 'string', minLength: 1, maxLength: 40 },
      reason: {
        type: 'string',
        minLength: 1,
        maxLength: 1000,
        description: '如何核验，记入日志 / how, for the journal',
      },
    },
  },
  response: { ...ok('令牌 / the token'), ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

const QUOTA_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readQuota',
  summary: '本人年度额度与每一笔使用 / my annual quota and every use of it',
  security: BEARER,
  querystring: {
    type: 'object',
    additionalProperties: false,
    properties: { year: { type: 'integer', minimum: FIRST_YEAR, maximum: 9999 } },
  },
  response: { ...ok('额度 / the quota'), ...errorAnswers(400, 401, 429, 500, 503) },
};

const DISPUTE_SCHEMA = {
  tags: ['consumer'],
  operationId: 'disputeUse',
  summary: '“不是我买的” / not mine',
  security: BEARER,
  body: body({
    preNo: { type: 'string', minLength: 1, maxLength: 18 },
    statement: { type: 'string', minLength: 1, maxLength: 1000 },
  }),
  response: { ...ok('已立案 / a case is open'), ...errorAnswers(400, 401, 404, 429, 500, 503) },
};

const FREEZE_SCHEMA = {
  tags: ['consumer'],
  operationId: 'freezeQuota',
  summary: '冻结或解冻本人额度 / freeze or unfreeze my quota',
  security: BEARER,
  body: body({ frozen: { type: 'boolean' } }),
  response: { ...ok('现状 / as it is now'), ...errorAnswers(400, 401, 429, 500, 503) },
};
