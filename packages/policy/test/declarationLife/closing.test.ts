import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, closableReleasedBefore, closingDay, startOfDay } from '../../src/index.ts';

// Proves the moment of closing (C-02): the day after the last on which a return may arrive, by the law of that day; one
// moment divides what closes from what does not.

const DAYS: readonly (readonly [released: string, asOf: string, closes: string])[] = [
  ['2026-06-01', '2026-07-17', '2026-07-17'],
  ['2025-12-31', '2026-02-15', '2026-02-15'],
  ['2028-01-16', '2028-03-02', '2028-03-02'],
  // 194号: back within 30 days of release.
  ['2019-06-01', '2019-07-02', '2019-07-02'],
  ['2020-02-25', '2020-03-27', '2020-03-27'],
  // What is applied for from 2020-03-28 on may arrive until day 45.
  ['2020-02-26', '2020-03-28', '2020-04-12'],
];

for (const [released, asOf, closes] of DAYS) {
  test(`released ${released}, asked on ${asOf}: closes on ${closes}`, () => {
    assert.equal(closingDay(startOfDay(released) + 3_600_000, asOf).day, closes);
  });
}

test('what was released before the dividing moment closes by that day, what came after does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 5_000 }), fc.integer({ min: 0, max: 90 }), (offset, before) => {
      const day = addDays('2016-04-08', offset);
      const releasedMs = startOfDay(addDays(day, -before));
      if (offset - before < 0) return;
      assert.equal(releasedMs < closableReleasedBefore(day), closingDay(releasedMs, day).day <= day);
    }),
  );
});

test('in the first days of the regime nothing closes', () => {
  assert.ok(closableReleasedBefore('2016-04-10') <= startOfDay('2016-04-08'));
});
