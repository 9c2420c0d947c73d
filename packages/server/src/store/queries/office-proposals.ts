import type { Proposal, ProposalDecision, ProposalStore } from '../../office/proposals.ts';
import type { ActorRole } from '../../office/types.ts';
import type { Store } from '../pool.ts';

/** Acts that wait for a second person, and what was decided (K-03). */
export function proposalStore(store: Store): ProposalStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async insert({ proposalId, kind, number, actor, reason, atMs, expiresMs, requestHash, body }) {
      const values = [proposalId, kind, number, actor.code, actor.role, reason, atMs, expiresMs, requestHash, body];
      const inserted = await rows<{ request_hash: Buffer }>('office-insert-proposal', INSERT, values);
      const [row] =
        inserted.length > 0
          ? inserted
          : await rows<{ request_hash: Buffer }>('office-proposal-hash', HASH, [proposalId]);
      return row?.request_hash ?? requestHash;
    },
    async find(proposalId) {
      const [row] = await rows<ProposalRow & { body: Buffer }>('office-proposal', FIND, [proposalId]);
      return row === undefined ? null : { ...toProposal(row), body: row.body };
    },
    async decide(proposalId, { approve, actor, reason, atMs }) {
      const values = [proposalId, approve, actor.code, actor.role, reason, atMs];
      await rows('office-decide-proposal', DECIDE, values);
      const [row] = await rows<ProposalRow>('office-proposal', FIND, [proposalId]);
      const stored = row === undefined ? null : decisionOf(row);
      if (stored === null) throw new Error('a proposal was decided and the decision is not there');
      return stored;
    },
    async list({ openOnly, nowMs, limit }) {
      const found = await (openOnly
        ? rows<ProposalRow>('office-proposals-open', LIST_OPEN, [nowMs, limit])
        : rows<ProposalRow>('office-proposals', LIST, [limit]));
      return found.map(toProposal);
    },
  };
}

const COLUMNS = `
  p.proposal_id, p.kind, p.number, p.actor_code, p.actor_role, p.reason, p.at_ms, p.expires_ms,
  d.approve, d.actor_code AS second_code, d.actor_role AS second_role, d.reason AS second_reason, d.at_ms AS second_ms`;
const JOINED = 'FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id';

const INSERT = `
  INSERT INTO act_proposal (proposal_id, kind, number, actor_code, actor_role, reason, at_ms, expires_ms, request_hash, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (proposal_id) DO NOTHING RETURNING request_hash`;
const HASH = 'SELECT request_hash FROM act_proposal WHERE proposal_id = $1';
const FIND = `SELECT ${COLUMNS}, p.body ${JOINED} WHERE p.proposal_id = $1`;
const DECIDE = `
  INSERT INTO act_proposal_decision (proposal_id, approve, actor_code, actor_role, reason, at_ms)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (proposal_id) DO NOTHING`;
const LIST = `SELECT ${COLUMNS} ${JOINED} ORDER BY p.at_ms DESC, p.proposal_id LIMIT $1`;
const LIST_OPEN = `
  SELECT ${COLUMNS} ${JOINED} WHERE d.proposal_id IS NULL AND p.expires_ms > $1
  ORDER BY p.at_ms DESC, p.proposal_id LIMIT $2`;

type ProposalRow = {
  proposal_id: string;
  kind: string;
  number: string;
  actor_code: string;
  actor_role: ActorRole;
  reason: string;
  at_ms: bigint;
  expires_ms: bigint;
  approve: boolean | null;
  second_code: string;
  second_role: ActorRole;
  second_reason: string;
  second_ms: bigint;
};

function toProposal(row: ProposalRow): Proposal {
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    number: row.number,
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
