import { equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '@tongguan/kernel';
import { openSandboxClock, startSandboxClock } from '../../src/main/sandboxClock.ts';
import { withDatabase } from '../support/database.ts';

// Proves that a sandbox's time begins where it was told, once, and from then on only moves forward, each move once.

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-06-01T10:00:00+08:00');
const START = Date.parse('2019-05-01T10:00:00+08:00');
const base: Clock = { now: () => NOW };
const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

test('begins in the past, moves forward, a repeated move is one move', () =>
  withDatabase('clock start', async ({ store }) => {
    await startSandboxClock(store, START, base);
    const clock = await openSandboxClock(store, base);
    try {
      equal(clock.now(), START);
      const forward = (moveId: string, to: number) =>
        clock.forward({ moveId, forwardOf: (nowMs) => to - nowMs, actorCode: 'operator1', reason: 'test' });
      equal(await forward(A, START + DAY_MS), START + DAY_MS);
      equal(await forward(A, START + DAY_MS), START + DAY_MS);
      equal(await forward(A, START), START + DAY_MS, 'the answer was lost, the same request comes again');
      await rejects(forward(B, START), 'never back');
      equal(clock.now(), START + DAY_MS);
      equal(await forward(B, NOW), NOW, 'up to today');
    } finally {
      clock.close();
    }
  }));

test('a sandbox that has begun goes on as it is', () =>
  withDatabase('clock start late', async ({ store }) => {
    await startSandboxClock(store, START, base);
    await startSandboxClock(store, START - DAY_MS, base);
    const first = await openSandboxClock(store, base);
    first.close();
    equal(first.now(), START, 'begun twice');
  }));

test('time does not begin in the past where somebody takes part already', () =>
  withDatabase('clock start taken', async ({ store }) => {
    await store.pool.query(
      `INSERT INTO participant (code, credit_code, name, roles, sandbox)
       VALUES ('3301969901', '91350100M000100Y43', '测试有限公司', '{broker}', false)`,
    );
    await startSandboxClock(store, START, base);
    const clock = await openSandboxClock(store, base);
    clock.close();
    equal(clock.now(), NOW);
  }));
