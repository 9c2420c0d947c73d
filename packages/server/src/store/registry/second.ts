import { done, type Outcome, readStored, refused, storedRecord } from '@tongguan/kernel';
import type pg from 'pg';
import { decidedOtherwise, expired } from '../../office/decision.ts';
import type { ActorRole, ProposalDecision } from '../../office/types.ts';
import { type Applied, type JournalEntry, type ProposedChange, REGISTRY_PART } from '../../registry/changes/types.ts';
import { REGISTRY_CODES } from '../../registry/errors.ts';

/** Whether the id is unused in both rooms (K-03); from now on it belongs to this request. */
export async function claimId(client: pg.PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query({ name: 'registry-claim-id', text: CLAIM_ID, values: [id] });
  return rowCount === 1;
}

/** A proposed change; null: none. */
export async function proposedChange(client: pg.PoolClient, id: string): Promise<ProposedChange | null> {
  const { rows } = await client.query<Row>({ name: 'registry-proposed', text: PROPOSED, values: [id, REGISTRY_PART] });
  const [row] = rows;
  if (row === undefined) return null;
  const actor = { code: row.second_code, role: row.second_role };
  return {
    entryId: row.proposal_id,
    kind: row.kind,
    participantCode: row.number,
    actor: { code: row.actor_code, role: row.actor_role },
    reason: row.reason,
    atMs: Number(row.at_ms),
    facts: {},
    body: readStored(`proposal ${id}`, () => storedRecord<ProposedChange['body']>(row.body.toString('utf8'))),
    requestHash: row.request_hash,
    expiresMs: Number(row.expires_ms),
    decision:
      row.approve === null
        ? null
        : { approve: row.approve, actor, reason: row.second_reason, atMs: Number(row.second_ms) },
  };
}

/** The state of a proposed change that is not on record. */
export function standingOfChange({ entryId, atMs, expiresMs, decision }: ProposedChange): Applied {
  const stands = { entryId, atMs, writes: 0 };
  return decision === null ? { ...stands, proposedUntilMs: expiresMs } : { ...stands, declined: true };
}

export async function askSecond(
  client: pg.PoolClient,
  { entryId, kind, participantCode, actor, reason, atMs }: JournalEntry,
  asked: Pick<ProposedChange, 'body' | 'requestHash' | 'expiresMs'>,
): Promise<void> {
  const body = Buffer.from(JSON.stringify(asked.body));
  const who = [kind, participantCode, actor.code, actor.role, reason];
  const values = [entryId, REGISTRY_PART, ...who, atMs, asked.expiresMs, asked.requestHash, body];
  await client.query({ name: 'registry-ask-second', text: ASK_SECOND, values });
}

export async function insertDecision(
  client: pg.PoolClient,
  { entryId, requestHash }: ProposedChange,
  { approve, actor, reason, atMs }: ProposalDecision,
): Promise<void> {
  const values = [entryId, approve, actor.code, actor.role, reason, atMs, requestHash];
  await client.query({ name: 'registry-decide', text: DECIDE, values });
}

/** Why this decision cannot be taken; null: it can. The first one counts. */
export function undecidable(
  proposed: ProposedChange,
  { approve, actor, atMs }: ProposalDecision,
): Extract<Outcome<never>, { ok: false }> | null {
  const { entryId, decision } = proposed;
  const contrary = decision === null ? null : decidedOtherwise(decision, { approve, actor });
  if (contrary !== null) return contrary;
  if (proposed.actor.code === actor.code) {
    return refused({ code: '90300', path: 'actor', found: actor.code, allowed: '另一人 another person' });
  }
  return expired(entryId, proposed, atMs);
}

export function unknownProposal(id: string): Extract<Outcome<never>, { ok: false }> {
  return refused({ code: '90042', path: 'proposalId', found: id, allowed: '待复核的操作 a proposal' });
}

/** The id belongs to another request, of whichever room. */
export function usedTwice(id: string): Extract<Outcome<never>, { ok: false }> {
  const allowed = '新的编号 a fresh id';
  return refused({ code: REGISTRY_CODES.idUsedTwice, path: 'Idempotency-Key', found: id, allowed });
}

/** For the answer of a change that is on record. */
export function recorded({ entryId, atMs }: Pick<JournalEntry, 'entryId' | 'atMs'>, writes: number): Outcome<Applied> {
  return done({ entryId, atMs, writes });
}

const CLAIM_ID = `
  INSERT INTO act_key (act_id) SELECT $1::uuid
  WHERE NOT EXISTS (SELECT known.part FROM act known WHERE known.act_id = $1)
    AND NOT EXISTS (SELECT 1 FROM act_proposal p WHERE p.proposal_id = $1)
  ON CONFLICT (act_id) DO NOTHING`;

const PROPOSED = `
  SELECT p.proposal_id, p.kind, p.number, p.actor_code, p.actor_role, p.reason, p.at_ms, p.expires_ms, p.request_hash, p.body,
         d.approve, d.actor_code AS second_code, d.actor_role AS second_role, d.reason AS second_reason, d.at_ms AS second_ms
  FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
  WHERE p.proposal_id = $1 AND p.part = $2`;

/** The body has dates and firms, and no persons; the reason comes sealed (see `registry/sealedReasons.ts`). */
const ASK_SECOND = `
  INSERT INTO act_proposal (proposal_id, part, kind, number, actor_code, actor_role, reason, at_ms, expires_ms, request_hash, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const DECIDE = `
  INSERT INTO act_proposal_decision (proposal_id, approve, actor_code, actor_role, reason, at_ms, request_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

type Row = {
  proposal_id: string;
  kind: string;
  number: string;
  actor_code: string;
  actor_role: ActorRole;
  reason: string;
  at_ms: bigint;
  expires_ms: bigint;
  request_hash: Buffer;
  body: Buffer;
  approve: boolean | null;
  second_code: string;
  second_role: ActorRole;
  second_reason: string;
  second_ms: bigint;
};
