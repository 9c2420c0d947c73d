import type pg from 'pg';
import { assert, damagedText, done, type Outcome, storedRecord, toldOr } from '@tongguan/kernel';
import type { Applied, JournalEntry, JournalFilter, Judged } from '../../registry/changes/types.ts';
import type { Store } from '../pool.ts';
import type { RegistryChange } from './change.ts';
import { readRegistry } from './read.ts';
import {
  askSecond,
  claimId,
  insertDecision,
  proposedChange,
  recorded,
  standingOfChange,
  undecidable,
  unknownProposal,
  usedTwice,
} from './second.ts';
import { writeRow } from './write.ts';
import type { RegistryStore } from '../../registry/store.ts';

/** Changes by the office: judged, written and journaled in one transaction, or not at all. */
export function journaledRecords(
  store: Store,
  change: RegistryChange,
): Pick<RegistryStore, 'agree' | 'apply' | 'journal'> {
  return {
    apply: (entry, requestHash, decide) =>
      unlessRefused(change, async (client) => {
        const known = await replayed(client, entry, requestHash);
        if (known !== null) return known;
        if (!(await claimId(client, entry.entryId))) throw new NothingDone(usedTwice(entry.entryId));
        // Writers wait for each other at the version, so nothing changes between this look and the writing.
        const decided = decide(await readRegistry(client));
        if (!decided.ok) throw new NothingDone(decided);
        if ('writes' in decided.value) return record(client, entry, requestHash, decided.value);
        const { askUntilMs: expiresMs, body } = decided.value;
        await askSecond(client, entry, { body, requestHash, expiresMs });
        return done({ entryId: entry.entryId, atMs: entry.atMs, writes: 0, proposedUntilMs: expiresMs });
      }),
    agree: (proposalId, decision, decide) =>
      unlessRefused(change, async (client) => {
        const proposed = await proposedChange(client, proposalId);
        const refusal = proposed === null ? unknownProposal(proposalId) : undecidable(proposed, decision);
        if (proposed === null || refusal !== null) throw new NothingDone(refusal ?? unknownProposal(proposalId));
        if (proposed.decision !== null) {
          return proposed.decision.approve ? recorded(proposed, 0) : done(standingOfChange(proposed));
        }
        await insertDecision(client, proposed, decision);
        if (!decision.approve) return done(standingOfChange({ ...proposed, decision }));
        const decided = decide(await readRegistry(client), proposed);
        if (!decided.ok) throw new NothingDone(decided);
        assert('writes' in decided.value, 'a second person is asked once');
        return record(client, proposed, proposed.requestHash, decided.value);
      }),
    journal: (filter) => readJournal(store.pool, filter),
  };
}

async function unlessRefused(
  change: RegistryChange,
  work: (client: pg.PoolClient) => Promise<Outcome<Applied>>,
): Promise<Outcome<Applied>> {
  try {
    return await change.run(work);
  } catch (error) {
    if (error instanceof NothingDone) return error.outcome;
    throw error;
  }
}

async function record(
  client: pg.PoolClient,
  entry: Pick<JournalEntry, 'entryId' | 'atMs'>,
  requestHash: Buffer,
  { writes, lines }: Extract<Judged, { writes: unknown }>,
): Promise<Outcome<Applied>> {
  for (const write of writes) await writeRow(client, write);
  for (const line of lines) await insertLine(client, line, requestHash);
  return recorded(entry, writes.length);
}

/** Rolls the transaction back: a refusal leaves no trace, and no reader looks again for nothing. */
class NothingDone extends Error {
  readonly outcome: Extract<Outcome<never>, { ok: false }>;

  constructor(outcome: Extract<Outcome<never>, { ok: false }>) {
    super('refused');
    this.outcome = outcome;
  }
}

/** The same request under the same id again: its result, or its state. */
async function replayed(
  client: pg.PoolClient,
  { entryId }: JournalEntry,
  requestHash: Buffer,
): Promise<Outcome<Applied> | null> {
  const { rows } = await client.query<{ request_hash: Buffer; at_ms: bigint }>(
    'SELECT request_hash, at_ms FROM registry_journal WHERE entry_id = $1',
    [entryId],
  );
  const [row] = rows;
  if (row !== undefined) {
    return row.request_hash.equals(requestHash)
      ? recorded({ entryId, atMs: Number(row.at_ms) }, 0)
      : usedTwice(entryId);
  }
  const proposed = await proposedChange(client, entryId);
  if (proposed === null) return null;
  return proposed.requestHash.equals(requestHash) ? done(standingOfChange(proposed)) : usedTwice(entryId);
}

async function insertLine(client: pg.PoolClient, line: JournalEntry, requestHash: Buffer): Promise<void> {
  const { entryId, kind, participantCode, actor, reason, atMs, facts } = line;
  await client.query(
    `INSERT INTO registry_journal (entry_id, kind, participant_code, actor_code, actor_role, reason, at_ms,
                                   request_hash, facts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [entryId, kind, participantCode, actor.code, actor.role, reason, atMs, requestHash, JSON.stringify(facts)],
  );
}

type JournalRow = {
  readonly entry_id: string;
  readonly kind: string;
  readonly participant_code: string;
  readonly actor_code: string;
  readonly actor_role: JournalEntry['actor']['role'];
  readonly reason: string;
  readonly at_ms: bigint;
  readonly facts: string;
  readonly second_reason: string | null;
};

/** Newest first. */
async function readJournal(pool: pg.Pool, filter: JournalFilter): Promise<readonly JournalEntry[]> {
  const { rows } = await pool.query<JournalRow>(
    `SELECT r.entry_id, r.kind, r.participant_code, r.actor_code, r.actor_role, r.reason, r.at_ms, r.facts,
            d.reason AS second_reason
     FROM registry_journal r LEFT JOIN act_proposal_decision d ON d.proposal_id = r.entry_id AND d.approve
     WHERE ($1::text IS NULL OR r.participant_code = $1) AND r.at_ms < $2
     ORDER BY r.at_ms DESC, r.entry_id LIMIT $3`,
    [filter.participantCode, filter.beforeMs, filter.limit],
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    kind: row.kind,
    participantCode: row.participant_code,
    actor: { code: row.actor_code, role: row.actor_role },
    reason: row.reason,
    atMs: Number(row.at_ms),
    facts: withSecond(row),
  }));
}

/** The second person's reason is stored with the decision; older lines have it themselves. */
function withSecond({ facts, second_reason: secondReason }: JournalRow): JournalEntry['facts'] {
  const told = toldOr<JournalEntry['facts'], JournalEntry['facts']>(
    () => storedRecord<JournalEntry['facts']>(facts),
    (found) => ({ damaged: damagedText(found) }),
  );
  return secondReason === null || 'secondReason' in told ? told : { ...told, secondReason };
}
