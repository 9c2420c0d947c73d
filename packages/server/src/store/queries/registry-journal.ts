import type pg from 'pg';
import { done, type Outcome, refused } from '@tongguan/kernel';
import type { JournalEntry, JournalFilter } from '../../registry/changes/types.ts';
import { REGISTRY_CODES } from '../../registry/errors.ts';
import type { RegistryStore } from '../../registry/records.ts';
import type { Store } from '../pool.ts';
import type { RegistryChange } from './registry-change.ts';
import { readRegistry } from './registry-read.ts';
import { writeRow } from './registry-write.ts';

/** What the office changes: judged, written and journaled in one transaction, or not at all. */
export function journaledRecords(store: Store, change: RegistryChange): Pick<RegistryStore, 'apply' | 'journal'> {
  return {
    apply: async (entry, requestHash, decide) => {
      try {
        return await change.run(async (client) => {
          const known = await replayed(client, entry, requestHash);
          if (known !== null) return known;
          // Writers wait for each other at the version, so nothing changes between this look and the writing.
          const decided = decide(await readRegistry(client));
          if (!decided.ok) throw new NothingDone(decided);
          for (const write of decided.value.writes) await writeRow(client, write);
          for (const line of decided.value.lines) await insertLine(client, line, requestHash);
          return done({ entryId: entry.entryId, atMs: entry.atMs, writes: decided.value.writes.length });
        });
      } catch (error) {
        if (error instanceof NothingDone) return error.outcome;
        throw error;
      }
    },
    journal: (filter) => readJournal(store.pool, filter),
  };
}

/** Rolls the transaction back: a refusal leaves no trace, and no reader looks again for nothing. */
class NothingDone extends Error {
  readonly outcome: Extract<Outcome<never>, { ok: false }>;

  constructor(outcome: Extract<Outcome<never>, { ok: false }>) {
    super('refused');
    this.outcome = outcome;
  }
}

type Applying = Awaited<ReturnType<RegistryStore['apply']>>;

async function replayed(client: pg.PoolClient, entry: JournalEntry, requestHash: Buffer): Promise<Applying | null> {
  const { rows } = await client.query<{ request_hash: Buffer; at_ms: bigint }>(
    'SELECT request_hash, at_ms FROM registry_journal WHERE entry_id = $1',
    [entry.entryId],
  );
  const [row] = rows;
  if (!row) return null;
  if (row.request_hash.equals(requestHash)) {
    return done({ entryId: entry.entryId, atMs: Number(row.at_ms), writes: 0 });
  }
  const allowed = '新的编号 a fresh id';
  return refused({ code: REGISTRY_CODES.idUsedTwice, path: 'Idempotency-Key', found: entry.entryId, allowed });
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
};

/** Newest first. */
async function readJournal(pool: pg.Pool, filter: JournalFilter): Promise<readonly JournalEntry[]> {
  const { rows } = await pool.query<JournalRow>(
    `SELECT entry_id, kind, participant_code, actor_code, actor_role, reason, at_ms, facts FROM registry_journal
     WHERE ($1::text IS NULL OR participant_code = $1) AND at_ms < $2
     ORDER BY at_ms DESC, entry_id LIMIT $3`,
    [filter.participantCode, filter.beforeMs, filter.limit],
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    kind: row.kind,
    participantCode: row.participant_code,
    actor: { code: row.actor_code, role: row.actor_role },
    reason: row.reason,
    atMs: Number(row.at_ms),
    facts: JSON.parse(row.facts) as JournalEntry['facts'],
  }));
}
