import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { allGoods, assess, type ExplainLine, goodsOn } from '../../src/index.ts';
import { facts, line, noon } from '../support.ts';

// Proves that an explanation states facts only, each with its own origin: no use of the year that nobody looked up, no
// provenance of another fact, the number of items where it decides, and the thresholds where a class stays undecided
// (E-05, E-06, E-08, E-09).

const explained = (explain: readonly ExplainLine[], parameter: string): readonly ExplainLine[] =>
  explain.filter((one) => one.parameter === parameter);

test('what was used before is told where it is known, and not where it is judged later', () => {
  for (const [used, note] of [
    [480_000n, '4800.00 used before this order'],
    [0n, '0.00 used before this order'],
    [null, undefined],
  ] as const) {
    const { explain } = assess({ ...facts({}), annualUsedFen: used });
    assert.deepEqual(
      explained(explain(), 'annual-limit').map((one) => one.note),
      [note],
    );
  }
});

test('an order that is above the annual limit by itself is refused without a word on what was used', () => {
  const { refusals } = assess({ ...facts({ lines: [line('28800')] }), annualUsedFen: null });
  assert.deepEqual(
    refusals.map(({ code, found }) => [code, found]),
    [['-621018', '28800.00']],
  );
});

test('above the single limit the number of items is among the facts, whichever way it decides', () => {
  for (const [lines, text] of [
    [[line('6000')], '1 项 1 件 / 1 line, quantity 1'],
    [[line('6000', { quantity5: decimal5('2') })], '1 项 2 件 / 1 line, quantity 2'],
    [[line('3000'), line('3000', { quantity5: decimal5('1.5') })], '2 项 2.5 件 / 2 lines, quantity 2.5'],
  ] as const) {
    const { explain, refusals } = assess(facts({ lines }));
    assert.ok(explained(explain(), 'over-single-treatment')[0]?.note?.startsWith(`${text}; `));
    assert.deepEqual(
      refusals.map(({ found }) => found),
      text.startsWith('1 项 1 ') ? [] : [`6000.00，${text.split(' / ')[0]}`],
    );
  }
});

test('every fact of the tariff is told with its own law, days and origin', () => {
  for (const goods of allGoods()) {
    const { rates: _, ...bare } = line('6000', { gcode: goods.hs8 });
    for (const date of ['2017-05-01', '2019-05-01', '2026-02-01']) {
      const known = goodsOn(goods.hs8, date);
      const { explain } = assess(facts({ acceptedAtMs: noon(date), lines: [bare] }));
      const { vatClass = null, consumptionClass = null, mfnDuty = null, provisionalDuty = null } = known ?? {};
      for (const [parameter, fact] of [
        ['vat-class', vatClass],
        ['consumption-class', consumptionClass],
        ['mfn-duty', mfnDuty],
        ['provisional-duty', provisionalDuty],
      ] as const) {
        for (const { note, law, from } of explained(explain(), parameter)) {
          assert.ok(fact !== null && fact !== 'none', `${goods.hs8} ${parameter}`);
          assert.ok(note?.includes(fact.row.provenance), `${goods.hs8} ${parameter}: ${note}`);
          assert.deepEqual([law, from], [`${fact.row.law}，税则号列 ${goods.hs8}`, fact.row.from]);
        }
      }
    }
  }
});

test('a class that the quantities leave undecided cites what they would have been held against', () => {
  const undecided = { ...line('100', { gcode: '3303000000' }), measures: [{ quantity5: decimal5('1'), unit: '142' }] };
  const { rates: _, ...bare } = undecided;
  const { explain, refusals } = assess(facts({ lines: [bare] }));
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['90031'],
  );
  const told = explain()
    .filter((one) => one.line === 1)
    .map(({ parameter, value }) => `${parameter} ${value}`);
  for (const expected of ['consumption-class cosmetics', 'cosmetics-threshold-per-gram 10']) {
    assert.ok(told.includes(expected), `${expected} in ${told.join(', ')}`);
  }
});
