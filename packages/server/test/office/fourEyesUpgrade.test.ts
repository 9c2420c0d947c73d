import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { decideProposal, submitAct } from '../../src/office/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { createVault } from '../../src/vault/index.ts';
import { withEmptyDatabase } from '../support/database.ts';
import { officeOf } from '../support/office.ts';

// Proves that a database of the time when a door decided who needs a second person keeps its journal, without the second
// persons it made up: declined ones, and those of requests that used another's id (K-03).

const FOLDER = new URL('../../../src/store/migrations/', import.meta.url);
const BEFORE = '0031-second-person.sql';
const CODE = '3301969902';
const PART = partOf('guarantee', CODE);
const NOW_MS = Date.parse('2026-06-01T02:00:00Z');
const HASH = { asked: Buffer.alloc(32, 1), other: Buffer.alloc(32, 2) };

async function asBefore(store: Store): Promise<void> {
  await store.pool.query('CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL)');
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql') && name < BEFORE);
  for (const name of files.toSorted()) {
    await store.pool.query(readFileSync(new URL(name, FOLDER), 'utf8'));
    await store.pool.query('INSERT INTO schema_version VALUES ($1, $2)', [Number(name.slice(0, 4)), name]);
  }
}

async function propose(store: Store, id: string): Promise<void> {
  await store.pool.query(
    `INSERT INTO act_proposal (proposal_id, kind, number, actor_code, actor_role, reason, at_ms, expires_ms, request_hash, body)
     VALUES ($1, 'guarantee.withdraw', $2, 'supervisor1', 'supervisor', '申请', $3, $4, $5, '')`,
    [id, CODE, NOW_MS - 1_000, NOW_MS + 1_000_000, HASH.asked],
  );
}

async function decide(store: Store, id: string, approve: boolean): Promise<void> {
  await store.pool.query(
    `INSERT INTO act_proposal_decision (proposal_id, approve, actor_code, actor_role, reason, at_ms)
     VALUES ($1, $2, 'supervisor2', 'supervisor', '复核', $3)`,
    [id, approve, NOW_MS - 500],
  );
}

async function done(store: Store, id: string, actor: string, hash: Buffer): Promise<void> {
  await store.pool.query(
    `INSERT INTO act (part, act_id, kind, subject, actor_code, actor_role, reason, at_ms, arrived_us, request_hash, body)
     VALUES ($1, $2, 'guarantee.withdraw', $3, $4, 'supervisor', '申请', $5, 1, $6, '')`,
    [PART, id, CODE, actor, NOW_MS - 400, hash],
  );
  await store.pool.query(
    `INSERT INTO act_outcome (part, act_id, done, code, facts, at_ms) VALUES ($1, $2, true, '', '{}', $3)`,
    [PART, id, NOW_MS - 300],
  );
}

test('the journal of the version before keeps the second persons there were, and no other', () =>
  withEmptyDatabase(async (url) => {
    const store = openStore({ url });
    try {
      await asBefore(store);
      const [open, agreed, declined, taken, alone] = Array.from({ length: 5 }, () => randomUUID()) as [
        string,
        string,
        string,
        string,
        string,
      ];
      for (const id of [open, agreed, declined, taken]) await propose(store, id);
      await decide(store, agreed, true);
      await decide(store, declined, false);
      await decide(store, taken, true);
      await done(store, agreed, 'supervisor1', HASH.asked);
      await done(store, declined, 'supervisor1', HASH.other);
      await done(store, taken, 'officer2', HASH.other);
      await done(store, alone, 'supervisor1', HASH.other);
      await migrate(store);

      const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
      const clock = { now: () => NOW_MS };
      const proposals = proposalStore(store);
      const deps = { ...officeOf(store), proposals, kinds: ACT_KINDS, vault, clock, waitMs: 0 };
      const filter = { subject: CODE, actor: null, district: '', reader: 'a', beforeMs: 4e12, limit: 10 };
      const rows = await deps.store.journal(filter);
      const lines = rows.map(({ actId, second, proposal, outcome }) => [
        actId,
        [second?.code ?? null, proposal, outcome?.done ?? null],
      ]);
      assert.deepEqual(Object.fromEntries(lines), {
        [open]: [null, 'open', null],
        [agreed]: ['supervisor2', null, true],
        [declined]: [null, null, true],
        [taken]: [null, null, true],
        [alone]: [null, null, true],
      });

      // What was open is void, and its id stands for nothing else.
      assert.deepEqual(await proposals.list({ openOnly: true, nowMs: NOW_MS, limit: 10, district: '' }), []);
      const actor = { code: 'supervisor2', role: 'supervisor' } as const;
      const late = await decideProposal(deps, { proposalId: open, approve: true, actor, reason: '复核' });
      assert.equal(late.ok ? '' : late.refusals[0]?.code, '90301');
      const kind = ACT_KINDS.find(({ name }) => name === 'guarantee.withdraw');
      assert.ok(kind);
      for (const actId of [open, agreed, declined]) {
        const request = { kind, number: CODE, actor, reason: '申请', body: { amount: '1.00' }, actId };
        const again = await submitAct(deps, request);
        assert.equal(again.ok ? '' : again.refusals[0]?.code, '90044');
      }
    } finally {
      await store.close();
    }
  }));
