import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBudgets } from '../../src/gateway/fair/callerBudgets.ts';
import { Problem } from '../../src/gateway/problems.ts';
import { DEFAULT_LIMITS } from '../../src/gateway/types.ts';
import { createVisits } from '../../src/gateway/fair/visits.ts';

/** Proves what a request pays for coming in, and that one for which there is no room pays nothing. No clock. */

const KEY = '4401987654';
const CALLER = { key: KEY };
/** A burst is twice as much: 20,000. */
const PER_SECOND = 10_000;
/** A body of 8 KB weighs two blocks of 4 KB, each costs 3: with the request itself 7. */
const BODY = { key: KEY, caller: CALLER, cost: 1, blockCost: 3, bytes: 8_192 };
const COST = 7;
/** As many of one caller are inside at the same time. */
const REQUESTS_MAX = 1_000;

test('a full room pays back what was taken: the budget is the same however often it was asked', () => {
  const budgets = createBudgets({ limits: { ...DEFAULT_LIMITS, costPerSecond: PER_SECOND }, clock: { now: () => 0 } });
  const visits = createVisits(budgets);
  const inside = Array.from({ length: REQUESTS_MAX }, () => visits.enter(BODY));
  assert.deepEqual([...new Set(inside.map(({ cost }) => cost))], [COST]);

  // 20,000 − 1,000 × 7 = 13,000 are left. Paid and not paid back, 2,000 times 7 would be 14,000.
  for (let count = 0; count < 2_000; count += 1) {
    assert.throws(
      () => visits.enter(BODY),
      (problem) => problem instanceof Problem && problem.retryAfterMs === 1_000,
      'there is no room, and the budget is not the reason',
    );
  }
  assert.equal(budgets.take(CALLER, KEY, 13_000), 0, 'all that is left');
  assert.equal(budgets.take(CALLER, KEY, 1), 1, 'and no more: 1 is filled up in 0.1 ms');
});

test('whoever goes out makes room for the next', () => {
  const visits = createVisits(
    createBudgets({ limits: { ...DEFAULT_LIMITS, costPerSecond: PER_SECOND }, clock: { now: () => 0 } }),
  );
  const [first] = Array.from({ length: REQUESTS_MAX }, () => visits.enter(BODY));
  assert.ok(first);
  assert.throws(() => visits.enter(BODY), Problem);
  visits.goOut(first);
  assert.equal(visits.enter(BODY).cost, COST);
  assert.throws(() => visits.enter(BODY), Problem);
});
