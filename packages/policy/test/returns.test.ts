import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5, fen } from '@tongguan/kernel';
import fc from 'fast-check';
import {
  judgeReturn,
  returnDeadlines,
  type ReturnFacts,
  type ReleasedLine,
  returnLines,
  startOfDay,
} from '../src/index.ts';

// Proves the law of returns (I-02): both laws on the day before, on and after each limit, the change of law on
// 2020-03-28, leap day and year's end in Shanghai; and that parts of a declaration given back add up to the fen.

const LAST_MS = 86_399_999;
const at = (day: string): number => startOfDay(day) + 12 * 3_600_000;
const GOOD = { originalSite: true, originalState: true, fitForResale: true };
const UNSEEN = { originalSite: null, originalState: null, fitForResale: null };

function judged(released: string, applied: string, arrived: string | null, asOf = arrived ?? applied): string {
  const facts: ReturnFacts = {
    releasedMs: at(released),
    appliedMs: at(applied),
    arrivedMs: arrived === null ? null : at(arrived),
    asOfMs: at(asOf),
    ...(arrived === null ? UNSEEN : GOOD),
  };
  const outcome = judgeReturn(facts);
  return outcome.ok ? outcome.value.stage : outcome.refusals.map(({ code }) => code).join(' ');
}

/** Released, applied, arrived (— on its way), as of; expected. The day after release is day 1. */
const CASES: readonly (readonly [string, string, string | null, string | null, string])[] = [
  // 194号: arrival within 30 days. 2019-01-01 + 30 = 2019-01-31.
  ['2019-01-01', '2019-01-02', '2019-01-30', null, 'complete'],
  ['2019-01-01', '2019-01-02', '2019-01-31', null, 'complete'],
  ['2019-01-01', '2019-01-02', '2019-02-01', null, '90061'],
  ['2019-01-01', '2019-01-31', '2019-01-31', null, 'complete'],
  ['2019-01-01', '2019-01-02', null, '2019-01-31', 'awaiting goods'],
  ['2019-01-01', '2019-01-02', null, '2019-02-01', '90061'],
  // The application has no limit of its own under 194号; without goods in time it is late all the same.
  ['2019-01-01', '2019-02-01', '2019-01-31', '2019-02-01', 'complete'],
  ['2019-01-01', '2019-02-01', null, null, '90061'],
  // 财关税〔2016〕18号, across 31 December 2018: 2018-12-01 + 30 = 2018-12-31.
  ['2018-12-01', '2018-12-05', '2018-12-31', null, 'complete'],
  ['2018-12-01', '2018-12-05', '2019-01-01', null, '90061'],
  ['2018-12-31', '2019-01-01', '2019-01-30', null, 'complete'],
  ['2018-12-31', '2019-01-01', '2019-01-31', null, '90061'],
  // 2020年第45号: applied for within 30, arrived within 45. 2020-04-01 + 30 = 05-01, + 45 = 05-16.
  ['2020-04-01', '2020-04-30', '2020-05-15', null, 'complete'],
  ['2020-04-01', '2020-05-01', '2020-05-16', null, 'complete'],
  ['2020-04-01', '2020-05-01', '2020-05-17', null, '90061'],
  ['2020-04-01', '2020-05-02', '2020-05-10', null, '90060'],
  ['2020-04-01', '2020-05-02', '2020-05-17', null, '90060 90061'],
  ['2020-04-01', '2020-05-01', null, '2020-05-16', 'awaiting goods'],
  ['2020-04-01', '2020-05-01', null, '2020-05-17', '90061'],
  // The law of the day of application. Released 2020-02-27: day 30 is 03-28 (February has 29 days), day 45 is 04-12.
  ['2020-02-27', '2020-03-27', '2020-03-28', null, 'complete'],
  // On its way while the law changes: applied for on day 29, arrived on day 31, when 45 days were the law.
  ['2020-02-27', '2020-03-27', '2020-03-29', null, 'complete'],
  ['2020-02-27', '2020-03-27', '2020-04-12', null, 'complete'],
  ['2020-02-27', '2020-03-27', '2020-04-13', null, '90061'],
  ['2020-02-27', '2020-03-27', null, '2020-04-12', 'awaiting goods'],
  ['2020-02-27', '2020-03-27', null, '2020-04-13', '90061'],
  // Over before the new law was in force: day 31 is 27 March.
  ['2020-02-25', '2020-02-26', '2020-03-27', null, '90061'],
  ['2020-02-25', '2020-02-26', null, '2020-03-27', '90061'],
  ['2020-02-27', '2020-03-28', '2020-04-12', null, 'complete'],
  ['2020-02-27', '2020-03-28', '2020-04-13', null, '90061'],
  ['2020-02-27', '2020-03-29', '2020-04-01', null, '90060'],
  // 29 February: released on it, and in a year without it.
  ['2020-02-29', '2020-03-30', '2020-04-14', null, 'complete'],
  ['2020-02-29', '2020-03-31', '2020-04-14', null, '90060'],
  ['2020-02-29', '2020-03-30', '2020-04-15', null, '90061'],
  ['2019-01-30', '2019-02-01', '2019-03-01', null, 'complete'],
  ['2019-01-30', '2019-02-01', '2019-03-02', null, '90061'],
  // Year's end: 2021-12-15 + 30 = 2022-01-14, + 45 = 2022-01-29.
  ['2021-12-15', '2022-01-14', '2022-01-29', null, 'complete'],
  ['2021-12-15', '2022-01-15', '2022-01-29', null, '90060'],
  ['2021-12-15', '2022-01-14', '2022-01-30', null, '90061'],
];

for (const [released, applied, arrived, asOf, expected] of CASES) {
  const name = `released ${released}, applied ${applied}, arrived ${arrived ?? `not by ${asOf ?? applied}`}: ${expected}`;
  test(name, () => assert.equal(judged(released, applied, arrived, asOf ?? arrived ?? applied), expected));
}

test('a day is a day of Shanghai, to its last millisecond', () => {
  const facts = { releasedMs: startOfDay('2019-01-01'), appliedMs: startOfDay('2019-01-02'), ...GOOD };
  const inTime = startOfDay('2019-01-31') + LAST_MS;
  assert.ok(judgeReturn({ ...facts, arrivedMs: inTime, asOfMs: inTime }).ok);
  assert.ok(!judgeReturn({ ...facts, arrivedMs: inTime + 1, asOfMs: inTime + 1 }).ok);
  // Released a millisecond earlier is released in 2018, and everything is due a day earlier.
  const before = { ...facts, releasedMs: facts.releasedMs - 1 };
  assert.ok(!judgeReturn({ ...before, arrivedMs: inTime, asOfMs: inTime }).ok);
});

test('where the goods came back to, and how, is examined after they arrived; everything wrong is said at once', () => {
  const facts = { releasedMs: at('2020-04-01'), appliedMs: at('2020-05-02'), arrivedMs: at('2020-05-17') };
  const now = { ...facts, asOfMs: at('2020-05-18') };
  const all = judgeReturn({ ...now, originalSite: false, originalState: false, fitForResale: false });
  assert.ok(!all.ok);
  assert.deepEqual(
    all.refusals.map(({ code, path }) => `${code} ${path}`),
    ['90060 appTime', '90061 arrived', '90062 site', '90063 state', '90063 resale'],
  );
  assert.match(all.refusals[0]?.found ?? '', /2020-05-02（放行 2020-04-01 后第31日/);
  assert.match(all.refusals[0]?.allowed ?? '', /2020-05-01.*2020年第45号/);
  assert.match(all.refusals[1]?.found ?? '', /第46日/);
  const early = { ...now, appliedMs: at('2020-04-02'), arrivedMs: at('2020-04-10') };
  const partly = judgeReturn({ ...early, ...GOOD, fitForResale: null });
  assert.ok(partly.ok && partly.value.stage === 'awaiting examination');
});

test('deadlines name the law they come from', () => {
  const old = returnDeadlines(at('2019-05-01'), at('2019-05-02'));
  assert.deepEqual([old.applyByDay, old.arriveByDay], [null, '2019-05-31']);
  assert.ok(old.law.some(({ law, confidence }) => law.includes('194号') && confidence === 'verified'));
  const fresh = returnDeadlines(at('2021-05-01'), at('2021-05-02'));
  assert.deepEqual([fresh.applyByDay, fresh.arriveByDay], ['2021-05-31', '2021-06-15']);
});

const LINE: ReleasedLine = {
  gnum: '1',
  gcode: '3303000010',
  unit: '007',
  quantity5: decimal5('3'),
  dutiableFen: fen('100.00'),
  customsDutyFen: 0n,
  consumptionTaxFen: fen('0.01'),
  valueAddedTaxFen: fen('10.00'),
};
const OTHER: ReleasedLine = { ...LINE, gnum: '2', quantity5: decimal5('1'), dutiableFen: fen('50.00') };
const BASE = { released: [LINE, OTHER], quotaFen: fen('150.00'), before: [] };
const ask = (gnum: string, quantity: string, more: object = {}) => ({
  gnum,
  gcode: LINE.gcode,
  unit: LINE.unit,
  quantity5: decimal5(quantity),
  ...more,
});

/** 10.00 of VAT over three pieces: 3.33, 3.34 (6.67 − 3.33), 3.33; one fen goes with the second piece (0.005 → 0.01). */
const PIECES: readonly (readonly [before: string, value: string, vat: string, consumption: string])[] = [
  ['0', '33.33', '3.33', '0.00'],
  ['1', '33.34', '3.34', '0.01'],
  ['2', '33.33', '3.33', '0.00'],
];

for (const [before, value, vat, consumption] of PIECES) {
  test(`one of three pieces after ${before}: ${value} and ${vat}`, () => {
    const outcome = returnLines({
      ...BASE,
      before: before === '0' ? [] : [{ gnum: '1', quantity5: decimal5(before) }],
      asked: [ask('1', '1')],
    });
    assert.ok(outcome.ok);
    const [line] = outcome.value.lines;
    assert.equal(line?.dutiableFen, fen(value));
    assert.equal(line?.quotaFen, fen(value));
    assert.equal(line?.valueAddedTaxFen, fen(vat));
    assert.equal(line?.consumptionTaxFen, fen(consumption));
    assert.equal(outcome.value.isAllBack, false);
  });
}

test('the whole gives back the whole, quota too', () => {
  const outcome = returnLines({ ...BASE, asked: [ask('1', '3'), ask('2', '1')] });
  assert.ok(outcome.ok);
  assert.equal(outcome.value.isAllBack, true);
  assert.equal(outcome.value.quotaFen, fen('150.00'));
  assert.equal(outcome.value.taxFen, fen('20.02'));
});

test('what counted for nothing gives nothing back', () => {
  const outcome = returnLines({ ...BASE, quotaFen: 0n, asked: [ask('1', '3')] });
  assert.ok(outcome.ok && outcome.value.quotaFen === 0n && outcome.value.taxFen === fen('10.01'));
});

const BACK_ALL = [{ gnum: '1', quantity5: decimal5('3') }];
const WRONG: readonly (readonly [string, Parameters<typeof returnLines>[0], string])[] = [
  ['no line', { ...BASE, asked: [] }, '-625006 lines'],
  ['a line the declaration has not', { ...BASE, asked: [ask('3', '1')] }, '-625209 lines[0].gnum'],
  ['another commodity', { ...BASE, asked: [ask('1', '1', { gcode: '9999999999' })] }, '-625209 lines[0].gnum'],
  ['another unit', { ...BASE, asked: [ask('1', '1', { unit: '035' })] }, '90064 lines[0].unit'],
  ['nothing', { ...BASE, asked: [ask('1', '0')] }, '90064 lines[0].qty'],
  ['less than nothing', { ...BASE, asked: [ask('1', '-1')] }, '90064 lines[0].qty'],
  ['no number', { ...BASE, asked: [ask('1', '1', { quantity5: null })] }, '90064 lines[0].qty'],
  ['the smallest bit too much', { ...BASE, asked: [ask('1', '3.00001')] }, '90064 lines[0].qty'],
  ['what is back already', { ...BASE, before: BACK_ALL, asked: [ask('1', '0.00001')] }, '90064 lines[0].qty'],
  ['the same line twice', { ...BASE, asked: [ask('1', '1'), ask('1', '1')] }, '90064 lines[1].gnum'],
  ['two mistakes', { ...BASE, asked: [ask('9', '1'), ask('2', '2')] }, '-625209 lines[0].gnum 90064 lines[1].qty'],
];

for (const [name, facts, expected] of WRONG) {
  test(`refused: ${name}`, () => {
    const outcome = returnLines(facts);
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusals.map(({ code, path }) => `${code} ${path}`).join(' '), expected);
  });
}

test('however a declaration is split over returns, the parts add up to the whole and no part is negative', () => {
  const amounts = fc.record({
    dutiableFen: fc.bigInt(0n, 10n ** 9n),
    customsDutyFen: fc.bigInt(0n, 10n ** 8n),
    consumptionTaxFen: fc.bigInt(0n, 10n ** 8n),
    valueAddedTaxFen: fc.bigInt(0n, 10n ** 8n),
  });
  const parts = fc.array(fc.bigInt(1n, 10n ** 7n), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amounts, parts, fc.bigInt(0n, 10n ** 9n), (amount, quantities, quotaFen) => {
      const whole = quantities.reduce((a, b) => a + b, 0n);
      const released = [{ ...LINE, ...amount, quantity5: whole }];
      const sum = { tax: 0n, quota: 0n, value: 0n };
      quantities.forEach((quantity5, index) => {
        const before = quantities.slice(0, index).map((one) => ({ gnum: '1', quantity5: one }));
        const outcome = returnLines({ released, quotaFen, before, asked: [{ ...ask('1', '1'), quantity5 }] });
        assert.ok(outcome.ok && outcome.value.taxFen >= 0n && outcome.value.quotaFen >= 0n);
        assert.equal(outcome.value.isAllBack, index === quantities.length - 1);
        sum.tax += outcome.value.taxFen;
        sum.quota += outcome.value.quotaFen;
        sum.value += outcome.value.lines[0]?.dutiableFen ?? 0n;
      });
      assert.equal(sum.tax, amount.customsDutyFen + amount.consumptionTaxFen + amount.valueAddedTaxFen);
      assert.deepEqual([sum.quota, sum.value], [quotaFen, amount.dutiableFen]);
    }),
  );
});
