import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5, fen, formatFen } from '@tongguan/kernel';
import { assess, lawOn } from '../../src/index.ts';
import { at, facts, line, noon } from '../support.ts';

// Proves the limits of E-04 and E-05 at their edges, on the last day of the old law and the first two of the new,
// and the order of refusals: mode, single limit, annual limit.

type Row = readonly [
  name: string,
  date: string,
  used: string,
  value: string,
  items: number,
  route: string,
  codes: string,
  quota: string,
];

const OLD = '2018-12-31';
const NEW = '2019-01-01';
const NEXT = '2019-01-02';

const ROWS: readonly Row[] = [
  // name, day, used, value, items, route, codes, quota
  ['exactly the old single limit', OLD, '0', '2000.00', 1, 'reduced', '', '2000.00'],
  ['a fen above it, one indivisible item', OLD, '0', '2000.01', 1, 'full', '', '0.00'],
  ['a fen above it, two items', OLD, '0', '2000.01', 2, 'full', '', '0.00'],
  ['the same order under the new limit', NEW, '0', '2000.01', 2, 'reduced', '', '2000.01'],
  ['and a day later', NEXT, '0', '2000.01', 2, 'reduced', '', '2000.01'],
  ['exactly the old annual limit', OLD, '18500.00', '1500.00', 1, 'reduced', '', '1500.00'],
  ['a fen above it is taxed in full and does not count', OLD, '18500.01', '1500.00', 1, 'full', '', '0.00'],
  ['the same year total under the new limit', NEW, '18500.01', '1500.00', 1, 'reduced', '', '1500.00'],
  ['20,000 and more in one order of the old law', OLD, '0', '20000.00', 3, 'full', '', '0.00'],
  ['exactly the new single limit, many items', NEW, '0', '5000.00', 9, 'reduced', '', '5000.00'],
  ['a fen above it, one item', NEW, '0', '5000.01', 1, 'full', '', '5000.01'],
  ['a fen above it, two items', NEW, '0', '5000.01', 2, 'refused', '-621005', '0.00'],
  ['a day later the same', NEXT, '0', '5000.01', 2, 'refused', '-621005', '0.00'],
  ['a fen below the annual limit, one item', NEW, '0', '25999.99', 1, 'full', '', '25999.99'],
  ['exactly the annual limit, one item', NEW, '0', '26000.00', 1, 'manual', '90028', '26000.00'],
  ['a fen above the annual limit, one item', NEW, '0', '26000.01', 1, 'refused', '-621018', '0.00'],
  ['26,000.00 when a fen was used', NEW, '0.01', '26000.00', 1, 'refused', '-621018', '0.00'],
  ['one item in full, exactly the year', NEW, '20000.00', '6000.00', 1, 'full', '', '6000.00'],
  ['one item in full, a fen above the year', NEW, '20000.01', '6000.00', 1, 'refused', '-621018', '0.00'],
  ['two items above both limits', NEW, '20000.01', '6000.00', 2, 'refused', '-621005 -621018', '0.00'],
  ['a small order above the year', NEW, '26000.00', '0.01', 1, 'refused', '-621018', '0.00'],
  ['a free order at the end of the year', NEW, '26000.00', '0.00', 1, 'reduced', '', '0.00'],
];

for (const [name, date, used, value, items, route, codes, quota] of ROWS) {
  test(`${date} ${name}: ${route} ${codes}`, () => {
    const lines = [line(value, { quantity5: decimal5(String(items)) })];
    const result = assess(facts({ acceptedAtMs: noon(date), used, lines }));
    assert.equal(result.route, route);
    assert.equal(result.refusals.map((refusal) => refusal.code).join(' '), codes);
    assert.equal(formatFen(result.quotaFen), quota);
  });
}

test('freight counts in what is compared with the limit, because the limit is one of the dutiable value', () => {
  const lines = [line('4995', { quantity5: decimal5('2') })];
  assert.equal(assess(facts({ lines, freight: '5' })).route, 'reduced');
  assert.equal(assess(facts({ lines, freight: '5.01' })).route, 'refused');
});

test('one item means one line with the quantity 1: half a unit and two lines are not', () => {
  const routeOf = (lines: Parameters<typeof facts>[0]['lines'] & object) => assess(facts({ lines })).route;
  assert.equal(routeOf([line('6000')]), 'full');
  assert.equal(routeOf([line('6000', { quantity5: decimal5('0.5') })]), 'refused');
  assert.equal(routeOf([line('5999'), line('1')]), 'refused');
});

test('the regime begins with 2016-04-08, Shanghai time; before it no law is carried (E-11)', () => {
  const before = assess(facts({ acceptedAtMs: at('2016-04-07T23:59:59.999+08:00') }));
  assert.equal(before.route, 'refused');
  assert.deepEqual(
    before.refusals.map(({ code, path, found }) => [code, path, found]),
    [['90038', 'acceptedAt', '2016-04-07']],
  );
  assert.equal(assess(facts({ acceptedAtMs: at('2016-04-08T00:00:00+08:00') })).route, 'reduced');
  assert.equal(assess(facts({ acceptedAtMs: at('2016-04-07T16:00:00Z') })).route, 'reduced');
  assert.throws(() => lawOn('2016-04-07'), /not in force on 2016-04-07/);
});

test('a mode that is none, for export, or not yet in force is refused before the limits', () => {
  const refusalsOf = (mode: string, date: string, value = '100') =>
    assess(facts({ mode, acceptedAtMs: noon(date), lines: [line(value, { quantity5: decimal5('2') })] })).refusals.map(
      ({ code }) => code,
    );
  assert.deepEqual(refusalsOf('0110', '2019-05-01'), ['90014']);
  assert.deepEqual(refusalsOf('9710', '2021-05-01'), ['90014']);
  assert.deepEqual(refusalsOf('1239', '2016-11-30'), ['90014']);
  assert.deepEqual(refusalsOf('1239', '2016-12-01'), []);
  assert.deepEqual(refusalsOf('1239', '2016-12-02'), []);
  assert.deepEqual(refusalsOf('0110', '2019-05-01', '6000'), ['90014', '-621005']);
});

test('an order at the ambiguous limit carries the tax that is due if the officer lets it through', () => {
  const result = assess(facts({ lines: [line('26000')] }));
  // 26000 × 0.13 = 3380.00
  assert.equal(result.total.taxFen, fen('3380.00'));
});
