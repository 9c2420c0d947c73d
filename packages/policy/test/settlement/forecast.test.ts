import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ForecastFacts, forecastGuarantee } from '../../src/index.ts';

// Proves the forecast of a guarantee (G-04): whole days until it is used up, on paper beside each row; what ends within a
// fortnight, to the day; and that each alert begins exactly at its threshold.

const FACTS: ForecastFacts = {
  today: '2026-06-01',
  coverFen: 100_000n,
  heldFen: 40_000n,
  heldBeforeFen: 40_000n,
  days: 7,
  instruments: [],
  hasOverdue: false,
};

/** Held before, days, held, cover; a day, runway, alerts. */
const RUNWAYS: readonly (readonly [string, Partial<ForecastFacts>, bigint, number | null, string])[] = [
  ['nothing grows', {}, 0n, null, ''],
  ['it shrinks', { heldBeforeFen: 47_000n }, -1_000n, null, ''],
  // 600.00 available, 14.00 a day: 42.8 days.
  ['14.00 a day', { heldBeforeFen: 30_200n }, 1_400n, 42, ''],
  // 600.00 available, 200.00 a day: exactly 3 days, which is not fewer than 3.
  ['200.00 a day', { heldFen: 40_000n, heldBeforeFen: 0n, days: 2 }, 20_000n, 3, ''],
  ['a fen more a day', { heldFen: 40_001n, heldBeforeFen: 0n, days: 2 }, 20_000n, 2, 'runway'],
  ['all used', { heldFen: 100_000n }, 8_571n, 0, 'runway'],
  ['over-held', { heldFen: 100_001n }, 8_571n, 0, 'over-held runway'],
  ['over-held and shrinking', { heldFen: 100_001n, heldBeforeFen: 100_008n }, -1n, null, 'over-held'],
  ['no past', { heldFen: 90_000n, heldBeforeFen: 0n, days: 0 }, 0n, null, ''],
  ['overdue', { hasOverdue: true }, 0n, null, 'overdue'],
];

for (const [name, changes, perDay, runway, alerts] of RUNWAYS) {
  test(`runway, ${name}: ${runway ?? 'none'} ${alerts}`, () => {
    const found = forecastGuarantee({ ...FACTS, ...changes });
    assert.deepEqual([found.perDayFen, found.runwayDays], [perDay, runway]);
    assert.equal(found.alerts.map(({ kind }) => kind).join(' '), alerts);
  });
}

test('what ends within 14 days is named, day 15 is not; each with what is available after it', () => {
  const instruments = [
    { number: 'D15', leftFen: 1n, untilDay: '2026-06-16' },
    { number: 'D14', leftFen: 50_000n, untilDay: '2026-06-15' },
    { number: 'D0', leftFen: 20_000n, untilDay: '2026-06-01' },
    { number: 'cash', leftFen: 30_000n, untilDay: null },
  ];
  const { ending, alerts } = forecastGuarantee({ ...FACTS, instruments });
  assert.deepEqual(
    ending.map(({ number, availableAfterFen }) => [number, availableAfterFen]),
    [
      ['D0', 40_000n],
      ['D14', -10_000n],
    ],
  );
  assert.deepEqual(
    alerts.map(({ kind, number }) => `${kind} ${number}`),
    ['ending D0', 'ending D14'],
  );
});
