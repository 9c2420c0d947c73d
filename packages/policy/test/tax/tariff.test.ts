import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5, formatFen } from '@tongguan/kernel';
import {
  type AssessLine,
  assess,
  goodsOn,
  lawOn,
  originDutiesOn,
  type TariffEdition,
  type TariffFact,
  tariffOf,
  type TariffRow,
} from '../../src/index.ts';
import { dutyOf } from '../../src/tariff/duty.ts';
import { facts, noon, said } from '../support.ts';

// Proves dated rows: which row of a fact counts on a day, how loaded editions lie over the shipped ones, when a row or an
// origin is too unsure for a number, and that the explanation prints days, law, confidence and edition (E-05, E-06).

const row = (fact: TariffFact, value: string, from: string, more: Partial<TariffRow> = {}): TariffRow => ({
  hs8: '42022100',
  fact,
  value,
  from,
  to: null,
  law: '测试公告',
  confidence: 'V',
  provenance: 'a test',
  ...more,
});

const edition = (name: string, rows: readonly TariffRow[], fromDay = '2016-04-08'): TariffEdition => ({
  edition: name,
  fromDay,
  rows,
  names: new Map(rows.map(({ hs8 }) => [hs8, `税目 ${hs8}`])),
});

/** The duty of a handbag by editions on a day, in percent; the shipped row says 6 from 2018-07-01. */
function dutyOn(date: string, ...editions: readonly TariffEdition[]): string {
  const fact = tariffOf(editions).goodsOn('4202210000', date)?.mfnDuty;
  return fact === null || fact === undefined ? 'unknown' : `${fact.row.value} ${fact.edition ?? 'shipped'}`;
}

suite('which row of a fact counts', () => {
  test('the one that began last, from its first to its last day', () => {
    const next = edition('2027', [row('mfn-duty', '8', '2027-01-01', { to: '2027-12-31' })]);
    assert.deepEqual(
      ['2018-06-30', '2018-07-01', '2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((day) =>
        dutyOn(day, next),
      ),
      // What was replaced does not come back when its successor ends.
      ['10 shipped', '6 shipped', '6 shipped', '8 2027', '8 2027', 'unknown'],
    );
  });

  test('of two of the same day the one loaded last, whatever began before', () => {
    const wrong = edition('A', [row('mfn-duty', '7', '2026-01-01')]);
    const right = edition('B', [row('mfn-duty', '5', '2026-01-01')]);
    assert.equal(dutyOn('2026-06-01', wrong, right), '5 B');
    assert.equal(dutyOn('2026-06-01', right, wrong), '7 A');
    // An edition about the past does not undo what the law said later.
    assert.equal(dutyOn('2026-06-01', edition('C', [row('mfn-duty', '9', '2018-01-01')])), '6 shipped');
    assert.equal(dutyOn('2018-06-30', edition('C', [row('mfn-duty', '9', '2018-01-01')])), '9 C');
  });

  test('none of an edition before its first day of use', () => {
    const late = edition('A', [row('mfn-duty', '7', '2026-01-01')], '2026-03-01');
    assert.deepEqual([dutyOn('2026-02-28', late), dutyOn('2026-03-01', late)], ['6 shipped', '7 A']);
  });

  test('none where a row says that there is none', () => {
    const ended = tariffOf([edition('A', [row('provisional-duty', 'none', '2026-06-01', { hs8: '22083000' })])]);
    assert.equal(goodsOn('2208300000', '2026-06-01')?.provisionalDuty?.row.value, '5');
    assert.equal(ended.goodsOn('2208300000', '2026-06-01')?.provisionalDuty, null);
    assert.equal(ended.goodsOn('2208300000', '2026-05-31')?.provisionalDuty?.row.value, '5');
  });
});

suite('a line that does not ship', () => {
  const HS = '97019999';
  const rows = [
    row('mfn-duty', '12', '2026-01-01', { hs8: HS }),
    row('vat-class', 'standard', '2026-01-01', { hs8: HS }),
  ];
  const goods: AssessLine = { gcode: `${HS}00`, quantity5: decimal5('1'), total5: decimal5('1000') };
  const assessBy = (more: readonly TariffRow[], date = '2026-02-01') =>
    assess(facts({ acceptedAtMs: noon(date), lines: [goods] }), tariffOf([edition('A', [...rows, ...more])]));

  test('is taxed by what was loaded, and only where its consumption tax is said, be it as none', () => {
    assert.deepEqual(said(assessBy([]).refusals), [
      `90017 lines[0].gcode | ${HS}00 | 已知消费税类别的税目 / a tariff line whose consumption tax class, or that it has none, is known`,
    ]);
    const none = assessBy([row('consumption-class', 'none', '2026-01-01', { hs8: HS })]);
    // 1000 × 0.13 × 0.7
    assert.deepEqual([none.route, formatFen(none.total.taxFen)], ['reduced', '91.00']);
    // 1000 ÷ 0.9 × 0.1 × 0.7 = 77.78; 1000 ÷ 0.9 × 0.13 × 0.7 = 101.11
    const wine = assessBy([row('consumption-class', 'wine', '2026-01-01', { hs8: HS })]);
    assert.equal(formatFen(wine.total.taxFen), '178.89');
    assert.equal(assessBy([], '2025-12-31').route, 'manual');
  });

  test('is unknown again without the edition, and has the name it was loaded with', () => {
    assert.equal(assess(facts({ acceptedAtMs: noon('2026-02-01'), lines: [goods] })).refusals[0]?.code, '90017');
    const tariff = tariffOf([edition('A', rows)]);
    assert.equal(tariff.goodsOn(HS, '2026-02-01')?.nameZh, `税目 ${HS}`);
    assert.ok(tariff.lines().includes(HS) && tariff.lines().includes('42022100'));
  });
});

suite('no number is made of what is unsure', () => {
  const bag = (more: Partial<AssessLine> = {}): AssessLine => ({
    gcode: '4202210000',
    quantity5: decimal5('1'),
    total5: decimal5('6000'),
    ...more,
  });
  const routeOf = (date: string, more: Partial<AssessLine> = {}, ...editions: readonly TariffEdition[]) => {
    const { route, refusals } = assess(facts({ acceptedAtMs: noon(date), lines: [bag(more)] }), tariffOf(editions));
    return [route, ...refusals.map(({ code }) => code)].join(' ');
  };

  test('a doubtful class sends to an officer within the limits too, a doubtful duty only beyond them', () => {
    const unsure = (fact: TariffFact, value: string) =>
      edition('A', [row(fact, value, '2026-01-01', { confidence: 'L' })]);
    const small = { total5: decimal5('100') };
    assert.equal(routeOf('2026-02-01', small, unsure('mfn-duty', '9')), 'reduced');
    assert.equal(routeOf('2026-02-01', {}, unsure('mfn-duty', '9')), 'manual 90034');
    assert.equal(routeOf('2026-02-01', small, unsure('provisional-duty', '3')), 'reduced');
    assert.equal(routeOf('2026-02-01', {}, unsure('provisional-duty', '3')), 'manual 90034');
    assert.equal(routeOf('2026-02-01', small, unsure('vat-class', 'reduced')), 'manual 90034');
    assert.equal(routeOf('2026-02-01', small, unsure('consumption-class', 'wine')), 'manual 90034');
    assert.equal(routeOf('2025-12-31', small, unsure('vat-class', 'reduced')), 'reduced');
  });

  test('an origin with an additional duty or an agreement, on the days of its row, where origin is known', () => {
    const days = ['2018-04-01', '2018-04-02'].map((day) => originDutiesOn('502', day).map(({ kind }) => kind));
    assert.deepEqual(days, [[], ['additional']]);
    assert.equal(routeOf('2026-02-01'), 'full');
    assert.equal(routeOf('2026-02-01', { country: '307' }), 'full', 'Italy has no agreement');
    assert.equal(routeOf('2026-02-01', { country: '502' }), 'manual 90034');
    assert.equal(routeOf('2021-12-31', { country: '116' }), 'full', 'RCEP begins on the next day');
    assert.equal(routeOf('2022-01-01', { country: '116' }), 'manual 90034');
    assert.equal(routeOf('2022-01-01', { country: '116', total5: decimal5('100') }), 'reduced', 'no duty, no origin');
    // Below a duty of 0 an agreement has nothing to give; an additional duty has something to add.
    const free = edition('A', [row('mfn-duty', '0', '2020-01-01')]);
    assert.equal(routeOf('2022-01-01', { country: '116' }, free), 'full');
    assert.equal(routeOf('2022-01-01', { country: '502' }, free), 'manual 90034');
  });

  test('an installation may go by the most favoured nation where an agreement was not claimed', () => {
    const law = lawOn('2026-02-01');
    const mfn = { ...law, agreementOrigin: { ...law.agreementOrigin, value: 'mfn' as const } };
    const goods = goodsOn('4202210000', '2026-02-01');
    assert.ok(goods);
    const known = dutyOf(goods, '116', mfn);
    assert.deepEqual([known.kind, known.kind === 'known' && known.unclaimed?.country], ['known', '116']);
    assert.equal(dutyOf(goods, '502', mfn).kind, 'doubted');
  });
});

test('the explanation prints law, days and confidence of the row, and the edition it came with', () => {
  const rows = [
    row('mfn-duty', '7.5', '2026-01-01', { to: '2026-12-31', law: '税委会公告2025年第11号', provenance: 'text read' }),
  ];
  const goods: AssessLine = { gcode: '4202210000', quantity5: decimal5('1'), total5: decimal5('6000') };
  const by = (date: string) =>
    assess(facts({ acceptedAtMs: noon(date), lines: [goods] }), tariffOf([edition('2026-1', rows)]))
      .explain()
      .find(({ parameter }) => parameter === 'mfn-duty');
  assert.deepEqual(by('2026-05-01'), {
    rule: 'E-05',
    law: '税委会公告2025年第11号，税则号列 42022100',
    parameter: 'mfn-duty',
    value: '0.075',
    confidence: 'verified',
    from: '2026-01-01',
    line: 1,
    note: 'from 2026-01-01 to 2026-12-31; confidence V; text read; edition 2026-1',
  });
  const shipped = by('2025-05-01');
  assert.deepEqual([shipped?.value, shipped?.confidence], ['0.06', 'unverified']);
  assert.match(shipped?.note ?? '', /^from 2018-07-01; confidence H; seen on public tariff page/);
});
