import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import { PART_COUNT } from '@tongguan/kernel';
import { createLeaseKeeper, type LeaseKeeper } from '../../src/lane/leaseKeeper.ts';
import type { Lease } from '../../src/lane/types.ts';
import type { LeaseStore } from '../../src/lane/store.ts';

// Proves when a lane asks for partitions, renews them, takes those of a lane that is gone, and gives them up (F-02: two
// lanes never work on one account at once). No database: the table is played, and so is the clock.

const HOME = 64;
const isHome = (part: number): boolean => part < HOME;
const partsFrom = (first: number, end: number): number[] => Array.from({ length: end - first }, (_, n) => first + n);

type Played = {
  readonly leases: LeaseKeeper;
  /** What was asked of the table since the last look. */
  readonly asked: () => string[];
  /** Parts whose lease the table does not know any more. */
  readonly lost: Set<number>;
  /** Parts that another lane holds. */
  readonly others: Set<number>;
  /** Parts that were taken, each time. */
  readonly taken: (readonly number[])[];
  readonly at: (ms: number) => Promise<string[]>;
};

function play(home: (part: number) => boolean = isHome): Played {
  const calls: string[] = [];
  const lost = new Set<number>();
  const others = new Set<number>();
  const taken: (readonly number[])[] = [];
  let tokens = 0n;
  const store: LeaseStore = {
    async acquire(_owner, parts, expiredBeforeMs, untilMs) {
      calls.push(`acquire ${parts.length} expired before ${expiredBeforeMs}, until ${untilMs}`);
      return parts.filter((part) => !others.has(part)).map((part) => ({ part, token: ++tokens }) as Lease);
    },
    async renew(_owner, held, untilMs) {
      calls.push(`renew ${held.length} until ${untilMs}`);
      return held.map(({ part }) => part).filter((part) => !lost.has(part));
    },
    async release(_owner, held) {
      calls.push(`release ${held.length}`);
    },
  };
  const leases = createLeaseKeeper(store, 'lane-1', home, (parts) => taken.push(parts));
  const asked = (): string[] => calls.splice(0);
  return {
    leases,
    asked,
    lost,
    others,
    taken,
    async at(ms) {
      mock.timers.setTime(ms);
      await leases.keep();
      return asked();
    },
  };
}

describe('a lane keeps its partitions (F-02)', () => {
  beforeEach((context) => {
    mock.timers.enable({ apis: ['Date'], now: 10_000 });
    if ('after' in context) context.after(() => mock.timers.reset());
  });

  test('it takes its own that are free at once, for six seconds', async () => {
    const { at, leases, taken } = play();
    assert.deepEqual(await at(10_000), ['acquire 64 expired before 10000, until 16000']);
    assert.deepEqual([...leases.held.keys()], partsFrom(0, HOME));
    assert.deepEqual(taken, [partsFrom(0, HOME)]);
  });

  test('it asks again after 1.5 s, and for nothing that it has', async () => {
    const { at, leases, taken } = play(() => true);
    await at(10_000);
    const tokens = [...leases.held.values()].map(({ token }) => token);
    assert.deepEqual(await at(11_499), []);
    assert.deepEqual(await at(11_500), [`renew ${PART_COUNT} until 17500`]);
    assert.deepEqual(await at(12_999), []);
    assert.deepEqual(await at(13_000), [`renew ${PART_COUNT} until 19000`]);
    assert.deepEqual(
      [...leases.held.values()].map(({ token }) => token),
      tokens,
    );
    assert.equal(taken.length, 1);
  });

  test('it waits six seconds before it takes those of other lanes, which must have been free as long', async () => {
    const { at, leases } = play();
    await at(10_000);
    assert.deepEqual(await at(15_999), ['renew 64 until 21999']);
    assert.deepEqual(await at(17_500), ['renew 64 until 23500', 'acquire 64 expired before 11500, until 23500']);
    assert.equal(leases.held.size, PART_COUNT);
  });

  test('at the sixth second itself they are taken', async () => {
    const { at } = play();
    assert.deepEqual(await at(16_000), [
      'acquire 64 expired before 16000, until 22000',
      'acquire 64 expired before 10000, until 22000',
    ]);
  });

  test('what it lost it does not hold, asks for again, and knows as taken anew', async () => {
    const { at, leases, lost, others, taken } = play(() => true);
    await at(10_000);
    lost.add(5).add(7);
    others.add(7);
    assert.deepEqual(await at(11_500), [
      `renew ${PART_COUNT} until 17500`,
      'acquire 2 expired before 11500, until 17500',
    ]);
    assert.equal(leases.held.has(5), true);
    assert.equal(leases.held.has(7), false);
    assert.deepEqual(taken.at(-1), [5]);
    lost.clear();
    // Asked for in vain, nothing was taken.
    assert.deepEqual(await at(13_000), [
      `renew ${PART_COUNT - 1} until 19000`,
      'acquire 1 expired before 13000, until 19000',
    ]);
    assert.equal(taken.length, 2);
  });

  test('without any it asks with every look', async () => {
    const { at, others } = play(() => true);
    for (const part of partsFrom(0, PART_COUNT)) others.add(part);
    assert.equal((await at(10_000)).length, 1);
    assert.deepEqual(await at(10_001), [`acquire ${PART_COUNT} expired before 10001, until 16001`]);
  });

  test('what is forgotten is read again at once, the rest is renewed', async () => {
    const { at, leases } = play(() => true);
    await at(10_000);
    const before = leases.held.get(3)?.token;
    leases.forget([3]);
    assert.equal(leases.held.has(3), false);
    assert.deepEqual(await at(10_001), [
      `renew ${PART_COUNT - 1} until 16001`,
      'acquire 1 expired before 10001, until 16001',
    ]);
    assert.notEqual(leases.held.get(3)?.token, before);
  });

  test('it gives back what it holds, once', async () => {
    const { at, leases, asked } = play();
    await at(10_000);
    await leases.giveBack();
    assert.deepEqual(asked(), ['release 64']);
    assert.equal(leases.held.size, 0);
    await leases.giveBack();
    assert.deepEqual(asked(), []);
  });
});
