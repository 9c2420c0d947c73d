import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fen } from '@tongguan/kernel';
import fc from 'fast-check';
import {
  addDays,
  billingOf,
  consolidate,
  type DueBill,
  dayOf,
  daysBetween,
  demandDays,
  dueOn,
  firstDayNotOfRest,
  isDay,
  isOverdue,
  lastDayOfPayment,
  periodOf,
  quotaYearOf,
  type SettlementPeriod,
  startOfDay,
  surcharge,
  workingDay,
} from '../../src/index.ts';

// Proves the law of settlement (G-02, G-03) and the days it counts: day 30, 31, 45 and 46 across 29 February and year's
// end in Shanghai, the surcharge to the fen, and that consolidation loses and doubles nothing.

const HOUR = 3_600_000;
const at = (day: string, hour = 12): number => startOfDay(day) + hour * HOUR;

/** Released; day 31; day 45 as counted; the last day in time. */
const DUE: readonly (readonly [released: string, billOn: string, last: string, payBy: string])[] = [
  ['2016-04-08', '2016-05-09', '2016-05-23', '2016-05-23'],
  ['2018-12-31', '2019-01-31', '2019-02-14', '2019-02-14'],
  ['2019-01-01', '2019-02-01', '2019-02-15', '2019-02-15'],
  ['2019-01-29', '2019-03-01', '2019-03-15', '2019-03-15'],
  ['2020-02-29', '2020-03-31', '2020-04-14', '2020-04-14'],
  ['2019-11-30', '2019-12-31', '2020-01-14', '2020-01-14'],
  ['2019-12-01', '2020-01-01', '2020-01-15', '2020-01-15'],
  ['2100-01-29', '2100-03-01', '2100-03-15', '2100-03-15'],
  // Saturday, 29 February, Sunday: the Monday after.
  ['2020-01-29', '2020-02-29', '2020-03-14', '2020-03-16'],
  ['2020-01-15', '2020-02-15', '2020-02-29', '2020-03-02'],
  ['2024-01-31', '2024-03-02', '2024-03-16', '2024-03-18'],
  ['2024-02-01', '2024-03-03', '2024-03-17', '2024-03-18'],
  ['2024-02-02', '2024-03-04', '2024-03-18', '2024-03-18'],
  // National Day: 1 to 7 October 2021 are free, the 8th is worked; so is Saturday the 9th.
  ['2021-08-16', '2021-09-16', '2021-09-30', '2021-09-30'],
  ['2021-08-17', '2021-09-17', '2021-10-01', '2021-10-08'],
  ['2021-08-20', '2021-09-20', '2021-10-04', '2021-10-08'],
  ['2021-08-25', '2021-09-25', '2021-10-09', '2021-10-09'],
  ['2021-08-26', '2021-09-26', '2021-10-10', '2021-10-11'],
  // The Spring Festival of 2020 was made longer, to 2 February.
  ['2019-12-18', '2020-01-18', '2020-02-01', '2020-02-03'],
  // A worked weekend is no day of rest: Sunday 2024-02-18.
  ['2024-01-04', '2024-02-04', '2024-02-18', '2024-02-18'],
  // No notice of 2027 in the data: weekends and the holidays of the Regulation move it, a bridging day does not.
  ['2026-11-14', '2026-12-15', '2026-12-29', '2026-12-29'],
  ['2026-11-17', '2026-12-18', '2027-01-01', '2027-01-04'],
  ['2026-12-24', '2027-01-24', '2027-02-07', '2027-02-09'],
  ['2027-03-17', '2027-04-17', '2027-05-01', '2027-05-03'],
  ['2027-05-03', '2027-06-03', '2027-06-17', '2027-06-17'],
  ['2029-08-17', '2029-09-17', '2029-10-01', '2029-10-01'],
];

for (const [released, billOn, last, payBy] of DUE) {
  test(`released ${released}: billed from ${billOn}, day 45 is ${last}, paid by ${payBy}`, () => {
    const due = dueOn(at(released));
    assert.deepEqual([due.billOnDay, due.lastDay, due.payByDay], [billOn, last, payBy]);
    assert.equal(daysBetween(released, billOn), 31);
    assert.equal(daysBetween(released, last), 45);
    const verified = released >= '2019-01-01';
    assert.deepEqual(
      due.law.map(({ parameter, confidence }) => `${parameter} ${confidence === 'verified'}`),
      [`bill-on-day ${verified}`, `pay-by-day ${verified}`, 'pay-by-rest-day false'],
    );
  });
}

test('the last day in time is worked, never before day 45, and nobody works between the two', () => {
  for (let index = 0; index < 3_800; index++) {
    const { lastDay, payByDay } = dueOn(at(addDays('2016-04-08', index)));
    const kind = workingDay(payByDay);
    assert.ok(kind.ok && kind.value.isWorking && payByDay >= lastDay, payByDay);
    for (let day = lastDay; day < payByDay; day = addDays(day, 1)) {
      const rest = workingDay(day);
      assert.ok(rest.ok && !rest.value.isWorking, `${lastDay} ${day}`);
    }
  }
});

test('a day moved without the notice of its year says so', () => {
  assert.deepEqual(firstDayNotOfRest('2026-12-28'), { day: '2026-12-28', noticed: true });
  assert.deepEqual(firstDayNotOfRest('2026-12-29'), { day: '2026-12-29', noticed: false });
  assert.deepEqual(firstDayNotOfRest('2027-10-01'), { day: '2027-10-04', noticed: false });
});

test('the first and the last millisecond of a day in Shanghai are the same day, the next is not', () => {
  const first = startOfDay('2019-01-01');
  assert.equal(first, Date.parse('2018-12-31T16:00:00Z'));
  assert.equal(dueOn(first).billOnDay, '2019-02-01');
  assert.equal(dueOn(first + 86_399_999).billOnDay, '2019-02-01');
  assert.equal(dueOn(first + 86_400_000).billOnDay, '2019-02-02');
  assert.equal(dueOn(first - 1).billOnDay, '2019-01-31');
});

/** Release 2019-05-01: day 30 is 05-31, day 31 is 06-01, day 45 is Saturday 06-15, paid by Monday 06-17. */
const STATES: readonly (readonly [
  name: string,
  asOf: string,
  open: boolean,
  ended: string | null,
  expected: string,
])[] = [
  ['day 30', '2019-05-31', false, null, 'early 2019-06-01 2019-06-17'],
  ['day 31', '2019-06-01', false, null, 'bill 2019-06-01 2019-06-17'],
  ['a late run', '2019-07-20', false, null, 'bill 2019-06-01 2019-06-17'],
  ['day 31 with a return under way', '2019-06-01', true, null, 'waits 2019-06-01 2019-06-17'],
  ['a part returned on day 20', '2019-06-01', false, '2019-05-21', 'bill 2019-06-01 2019-06-17'],
  ['a return refused on day 30', '2019-06-01', false, '2019-05-31', 'bill 2019-06-01 2019-06-17'],
  ['a return refused on day 31, on that day', '2019-06-01', false, '2019-06-01', 'early 2019-06-02 2019-06-17'],
  ['a part returned on day 45, the day after', '2019-06-16', false, '2019-06-15', 'bill 2019-06-16 2019-07-01'],
];

for (const [name, asOf, openReversal, ended, expected] of STATES) {
  test(`billing, ${name}: ${expected}`, () => {
    const lastReversalEndedMs = ended === null ? null : at(ended);
    const facts = { releasedMs: at('2019-05-01'), asOfMs: at(asOf), openReversal, lastReversalEndedMs };
    const { state, billOnDay, payByDay } = billingOf(facts);
    assert.equal(`${state} ${billOnDay} ${payByDay}`, expected);
  });
}

test('day 45 is in time to its last millisecond, day 46 is overdue', () => {
  const endOfDay45 = startOfDay('2019-06-16') - 1;
  assert.deepEqual([isOverdue('2019-06-15', endOfDay45), isOverdue('2019-06-15', endOfDay45 + 1)], [false, true]);
});

/** Tax, due, paid; days, computed (tax × 0.0005 × days), levied (nothing below 50.00). */
const LATE: readonly (readonly [string, string, string, number, string, string])[] = [
  ['1000.00', '2019-06-15', '2019-06-10', 0, '0.00', '0.00'],
  ['1000.00', '2019-06-15', '2019-06-15', 0, '0.00', '0.00'],
  ['1000.00', '2019-06-15', '2019-06-16', 1, '0.50', '0.00'],
  ['99990.00', '2019-06-15', '2019-06-16', 1, '50.00', '50.00'],
  ['99989.00', '2019-06-15', '2019-06-16', 1, '49.99', '0.00'],
  ['100000.00', '2019-06-15', '2019-06-16', 1, '50.00', '50.00'],
  ['1000.00', '2019-06-15', '2019-09-23', 100, '50.00', '50.00'],
  ['1000.00', '2019-06-15', '2019-09-22', 99, '49.50', '0.00'],
  ['123456.78', '2020-02-28', '2020-03-01', 2, '123.46', '123.46'],
  ['123456.78', '2019-12-31', '2020-01-01', 1, '61.73', '61.73'],
  ['0.00', '2019-06-15', '2021-06-15', 731, '0.00', '0.00'],
];

for (const [tax, due, paid, days, computed, levied] of LATE) {
  test(`${tax} due ${due} paid ${paid}: ${days} days, ${computed}, levied ${levied}`, () => {
    const { daysLate, computedFen, surchargeFen } = surcharge(fen(tax), due, paid);
    assert.deepEqual([daysLate, computedFen, surchargeFen], [days, fen(computed), fen(levied)]);
  });
}

const bill = (taxNo: string, agentCode: string, billOnDay: string, vat: string): DueBill => ({
  taxNo,
  agentCode,
  billOnDay,
  lastDay: addDays(billOnDay, 14),
  customsDutyFen: fen('1.00'),
  consumptionTaxFen: fen('0.10'),
  valueAddedTaxFen: fen(vat),
});

test('one demand an agent and period, in the same order whatever the order of the bills', () => {
  const bills = [
    bill('T3', 'B', '2019-06-03', '3.00'),
    bill('T1', 'A', '2019-06-03', '1.00'),
    bill('T2', 'A', '2019-06-04', '2.00'),
    bill('T0', 'A', '2019-06-03', '5.00'),
  ];
  const byDay = consolidate(bills, 'day');
  assert.deepEqual(
    byDay.map(({ key, taxNos, payByDay }) => `${key} ${taxNos.join('+')} ${payByDay}`),
    ['A 2019-06-03 T0+T1 2019-06-17', 'A 2019-06-04 T2 2019-06-18', 'B 2019-06-03 T3 2019-06-17'],
  );
  assert.equal(byDay[0]?.taxFen, fen('8.20'));
  assert.deepEqual(consolidate([...bills].reverse(), 'day'), byDay);
  const byWeek = consolidate(bills, 'week');
  assert.deepEqual(
    byWeek.map(({ key, to, taxNos, payByDay }) => `${key} ${to} ${taxNos.join('+')} ${payByDay}`),
    ['A 2019-06-03 2019-06-09 T0+T1+T2 2019-06-17', 'B 2019-06-03 2019-06-09 T3 2019-06-17'],
  );
});

test('consolidation loses nothing: the demands add up to the bills, each bill stands on one', () => {
  const bills = fc.uniqueArray(
    fc.record({
      taxNo: fc.string({ minLength: 1, maxLength: 4 }),
      agentCode: fc.constantFrom('A', 'B', 'C'),
      day: fc.integer({ min: 0, max: 60 }),
      vat: fc.bigInt(0n, 10n ** 8n),
    }),
    { selector: ({ taxNo }) => taxNo },
  );
  fc.assert(
    fc.property(bills, fc.constantFrom('day' as const, 'week' as const, 'ten-days' as const), (rows, period) => {
      const due = rows.map((row) => ({
        ...bill(row.taxNo, row.agentCode, addDays('2019-12-01', row.day), '0.00'),
        valueAddedTaxFen: row.vat,
      }));
      const demands = consolidate(due, period);
      const total = demands.reduce((sum, demand) => sum + demand.taxFen, 0n);
      assert.equal(
        total,
        due.reduce((sum, one) => sum + 110n + one.valueAddedTaxFen, 0n),
      );
      assert.deepEqual(demands.flatMap(({ taxNos }) => taxNos).sort(), due.map(({ taxNo }) => taxNo).sort());
      for (const demand of demands) {
        const own = due.filter(({ taxNo }) => demand.taxNos.includes(taxNo));
        assert.ok(
          own.every(
            ({ agentCode, billOnDay, lastDay }) =>
              agentCode === demand.agentCode && lastDayOfPayment(billOnDay, lastDay) >= demand.payByDay,
          ),
        );
        assert.ok(own.every(({ billOnDay }) => billOnDay >= demand.from && billOnDay <= demand.to));
      }
    }),
  );
});

const WEEKS: readonly (readonly [day: string, from: string, to: string])[] = [
  ['2018-12-30', '2018-12-24', '2018-12-30'],
  ['2018-12-31', '2018-12-31', '2019-01-06'],
  ['2019-01-01', '2018-12-31', '2019-01-06'],
  ['2020-02-29', '2020-02-24', '2020-03-01'],
];

for (const [day, from, to] of WEEKS) {
  test(`the week of ${day} runs from ${from} to ${to}`, () => assert.deepEqual(periodOf(day, 'week'), { from, to }));
}

const THIRDS: readonly (readonly [day: string, from: string, to: string])[] = [
  ['2019-12-31', '2019-12-21', '2019-12-31'],
  ['2020-01-01', '2020-01-01', '2020-01-10'],
  ['2020-01-10', '2020-01-01', '2020-01-10'],
  ['2020-01-11', '2020-01-11', '2020-01-20'],
  ['2020-02-29', '2020-02-21', '2020-02-29'],
  ['2019-02-28', '2019-02-21', '2019-02-28'],
  ['2019-04-30', '2019-04-21', '2019-04-30'],
];

for (const [day, from, to] of THIRDS) {
  test(`the third of ${day} runs from ${from} to ${to}`, () =>
    assert.deepEqual(periodOf(day, 'ten-days'), { from, to }));
}

/** Released; period; the demand is made on; paid by. 194号 (十六): each between day 31 and day 45 of its release, or the next
 * working day. */
const DEMANDS: readonly (readonly [string, SettlementPeriod, string, string])[] = [
  ['2020-01-29', 'day', '2020-02-29', '2020-03-16'],
  ['2020-01-29', 'week', '2020-03-01', '2020-03-09'],
  ['2020-01-29', 'ten-days', '2020-02-29', '2020-03-06'],
  ['2019-11-30', 'day', '2019-12-31', '2020-01-14'],
  ['2019-11-30', 'week', '2020-01-05', '2020-01-13'],
  ['2019-11-30', 'ten-days', '2019-12-31', '2020-01-06'],
  ['2019-12-01', 'ten-days', '2020-01-10', '2020-01-15'],
];

for (const [released, period, made, payBy] of DEMANDS) {
  test(`released ${released}, by ${period}: demanded on ${made}, paid by ${payBy}`, () => {
    const { to, payByDay } = demandDays(dueOn(at(released)), period);
    assert.deepEqual([to, payByDay], [made, payBy]);
  });
}

test('whatever the period and the day, a tax is demanded and payable within day 31 and its own last day', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.constantFrom('day' as const, 'week' as const, 'ten-days' as const),
      (days, period) => {
        const released = addDays('2016-04-08', days);
        const due = dueOn(at(released));
        const { to, payByDay } = demandDays(due, period);
        for (const day of [to, payByDay]) {
          assert.ok(daysBetween(released, day) >= 31 && day <= due.payByDay, `${released} ${period} ${day}`);
        }
        assert.ok(to <= payByDay);
      },
    ),
  ));

test('no calendar month can be one demand: its first tax is due before its last may be demanded', () => {
  for (const month of ['2019-02', '2019-03', '2020-02']) {
    const first = dueOn(at(addDays(`${month}-01`, -31)));
    const last = addDays(`${month}-28`, 0);
    assert.ok(first.payByDay < last, month);
  }
});

test('days: there and back again, and only days that exist', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const day = addDays('2020-02-29', days);
      assert.equal(daysBetween('2020-02-29', day), days);
      assert.equal(dayOf(startOfDay(day)), day);
      assert.ok(isDay(day));
    }),
  );
  for (const text of ['2019-02-29', '2019-13-01', '2019-1-1', '2019-00-10', '']) assert.equal(isDay(text), false, text);
  assert.throws(() => startOfDay('2019-02-29'), /exists/);
});

test('quota belongs to the year in Shanghai (F-01)', () => {
  assert.equal(quotaYearOf(Date.parse('2018-12-31T15:59:59.999Z')), 2018);
  assert.equal(quotaYearOf(Date.parse('2018-12-31T16:00:00.000Z')), 2019);
});
