import { shanghaiIso } from '@tongguan/kernel';
import type { StaffRole } from '../../office/types.ts';
import type { TokenLine } from '../index.ts';
import {
  explained,
  firm,
  firmOf,
  FORM_BYTES_MAX,
  national,
  Problem,
  readJsonBodies,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import type { ConsumerTokenAnswer, IssuedAnswer, TokenAnswer } from './tokenAnswers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { ConsumerTokens } from '../../consumer/index.ts';
import type { TokenDesk } from '../index.ts';
import {
  CONSUMER_END_SCHEMA,
  CONSUMER_LIST_SCHEMA,
  END_SCHEMA,
  ISSUE_SCHEMA,
  LIST_SCHEMA,
  OWN_END_SCHEMA,
  OWN_ISSUE_SCHEMA,
  OWN_LIST_SCHEMA,
} from './tokenRequests.ts';

/** What the routes of this room use. */
export type TokenServices = { readonly tokens: TokenDesk; readonly consumerTokens: ConsumerTokens };
type Context = GatewayContext & TokenServices;

const KEEPERS: readonly StaffRole[] = ['operator', 'supervisor'];
const LOOKERS: readonly StaffRole[] = ['operator', 'supervisor', 'auditor'];
/** Which persons' quota an operator could read is shown to auditors of operators only. */
const WATCHERS: readonly StaffRole[] = ['supervisor', 'auditor'];
/** Tokens are rarely read or changed. */
const OWN_COST = 1_000;
const LIST_DEFAULT = 100;

/** Tokens: which there are, one more, the end of one (A-02, K-03, F-03). The hash that finds a token is never returned. */
export async function tokenRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  officeTokens(app, context);
  ownTokens(app, context);
  consumerTokens(app, context);
}

function officeTokens(app: TypedApp, context: Context): void {
  const { tokens, clock } = context;
  app.get('/api/office/tokens', {
    schema: LIST_SCHEMA,
    config: staff(LOOKERS),
    handler: async (request) => {
      national(staffOf(request));
      const { holder = null, all = false } = request.query;
      return { tokens: (await tokens.list({ holder, inForceMs: all ? null : clock.now() })).map(viewOf) };
    },
  });

  app.post('/api/office/participants/:number/tokens', {
    schema: ISSUE_SCHEMA,
    config: staff(KEEPERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code: by, role } = national(staffOf(request));
      return answer(await tokens.issue({ participantCode: request.params.number, ...request.body, by, role }));
    },
  });

  app.post('/api/office/tokens/:tokenId/end', {
    schema: END_SCHEMA,
    config: staff(KEEPERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code: by, role } = national(staffOf(request));
      const { reason } = request.body;
      const ended = await tokens.end({ tokenId: request.params.tokenId, holder: null, by, role, reason });
      if (!ended.ok) throw new Problem('act-refused', { refusals: ended.refusals.map(explained) });
      return viewOf(ended.value);
    },
  });
}

/** A firm changes its system without a gap and without asking anybody: a new token first, then the end of the old one. */
function ownTokens(app: TypedApp, context: Context): void {
  const { tokens, clock } = context;
  app.get('/api/participant/tokens', {
    schema: OWN_LIST_SCHEMA,
    config: firm(OWN_COST),
    handler: async (request) => {
      const { code } = firmOf(request);
      return { tokens: (await tokens.list({ holder: code, inForceMs: clock.now() })).map(viewOf) };
    },
  });

  app.post('/api/participant/tokens', {
    schema: OWN_ISSUE_SCHEMA,
    config: firm(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code } = firmOf(request);
      const asking = { by: code, role: 'participant', reason: OWN_REASON } as const;
      return answer(await tokens.issue({ participantCode: code, ...request.body, ...asking }));
    },
  });

  app.post('/api/participant/tokens/:tokenId/end', {
    schema: OWN_END_SCHEMA,
    config: firm(OWN_COST),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code } = firmOf(request);
      const asking = { by: code, role: 'participant', reason: request.body.reason } as const;
      const ended = await tokens.end({ tokenId: request.params.tokenId, holder: code, ...asking });
      if (!ended.ok) throw new Problem('act-refused', { refusals: ended.refusals.map(explained) });
      return viewOf(ended.value);
    },
  });
}

const OWN_REASON = '企业自行更换令牌 the firm changes its tokens';

function consumerTokens(app: TypedApp, context: Context): void {
  const { consumerTokens: tokens } = context;
  app.get('/api/office/consumer-tokens', {
    schema: CONSUMER_LIST_SCHEMA,
    config: staff(WATCHERS),
    handler: async (request) => {
      national(staffOf(request));
      const { operator = null, before, limit = LIST_DEFAULT } = request.query;
      const beforeMs = before === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(before);
      return { tokens: (await tokens.list({ operator, beforeMs, limit })).map(consumerView) };
    },
  });

  app.post('/api/office/consumer-tokens/:id/end', {
    schema: CONSUMER_END_SCHEMA,
    config: staff(KEEPERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const { code, role } = national(staffOf(request));
      const { reason } = request.body;
      const ended = await tokens.end({ tokenId: request.params.id, actor: { code, role }, reason });
      if (!ended.ok) throw new Problem('act-refused', { refusals: ended.refusals.map(explained) });
      const { tokenId, endedMs } = ended.value;
      return { id: tokenId, ended: instant(endedMs) };
    },
  });
}

type Issued = Awaited<ReturnType<Context['tokens']['issue']>>;

function answer(issued: Issued): IssuedAnswer {
  if (!issued.ok) throw new Problem('act-refused', { refusals: issued.refusals.map(explained) });
  const { token, untilMs, others } = issued.value;
  return { token, until: instant(untilMs), others: others.map(viewOf) };
}

function viewOf({ tokenId, createdMs, untilMs, lastUsedMs, endedMs, ...line }: TokenLine): TokenAnswer {
  const times = { created: shanghaiIso(createdMs), until: instant(untilMs), lastUsed: instant(lastUsedMs) };
  return { id: tokenId, ...line, ...times, ended: instant(endedMs) };
}

type ConsumerLine = Awaited<ReturnType<Context['consumerTokens']['list']>>[number];

function consumerView({
  tokenId,
  operator,
  personHex,
  maskedNumber,
  issuedMs,
  untilMs,
  endedMs,
}: ConsumerLine): ConsumerTokenAnswer {
  const times = { issued: shanghaiIso(issuedMs), until: shanghaiIso(untilMs), ended: instant(endedMs) };
  return { id: tokenId, operator, idNumber: maskedNumber, subject: personHex, ...times };
}

const instant = (atMs: number | null): string | null => (atMs === null ? null : shanghaiIso(atMs));
