import { shanghaiIso } from '@tongguan/kernel';
import { Type } from 'typebox';
import type { Actor, Proposal } from '../index.ts';
import {
  BEARER,
  canonicalUuid,
  explained,
  FORM_BYTES_MAX,
  Problem,
  READERS,
  readJsonBodies,
  shownReason,
  staff,
  staffOf,
  UUID,
} from '../../gateway/index.ts';
import { allOf, answer, errorAnswers, oneOf, only, REASON } from '../../gateway/schemas/index.ts';
import { ActAnswer, type ProposalLine, Proposals } from './answers.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import { answerOf } from './routes.ts';

const DECIDERS = ['operator', 'officer', 'supervisor'];
const LIST_LIMIT = 200;

/**
 * GET /api/office/proposals: acts that wait for a second person; POST /api/office/proposals/:id/decision: somebody
 * else with a role of the act agrees, and it is carried out, or does not (K-03).
 */
export async function proposalRoutes(app: TypedApp, context: GatewayContext): Promise<void> {
  readJsonBodies(app);

  app.get('/api/office/proposals', {
    schema: LIST_SCHEMA,
    config: staff(READERS),
    handler: async (request) => {
      const reader = staffOf(request);
      const found = await context.office.proposals(request.query.all !== true, LIST_LIMIT, reader.customsCode);
      // The second person must read the reason; proposals about the registry are for operators.
      const mayDecide = (one: Proposal): boolean =>
        context.office.kinds.find(({ name }) => name === one.kind)?.roles.includes(reader.role) ?? true;
      const shown = (one: Proposal, reason: string, by: Actor): string =>
        mayDecide(one) ? reason : shownReason(reason, by, reader);
      return { proposals: found.map((one) => lineOf(one, context.clock.now(), shown)) };
    },
  });

  app.post('/api/office/proposals/:id/decision', {
    schema: DECISION_SCHEMA,
    config: staff(DECIDERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request, reply) => {
      const { code, role, customsCode: district } = staffOf(request);
      const { decision, reason } = request.body;
      const actor = { code, role, district };
      const proposalId = canonicalUuid(request.params.id);
      const decided = await context.office.decide({ proposalId, approve: decision === 'approve', actor, reason });
      if (!decided.ok) throw new Problem('act-refused', { refusals: decided.refusals.map(explained) });
      const { outcome, declined } = decided.value;
      return reply.code(outcome === null && declined !== true ? 202 : 200).send(answerOf(decided.value));
    },
  });
}

function lineOf(
  proposal: Proposal,
  nowMs: number,
  shown: (one: Proposal, reason: string, by: Actor) => string,
): ProposalLine {
  const { proposalId, kind, number, actor, reason, atMs, expiresMs, decision } = proposal;
  const open = nowMs < expiresMs ? 'open' : 'expired';
  const state = decision === null ? open : decision.approve ? 'approved' : 'declined';
  const second =
    decision === null
      ? {}
      : {
          second: {
            actor: decision.actor.code,
            reason: shown(proposal, decision.reason, decision.actor),
            at: shanghaiIso(decision.atMs),
          },
        };
  const times = { at: shanghaiIso(atMs), expires: shanghaiIso(expiresMs) };
  const why = shown(proposal, reason, actor);
  const asked = { subject: number, actor: actor.code, role: actor.role, reason: why };
  return { proposalId, kind, ...asked, ...times, state, ...second };
}

const LIST_SCHEMA = {
  tags: ['office'],
  operationId: 'listProposals',
  summary: '待复核的操作 / acts that wait for a second person',
  security: BEARER,
  querystring: allOf('含已决定与已失效的 / those decided and expired too'),
  response: {
    200: answer('最新在前 / newest first', Proposals),
    ...errorAnswers(400, 401, 403, 429, 500, 503),
  },
};

const DECISION_SCHEMA = {
  tags: ['office'],
  operationId: 'proposal.decide',
  summary: '复核：同意即执行，须非提出人 / a second person agrees, and it is carried out, or does not',
  description: `角色 roles: ${DECIDERS.join(', ')}，且有权进行该操作 and one that may do the act; 规则 rules: K-03`,
  security: BEARER,
  params: Type.Object({ id: UUID }),
  body: only({ decision: oneOf(['approve', 'refuse']), reason: REASON }),
  response: {
    200: answer('已执行或已否决 / done or declined', ActAnswer),
    202: answer('已记录，尚未执行 / recorded, not looked at yet', ActAnswer),
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};
