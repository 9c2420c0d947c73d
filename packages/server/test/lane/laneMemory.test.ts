import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMemory } from '../../src/clearance/memory.ts';
import { createDeferred } from '../../src/lane/deferred.ts';
import { type Pick, pickAll, pickOnly } from '../../src/lane/isolation/pick.ts';
import { Suspects } from '../../src/lane/isolation/suspects.ts';
import { guaranteeAccount, type AccountRef } from '../../src/ledgers/index.ts';
import type { ArrivalRow, Lease } from '../../src/lane/types.ts';

// Proves what a lane remembers between two batches: for whose guarantee declarations still wait (G-04), and how many arrivals
// stand in front of others (B-07). No database.

const own = (...parts: number[]): Lease[] => parts.map((part) => ({ part }) as Lease);
const at = (part: number, code: string): AccountRef => ({ ...guaranteeAccount(code), part });
const arrival = (part: number, messageId: string): ArrivalRow => ({
  part,
  messageId,
  item: 0,
  orderNo: 'A',
  arrivedUs: 1n,
});
const all: Pick = pickAll(new Suspects());

function database() {
  const asked: (readonly number[])[] = [];
  return {
    asked,
    accountsWaitedFor: async (parts: readonly number[]) => {
      asked.push(parts);
      return parts.map((part) => at(part, `found in ${part}`));
    },
  };
}

describe('whose waiting declarations are not through (G-04)', () => {
  test('is read once for partitions that were taken, when they are worked on and the batch is committed', async () => {
    const memory = createMemory();
    const batch = database();
    memory.taken([1, 2]);
    const { unwoken } = await memory.begin(batch, own(1, 3));
    assert.deepEqual(unwoken, [at(1, 'found in 1')]);
    // Rolled back: it is read again.
    await memory.begin(batch, own(1, 3));
    memory.done(own(1, 3));
    await memory.begin(batch, own(1, 3));
    await memory.begin(batch, own(1, 2));
    assert.deepEqual(batch.asked, [[1], [1], [2]]);
  });

  test('is what the last batch said, and of partitions that were not worked on what was known', async () => {
    const memory = createMemory();
    const batch = database();
    const first = await memory.begin(batch, own(1, 2));
    first.onUnwoken([at(1, 'A')]);
    first.onUnwoken([at(2, 'B')]);
    assert.deepEqual(memory.unwoken(), []);
    memory.done(own(1, 2));
    assert.deepEqual(memory.unwoken(), [at(1, 'A'), at(2, 'B')]);
    const second = await memory.begin(batch, own(1));
    assert.deepEqual(second.unwoken, [at(1, 'A'), at(2, 'B')]);
    memory.done(own(1));
    assert.deepEqual(memory.unwoken(), [at(2, 'B')]);
    assert.deepEqual(batch.asked, []);
  });

  test('is not what a batch said that was rolled back', async () => {
    const memory = createMemory();
    (await memory.begin(database(), own(1))).onUnwoken([at(1, 'A')]);
    await memory.begin(database(), own(1));
    memory.done(own(1));
    assert.deepEqual(memory.unwoken(), []);
  });
});

describe('how many arrivals stand in front of others (B-07)', () => {
  test('is counted for each partition, anew with every batch that looks at everything', () => {
    const deferred = createDeferred();
    deferred.committed(own(1, 2), all, [arrival(1, 'a'), arrival(1, 'b'), arrival(2, 'c')]);
    const waiting = (): number[] => [1, 2, 3].map((part) => deferred.behind(all).waiting(part));
    assert.deepEqual(waiting(), [2, 1, 0]);
    deferred.committed(own(1), pickOnly([]), [arrival(1, 'd')]);
    assert.deepEqual(waiting(), [2, 1, 0]);
    deferred.committed(own(1), all, [arrival(1, 'a')]);
    assert.deepEqual(waiting(), [1, 1, 0]);
    deferred.committed(own(1), all, []);
    assert.deepEqual(waiting(), [0, 1, 0]);
  });

  test('comes on top of the suspects, and changes nothing else of what a batch takes', () => {
    const deferred = createDeferred();
    deferred.committed(own(1), all, [arrival(1, 'a')]);
    const pick: Pick = { ...all, waiting: () => 5 };
    assert.equal(deferred.behind(pick).waiting(1), 6);
    assert.equal(deferred.behind(pick).only, null);
  });
});
