import type pg from 'pg';
import type { SecondPersonStore } from '../../clearance/later/secondPersonStore.ts';
import { BOOKS, ENTRY_KINDS } from '../../ledgers/index.ts';
import type { ActorRole } from '../../office/types.ts';

/** Proposals and their decisions, within the transaction of `client` (K-03). */
export function secondPersonStore(client: pg.PoolClient): SecondPersonStore {
  return {
    async askedFor(part, actId) {
      const { rows } = await client.query<Row>({ name: 'clearance-asked-for', text: ASKED_FOR, values: [actId, part] });
      const [row] = rows;
      if (row === undefined) return null;
      const expiresMs = Number(row.expires_ms);
      if (row.approve === null) return { expiresMs, agreement: null };
      const { approve, reason, request_hash: requestHash } = row;
      const actor = { code: row.actor_code, role: row.actor_role };
      return { expiresMs, agreement: { approve, actor, reason, atMs: Number(row.at_ms), requestHash } };
    },

    async askSecond({ part, actId, kind, subject, actor, requestHash, atMs, expiresMs }) {
      const values = [actId, part, kind, subject, actor.code, actor.role, atMs, expiresMs, requestHash];
      await client.query({ name: 'clearance-ask-second', text: ASK_SECOND, values });
    },

    async cameInSince({ part, account }, sinceMs) {
      const values = [part, account, sinceMs];
      const { rows } = await client.query<{ amount: string }>({ name: 'clearance-came-in', text: CAME_IN, values });
      return BigInt(rows[0]?.amount ?? 0);
    },
  };
}

const ASKED_FOR = `
  SELECT p.expires_ms, d.approve, d.actor_code, d.actor_role, d.reason, d.at_ms, d.request_hash
  FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
  WHERE p.proposal_id = $1 AND p.part = $2`;

/** Reason and body stay with the act. */
const ASK_SECOND = `
  INSERT INTO act_proposal (proposal_id, part, kind, number, actor_code, actor_role, at_ms, expires_ms, request_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** By the index of what acts moved: what was sold in the meantime is not walked through. */
const CAME_IN = `
  SELECT coalesce(sum(amount), 0)::text AS amount FROM ledger_entry
  WHERE part = $1 AND book = ${BOOKS.stock} AND kind = ${ENTRY_KINDS.grant} AND at_ms >= $3 AND account = $2`;

type Row = {
  expires_ms: bigint;
  approve: boolean | null;
  actor_code: string;
  actor_role: ActorRole;
  reason: string;
  at_ms: bigint;
  request_hash: Buffer | null;
};
