import { formatFen, shanghaiIso, shanghaiYear } from '@tongguan/kernel';
import type { QuotaView } from '../index.ts';
import {
  BEARER,
  consumer as person,
  explained,
  FORM_BYTES_MAX,
  personOf,
  Problem,
  readJsonBodies,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import { answer, errorAnswers, maybe, oneOf, only, truth, words } from '../../gateway/schemas/index.ts';
import { Authentication, ConsumerToken, Dispute, Freeze, Quota, type QuotaAnswer } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { type ConsumerServices, OF_YEAR, OWN_COST, ownRoutes } from './own.ts';

type Context = GatewayContext & ConsumerServices;

/** F-03: the consumer's own quota. Whose it is, the token says; there is no way to ask about another. */
export async function consumerRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  const { consumer } = context;

  app.post('/api/office/consumer-tokens', {
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

  app.post('/api/office/identity-authentications', {
    schema: AUTHENTICATION_SCHEMA,
    config: staff(['operator']),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const recorded = await context.identities.record({ ...request.body, operator: staffOf(request).code });
      if (!recorded.ok) throw new Problem('act-refused', { refusals: recorded.refusals.map(explained) });
      return { state: recorded.value.recorded ? ('recorded' as const) : ('waiting' as const) };
    },
  });

  ownRoutes(app, context);

  app.get('/api/consumer/quota', {
    schema: QUOTA_SCHEMA,
    config: person(OWN_COST),
    handler: async (request) => {
      const year = request.query.year ?? shanghaiYear(context.clock.now());
      return viewOf(await consumer.quota(personOf(request), year));
    },
  });

  app.post('/api/consumer/disputes', {
    schema: DISPUTE_SCHEMA,
    config: person(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { preNo, statement } = request.body;
      // The same answer whether there is no such declaration or it is another's.
      const opened = await consumer.dispute(personOf(request), preNo, statement);
      if (!opened.ok) throw new Problem('declaration-unknown');
      const { caseNo } = opened.value;
      return { preNo, state: caseNo === null ? ('waiting' as const) : ('opened' as const), caseNo };
    },
  });

  app.post('/api/consumer/freeze', {
    schema: FREEZE_SCHEMA,
    config: person(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      await consumer.freeze(personOf(request), request.body.frozen);
      return { frozen: request.body.frozen };
    },
  });
}

function viewOf({ year, limitFen, reservedFen, usedFen, frozen, uses }: QuotaView): QuotaAnswer {
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

const TOKEN_SCHEMA = {
  tags: ['consumer'],
  operationId: 'issueConsumerToken',
  summary: '为已在别处核验身份的消费者签发令牌，一日有效 / a token for somebody authenticated elsewhere, for a day',
  description: '角色 role: operator',
  security: BEARER,
  body: only({
    idType: oneOf(['1']),
    // Whether it is one is judged with a code of its own; wide enough for what people type.
    idNumber: words(40),
    reason: words(1000, '如何核验，记入日志 / how, for the journal'),
  }),
  response: { 200: answer('令牌 / the token', ConsumerToken), ...errorAnswers(400, 401, 403, 409, 429, 500, 503) },
};

const AUTHENTICATION_SCHEMA = {
  tags: ['consumer'],
  operationId: 'recordAuthentication',
  summary: '登记订购人身份认证 / record that an authorised body has authenticated a buyer, or takes it back',
  description: '角色 role: operator；规则 rules: D-02, D-05a',
  security: BEARER,
  body: only({
    idType: oneOf(['1', '2']),
    idNumber: words(40),
    name: words(60),
    result: oneOf(['authenticated', 'withdrawn']),
    authority: words(60, '国家主管部门或其授权的机构 / the body'),
    authorisation: words(60, '授权依据 / the paper by which it may'),
    evidence: words(60, '认证凭证编号 / the number of its evidence'),
    on: words(10, 'YYYY-MM-DD'),
    until: maybe(words(10, 'YYYY-MM-DD')),
    reason: words(1000, '记入日志 / for the journal'),
  }),
  response: {
    200: answer('已登记 / recorded', Authentication),
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};

const QUOTA_SCHEMA = {
  tags: ['consumer'],
  operationId: 'readQuota',
  summary: '本人年度额度与每一笔使用 / my annual quota and every use of it',
  security: BEARER,
  querystring: OF_YEAR,
  response: { 200: answer('额度 / the quota', Quota), ...errorAnswers(400, 401, 429, 500, 503) },
};

const DISPUTE_SCHEMA = {
  tags: ['consumer'],
  operationId: 'disputeUse',
  summary: '“不是我买的” / not mine',
  security: BEARER,
  body: only({ preNo: words(18), statement: words(1000) }),
  response: {
    200: answer('已立案 / a case is open', Dispute),
    ...errorAnswers(400, 401, 'declaration-unknown', 429, 500, 503),
  },
};

const FREEZE_SCHEMA = {
  tags: ['consumer'],
  operationId: 'freezeQuota',
  summary: '冻结或解冻本人额度 / freeze or unfreeze my quota',
  security: BEARER,
  body: only({ frozen: truth }),
  response: { 200: answer('现状 / as it is now', Freeze), ...errorAnswers(400, 401, 429, 500, 503) },
};
