import type { Proposal, ProposalStore, ProposedAct } from '../../office/proposals.ts';
import { ACT_ITEM, type ActorRole, type ProposalDecision } from '../../office/types.ts';
import type { Store } from '../pool.ts';

/** Acts that wait for a second person, and what was decided (K-03). Lanes propose; the door decides. */
export function proposalStore(store: Store): ProposalStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async find(proposalId) {
      const [row] = await rows<ProposalRow>('office-proposal', FIND, [proposalId]);
      return row === undefined ? null : toProposedAct(row);
    },
    async decide({ proposalId, part, requestHash }, { approve, actor, reason, atMs, arrivedUs }) {
      const values = [proposalId, approve, actor.code, actor.role, reason, atMs, requestHash, part, arrivedUs];
      await rows('office-decide-proposal', DECIDE, values);
      const [row] = await rows<ProposalRow>('office-proposal', FIND, [proposalId]);
      const stored = row === undefined ? null : decisionOf(row);
      if (stored === null) throw new Error('a proposal was decided and the decision is not there');
      return stored;
    },
    async list({ openOnly, nowMs, limit, district }) {
      const found = await (openOnly
        ? rows<ProposalRow>('office-proposals-open', LIST_OPEN, [limit, district, nowMs])
        : rows<ProposalRow>('office-proposals', LIST, [limit, district]));
      return found.map(toProposal);
    },
  };
}

/** A proposal of the time before acts and proposals were one holds its request itself. */
const COLUMNS = `
  p.proposal_id, p.part, p.kind, p.number, p.actor_code, p.actor_role, coalesce(p.reason, a.reason) AS reason, p.at_ms,
  p.expires_ms, p.request_hash, a.customs_code,
  d.approve, d.actor_code AS second_code, d.actor_role AS second_role, d.reason AS second_reason, d.at_ms AS second_ms`;
const JOINED = `
  FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
  LEFT JOIN act a ON a.part = p.part AND a.act_id = p.proposal_id`;

const FIND = `SELECT ${COLUMNS} ${JOINED} WHERE p.proposal_id = $1`;

/** The first decision counts; an approval brings the act before its lane again. */
const DECIDE = `
  WITH decided AS (
    INSERT INTO act_proposal_decision (proposal_id, approve, actor_code, actor_role, reason, at_ms, request_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (proposal_id) DO NOTHING RETURNING proposal_id, approve
  )
  INSERT INTO arrival (part, arrived_us, message_id, item, order_no)
  SELECT $8::smallint, $9::bigint, proposal_id, ${ACT_ITEM}, '' FROM decided WHERE approve`;
const LIST = `SELECT ${COLUMNS} ${JOINED} WHERE $2 = '' OR a.customs_code = $2 ORDER BY p.at_ms DESC, p.proposal_id LIMIT $1`;
const LIST_OPEN = `
  SELECT ${COLUMNS} ${JOINED} WHERE d.proposal_id IS NULL AND p.expires_ms > $3 AND ($2 = '' OR a.customs_code = $2)
  ORDER BY p.at_ms DESC, p.proposal_id LIMIT $1`;

type ProposalRow = {
  proposal_id: string;
  part: number | null;
  kind: string;
  number: string;
  customs_code: string | null;
  actor_code: string;
  actor_role: ActorRole;
  reason: string;
  at_ms: bigint;
  expires_ms: bigint;
  request_hash: Buffer;
  approve: boolean | null;
  second_code: string;
  second_role: ActorRole;
  second_reason: string;
  second_ms: bigint;
};

function toProposedAct(row: ProposalRow): ProposedAct {
  return { ...toProposal(row), requestHash: row.request_hash };
}

function toProposal(row: ProposalRow): Proposal {
  return {
    proposalId: row.proposal_id,
    part: row.part,
    kind: row.kind,
    number: row.number,
    customsCode: row.customs_code,
    actor: { code: row.actor_code, role: row.actor_role },
    reason: row.reason,
    atMs: Number(row.at_ms),
    expiresMs: Number(row.expires_ms),
    decision: decisionOf(row),
  };
}

function decisionOf(row: ProposalRow): ProposalDecision | null {
  if (row.approve === null) return null;
  const actor = { code: row.second_code, role: row.second_role };
  return { approve: row.approve, actor, reason: row.second_reason, atMs: Number(row.second_ms) };
}
