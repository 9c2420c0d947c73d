import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  addDays,
  addWorkingDays,
  assess,
  assessJsonBatch,
  checkIdentityNumber,
  clearanceClock,
  consolidate,
  forecastGuarantee,
  identityCheckCharacter,
  isDay,
  modeAllowed,
  selectForInspection,
  workingDay,
} from '../../src/index.ts';
import { facts, line, noon, said, saidBy } from '../support.ts';

// Proves the edges of days, of an assessment and of settlement: days that do not exist, the last that count, sums that are
// exactly at a limit, and what each refusal says (C-04, E-05, G-02, G-04).

suite('days', () => {
  test('exist, as they are written', () => {
    for (const text of ['2019-01', '2019', '+002019-01-01', '2019-01-01T', ' 2019-01-01', '2019-01-32'])
      assert.equal(isDay(text), false, text);
    assert.equal(addDays('9999-12-30', 5), '9999-12-31');
    assert.equal(addDays('9999-12-30', 1), '9999-12-31');
  });
  test('are worked or not by the later of two notices, and unknown years say which are known', () => {
    assert.deepEqual(
      ['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'].map((day) => {
        const kind = workingDay(day);
        return kind.ok && kind.value.isWorking;
      }),
      [false, false, false, true],
    );
    const unknown = workingDay('1999-06-01');
    assert.ok(!unknown.ok);
    assert.equal(unknown.refusals[0]?.code, '90065');
    assert.match(saidBy(unknown)[0] ?? '', /^90065 day \| 1999-06-01 \(1999\) \| 20\d\d…20\d\d；补充 policy-data/);
    const years = /\| (\d{4})…(\d{4})；/.exec(saidBy(unknown)[0] ?? '')?.slice(1) ?? [];
    for (const [year = '', beyond] of [
      [years[0], -1],
      [years[1], 1],
    ] as const) {
      assert.ok(workingDay(`${year}-06-01`).ok, 'the years that are said to be known are known');
      assert.ok(!workingDay(`${Number(year) + beyond}-06-01`).ok, 'and they are the first and the last');
    }
    assert.deepEqual(addWorkingDays('2019-05-06', 0), { ok: true, value: '2019-05-06' });
  });
  test('a pause that begins when the time is up does not move it (C-04)', () => {
    const startedMs = noon('2019-05-01');
    const hour = 3_600_000;
    const due = (pauses: [number, number][]) =>
      (clearanceClock({
        startedMs,
        endedMs: null,
        asOfMs: startedMs + 40 * hour,
        pauses: pauses.map(([from, to]) => ({ fromMs: startedMs + from * hour, toMs: startedMs + to * hour })),
      }).dueMs -
        startedMs) /
      hour;
    assert.equal(due([[24, 30]]), 24);
    assert.equal(due([[23, 30]]), 31);
    assert.equal(due([[1, 1]]), 24);
  });
  test('an identity was born on a day that exists, in a year people live in', () => {
    const of = (birth: string, onDate?: string): boolean => {
      const first = `110101${birth}001`;
      return checkIdentityNumber(first + (identityCheckCharacter(first) ?? ''), onDate);
    };
    assert.deepEqual(
      ['19000101', '20991231', '18991231', '21000101'].map((birth) => of(birth)),
      [true, true, false, false],
    );
    assert.deepEqual(
      ['20000229', '20010229', '20000001', '20001301', '20001200', '20001231'].map((birth) => of(birth)),
      [true, false, false, false, false, true],
    );
    assert.deepEqual([of('20190501', '2019-05-01'), of('20190502', '2019-05-01')], [true, false]);
    // Numbers of the standard's own examples and of textbooks, with every weight in use: the check sign is not ours.
    for (const number of ['11010519491231002X', '440524188001010014', '34052419800101001X']) {
      assert.equal(identityCheckCharacter(number.slice(0, 17)), number.at(-1), number);
      assert.equal(checkIdentityNumber(number), number.slice(6, 10) >= '1900', number);
      for (let at = 0; at < 17; at += 1) {
        const other = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
        assert.equal(checkIdentityNumber(other), false, other);
      }
    }
    assert.equal(identityCheckCharacter('1'.repeat(16)), null);
    assert.equal(identityCheckCharacter(`${'1'.repeat(16)}x`), null);
    assert.equal(checkIdentityNumber('99'.concat('010119900101001')), false);
    // Signs beside the digits, whatever the check sign: none of the eleven makes a number of it.
    for (const sign of ['/', ':', 'x', ' '])
      for (const check of '0123456789X') assert.equal(checkIdentityNumber(`11010119900101${sign}01${check}`), false);
  });
});

suite('an assessment', () => {
  test('refused for its limits says the sums, takes nothing and taxes nothing', () => {
    const two = [line('3000'), line('3000')];
    const single = assess(facts({ lines: two }));
    assert.deepEqual(said(single.refusals), [
      '-621005 dutiableValue | 6000.00，2 项 2 件 | 不超过 5000.00，或订单下仅一件商品且低于 26000.00；否则按一般贸易申报 / at most 5000.00, or exactly one item below 26000.00; otherwise declare as general trade',
    ]);
    assert.deepEqual([single.route, single.quotaFen, single.total.taxFen], ['refused', 0n, 0n]);
    const annual = assess(facts({ used: '25950.00', lines: [line('100')] }));
    assert.deepEqual(
      annual.refusals.map(({ path, found, allowed }) => `${path} | ${found} | ${allowed}`),
      [
        'annualUsed | 25950.00 + 100.00 = 26050.00 | 年度累计不超过 26000.00；超过的按一般贸易申报 / at most 26000.00 in the year; otherwise declare as general trade',
      ],
    );
    const both = assess(facts({ used: '25950.00', lines: two }));
    assert.deepEqual(
      both.refusals.map(({ path }) => path),
      ['dutiableValue', 'annualUsed'],
    );
    const exact = assess(facts({ used: '25900.00', lines: [line('100')] }));
    assert.deepEqual([exact.route, exact.quotaFen, exact.refusals], ['reduced', 10_000n, []]);
  });
  test('before the regime and in a mode of another day is refused with the day', () => {
    const early = assess(facts({ acceptedAtMs: noon('2016-04-07') }));
    assert.deepEqual(
      said(early.refusals).map((text) => text.slice(text.indexOf(' ') + 1)),
      [
        'acceptedAt | 2016-04-07 | 2016-04-08 起（财关税〔2016〕18号 七）/ from 2016-04-08 on: law before 2016-04-08 is not carried',
      ],
    );
    assert.deepEqual([early.explain(), early.lines.map(({ rated }) => rated)], [[], [true]]);
    const exact = assess(facts({ lines: [line('26000')] }));
    assert.deepEqual(
      [
        exact.route,
        exact.quotaFen,
        ...exact.refusals.map(({ path, found, allowed }) => `${path} | ${found} | ${allowed}`),
      ],
      [
        'manual',
        2_600_000n,
        'dutiableValue | 26000.00 | 低于 26000.00，恰好等于时转人工审核 / below it; exactly at it an officer decides',
      ],
    );
    const beer = assess(facts({ lines: [line('10', { gcode: '2203000000', rates: undefined } as object)] }));
    assert.deepEqual(
      beer.refusals.map(({ path, found }) => `${path} | ${found}`),
      ['lines[0].gcode | 2203000000 (beer)'],
    );
    const unknown = modeAllowed('9999', null, '2019-05-01');
    assert.ok(!unknown.ok);
    assert.deepEqual([unknown.refusals[0]?.path, unknown.refusals[0]?.found], ['mode', '9999']);
    assert.deepEqual(unknown.refusals[0]?.allowed.split(', ').sort(), ['1210', '1239', '9610']);
    const place = (mode: string, city: string, date = '2019-05-01') => {
      const outcome = modeAllowed(mode, city, date);
      return outcome.ok
        ? `${outcome.value.confidence} ${outcome.value.note === null ? 'no note' : 'note'}`
        : `${outcome.refusals[0]?.path} ${outcome.refusals[0]?.found}`;
    };
    assert.equal(place('1210', '测试无此市'), 'city 测试无此市');
    assert.equal(place('1239', '杭州'), 'city 杭州');
    assert.equal(place('9610', '杭州'), 'verified no note');
    assert.equal(place('1210', '杭州', '2018-12-31'), 'unverified note');
    const anywhere = modeAllowed('1210', null, '2019-05-01');
    assert.deepEqual(anywhere.ok ? anywhere.value.confidence : '', 'unverified');
    const soon = modeAllowed('1239', null, '2016-11-30');
    assert.deepEqual(soon.ok ? [] : [soon.refusals[0]?.path, soon.refusals[0]?.found], ['mode', '1239 2016-11-30']);
  });
  test('of more than ten thousand orders belongs in several calls', () => {
    const many = assessJsonBatch(Array.from({ length: 10_001 }, () => null));
    assert.deepEqual(saidBy(many), ['-900205 $ | 10001 | ≤ 10000']);
    const most = assessJsonBatch(Array.from({ length: 10_000 }, () => null));
    assert.notEqual(saidBy(most)[0], '-900205 $ | 10000 | ≤ 10000');
  });
});

test('a goods rate applies to a declaration when one of its goods is meant, the country and the tariff line in one (K-01)', () => {
  const rate = { id: 'r', hsPrefix: '33', country: '305', mode: null, rateBasisPoints: 10_000 };
  const because = (...goods: readonly { readonly gcode: string; readonly country: string }[]): string =>
    selectForInspection({
      seed: '0'.repeat(32),
      declarationNo: 'B1',
      creditLevel: 'general',
      mode: '1210',
      goods,
      rates: { byCredit: { advancedCertified: 0, general: 0, discredited: 0 }, byGoods: [rate] },
    }).because;
  const [meant, other] = [
    { gcode: '3305100000', country: '305' },
    { gcode: '4202210000', country: '305' },
  ];
  assert.deepEqual([because(other, meant), because(meant, other), because(other)], ['r', 'r', 'general']);
  assert.equal(because({ ...meant, country: '116' }, other), 'general');
});

suite('guarantee and settlement', () => {
  test('a demand names all taxes and stands in the order of its key', () => {
    const bill = (taxNo: string, agentCode: string) => ({
      taxNo,
      agentCode,
      billOnDay: '2019-06-03',
      lastDay: '2019-06-17',
      customsDutyFen: 1n,
      consumptionTaxFen: 20n,
      valueAddedTaxFen: 300n,
    });
    const made = consolidate([bill('T2', 'B'), bill('T1', 'C'), bill('T3', 'A'), bill('T0', 'B')], 'day');
    assert.deepEqual(
      made.map(({ key, taxNos }) => `${key} ${taxNos.join('+')}`),
      ['A 2019-06-03 T3', 'B 2019-06-03 T0+T2', 'C 2019-06-03 T1'],
    );
    const [, two] = made;
    assert.deepEqual(
      [two?.customsDutyFen, two?.consumptionTaxFen, two?.valueAddedTaxFen, two?.taxFen, two?.agentCode],
      [2n, 40n, 600n, 642n, 'B'],
    );
  });
  test('a forecast reaches a hundred years, names instruments in the order of their end and its law', () => {
    const base = { today: '2026-06-01', heldFen: 1n, heldBeforeFen: 0n, days: 1, instruments: [], hasOverdue: false };
    const lasts = (coverFen: bigint) => forecastGuarantee({ ...base, coverFen }).runwayDays;
    assert.deepEqual(
      [lasts(36_500n), lasts(36_501n), lasts(36_502n), lasts(10n ** 12n)],
      [36_499, 36_500, 36_500, 36_500],
    );
    const instruments = ['2026-06-03', '2026-06-02', '2026-06-03', '2026-06-01'].map((untilDay, n) => ({
      number: `D${n}`,
      leftFen: 10n,
      untilDay,
    }));
    const { ending, alerts, law } = forecastGuarantee({ ...base, coverFen: 100n, instruments, hasOverdue: true });
    assert.deepEqual(
      ending.map(({ number, availableAfterFen }) => `${number} ${availableAfterFen}`),
      ['D3 89', 'D1 79', 'D0 69', 'D2 59'],
    );
    assert.deepEqual(alerts.at(-1), { kind: 'overdue', number: '' });
    assert.equal(law.length, 3);
  });
});
