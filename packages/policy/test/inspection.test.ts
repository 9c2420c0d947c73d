import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearanceClock, creditRatesOn, drawOf, type GoodsRate, selectForInspection } from '../src/index.ts';
import { sipHash24 } from '../src/inspection/sipHash.ts';

// Proves the selection for inspection (K-01): a keyed draw with known vectors, exact at the edges of a rate, the same
// every time, and close to its rate over many declarations; and the 24-hour clock (C-04) to the millisecond.

const KEY = '000102030405060708090a0b0c0d0e0f';

/** Vectors of the reference implementation: input 00, 01, 02 … of so many bytes under the key 00 … 0f. */
const VECTORS: readonly (readonly [length: number, hash: bigint])[] = [
  [0, 0x726fdb47dd0e0e31n],
  [1, 0x74f839c593dc67fdn],
  [15, 0xa129ca6149be45e5n],
];

for (const [length, hash] of VECTORS) {
  test(`the hash of ${length} bytes is the published one`, () => {
    const text = String.fromCharCode(...Array.from({ length }, (_, index) => index));
    assert.equal(sipHash24(KEY, text), hash);
  });
}

test('a seed that is none fails loudly', () => assert.throws(() => drawOf('seed', 'B1'), /32 hexadecimal/));

const NUMBERS = Array.from({ length: 20_000 }, (_, index) => `B${String(2019_0000_0000 + index)}`);
const NONE = { advancedCertified: 0, general: 0, discredited: 0 };
const facts = (declarationNo: string, more: object = {}) => ({
  seed: KEY,
  declarationNo,
  creditLevel: 'general' as const,
  mode: '1210',
  goods: [{ gcode: '3303000010', country: '305' }],
  rates: { byCredit: NONE, byGoods: [] as readonly GoodsRate[] },
  ...more,
});

test('nothing is chosen at a rate of nothing, everything at the whole rate', () => {
  for (const number of NUMBERS.slice(0, 500)) {
    assert.equal(selectForInspection(facts(number)).isSelected, false);
    const rates = { byCredit: { ...NONE, general: 10_000 }, byGoods: [] };
    assert.equal(selectForInspection(facts(number, { rates })).isSelected, true);
  }
});

test('the edge of a rate is exact: the draw itself is out, one basis point more is in', () => {
  for (const number of NUMBERS.slice(0, 200)) {
    const draw = drawOf(KEY, number);
    assert.ok(Number.isInteger(draw) && draw >= 0 && draw < 10_000);
    const at = (general: number): boolean =>
      selectForInspection(facts(number, { rates: { byCredit: { ...NONE, general }, byGoods: [] } })).isSelected;
    assert.deepEqual([at(draw), at(draw + 1)], [false, true]);
  }
});

test('two per cent of twenty thousand declarations are about four hundred, another seed chooses others', () => {
  const rates = { byCredit: { ...NONE, general: 200 }, byGoods: [] };
  const chosen = (seed: string): string[] =>
    NUMBERS.filter((number) => selectForInspection(facts(number, { seed, rates })).isSelected);
  const first = chosen(KEY);
  // The draw is fixed by seed and number: this is a count, not a chance. Five standard deviations are 99.
  assert.ok(Math.abs(first.length - 400) < 99, String(first.length));
  assert.deepEqual(chosen(KEY), first);
  const others = new Set(chosen(KEY.replace('00', 'ff')));
  assert.ok(first.filter((number) => others.has(number)).length < 40);
});

const PERFUME: GoodsRate = { id: 'perfume', hsPrefix: '3303', country: null, mode: null, rateBasisPoints: 500 };
const RATES: readonly (readonly [name: string, goods: readonly GoodsRate[], rate: number, because: string])[] = [
  ['no goods rate', [], 200, 'general'],
  ['goods of the rate', [PERFUME], 500, 'perfume'],
  ['a lower goods rate', [{ ...PERFUME, rateBasisPoints: 100 }], 200, 'general'],
  ['other goods', [{ ...PERFUME, hsPrefix: '2204' }], 200, 'general'],
  ['goods of the country', [{ ...PERFUME, country: '305' }], 500, 'perfume'],
  ['goods of another country', [{ ...PERFUME, country: '116' }], 200, 'general'],
  ['the route', [{ ...PERFUME, hsPrefix: null, mode: '1210' }], 500, 'perfume'],
  ['another route', [{ ...PERFUME, mode: '9610' }], 200, 'general'],
  ['the highest of two', [PERFUME, { ...PERFUME, id: 'all', hsPrefix: null, rateBasisPoints: 900 }], 900, 'all'],
];

for (const [name, byGoods, rate, because] of RATES) {
  test(`rate by ${name}: ${rate} because of ${because}`, () => {
    const rates = { byCredit: { ...NONE, general: 200 }, byGoods };
    const selection = selectForInspection(facts('B1', { rates }));
    assert.deepEqual([selection.rateBasisPoints, selection.because], [rate, because]);
  });
}

test('better credit is inspected less, and the rates say that they are a choice and no law', () => {
  const { rates, law } = creditRatesOn('2019-05-01');
  assert.ok(rates.advancedCertified < rates.general && rates.general < rates.discredited);
  assert.ok(law.every(({ confidence }) => confidence === 'unverified'));
  const impossible = { byCredit: { ...NONE, general: 10_001 }, byGoods: [] };
  assert.throws(() => selectForInspection(facts('B1', { rates: impossible })), /basis points/);
});

const START = Date.parse('2019-02-04T22:00:00+08:00');
const HOUR = 3_600_000;
const CLOCKS: readonly (readonly [
  name: string,
  ended: number | null,
  asOf: number,
  pauses: [number, number][],
  string,
])[] = [
  ['an hour on', null, 1, [], 'running 1 24'],
  ['24 hours on, over the New Year holiday', null, 24, [], 'running 24 24'],
  ['done in exactly 24 hours', 24, 30, [], 'kept 24 24'],
  ['25 hours on', null, 25, [], 'overdue 25 24'],
  ['done after 25', 25, 90, [], 'missed 25 24'],
  ['25 hours on, paused for two', null, 25, [[3, 5]], 'running 23 26'],
  [
    'paused twice, given out of order',
    null,
    30,
    [
      [10, 12],
      [3, 5],
    ],
    'overdue 26 28',
  ],
  ['paused right now', null, 20, [[18, 30]], 'running 18 36'],
  ['paused before it began', null, 2, [[-5, 1]], 'running 1 25'],
  ['a pause after the time was up moves nothing', null, 40, [[30, 35]], 'overdue 35 24'],
];

for (const [name, ended, asOf, pauses, expected] of CLOCKS) {
  test(`24-hour clock, ${name}: ${expected}`, () => {
    const clock = clearanceClock({
      startedMs: START,
      endedMs: ended === null ? null : START + ended * HOUR,
      asOfMs: START + asOf * HOUR,
      pauses: pauses.map(([from, to]) => ({ fromMs: START + from * HOUR, toMs: START + to * HOUR })),
    });
    assert.equal(`${clock.state} ${clock.usedMs / HOUR} ${(clock.dueMs - START) / HOUR}`, expected);
    assert.match(clock.law.law, /121号/);
  });
}

test('the clock is exact to the millisecond, and pauses may not overlap', () => {
  const at = (asOfMs: number) => clearanceClock({ startedMs: START, endedMs: null, asOfMs, pauses: [] }).state;
  assert.deepEqual([at(START + 24 * HOUR), at(START + 24 * HOUR + 1)], ['running', 'overdue']);
  const pauses = [
    { fromMs: START, toMs: START + 2 },
    { fromMs: START + 1, toMs: START + 3 },
  ];
  const overlapping = { startedMs: START, endedMs: null, asOfMs: START + 5, pauses };
  assert.throws(() => clearanceClock(overlapping), /overlap/);
});
