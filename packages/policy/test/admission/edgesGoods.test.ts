import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import {
  type AssessLine,
  admit,
  type ConsumptionClass,
  conditionsOf,
  excerptOn,
  noteForbids,
  diffLists,
  filingDifferences,
  goodsOf,
  goodsOn,
  type GoodsFiling,
  judgeFiling,
  readPositiveList,
  type StoppedGoods,
  stoppedOn,
} from '../../src/index.ts';
import { prohibitedOn } from '../../src/admission/prohibited.ts';
import { licenceFindings } from '../../src/admission/licences.ts';
import { consumptionTax } from '../../src/consumption/consumption.ts';
import { lawAt } from '../../src/law.ts';
import { emptyQuantities, legalUnitProblems } from '../../src/legalUnits.ts';
import type { LicenceRequirement } from '../../src/rows.ts';
import { at, line, noon, said, saidBy } from '../support.ts';

// Proves the edges of goods, their filing and their lists: the minute of a stop, the day of a licence, words for nothing,
// rows that lack something, and what each refusal and mark says (H-01 … H-05, E-06).

suite('goods', () => {
  test('are found by eight or ten digits, and by nothing shorter', () => {
    assert.equal(goodsOf('33051000')?.hs8, '33051000');
    assert.equal(goodsOf('3305100099')?.hs8, '33051000');
    for (const gcode of ['3305100', '3305', '']) assert.equal(goodsOf(gcode), null, gcode);
    assert.deepEqual(goodsOn('71131100', '2019-05-01')?.unit2, null);
    assert.deepEqual([goodsOf('33051000')?.note, goodsOf('71131919')?.listNote], [null, null]);
  });

  const STOP: StoppedGoods = {
    id: 's',
    from: '2019-03-15T14:30',
    to: '2019-03-16T09:00',
    country: null,
    hsPrefix: '33',
    brand: null,
    batch: null,
    reasonZh: '疫情',
    reasonEn: 'an epidemic',
    law: 'a notice',
    confidence: 'verified',
  };
  const GOODS = { gcode: '3305100000', country: '305', brand: null, batch: null };
  test('are stopped from the very minute to the minute before the last (H-02)', () => {
    const isStopped = (time: string, row: Partial<StoppedGoods> = {}): boolean =>
      stoppedOn(GOODS, at(`${time}+08:00`), [{ ...STOP, ...row }]).length === 1;
    assert.equal(isStopped('2019-03-15T14:29:59'), false);
    assert.equal(isStopped('2019-03-15T14:30:00'), true);
    assert.equal(isStopped('2019-03-16T08:59:59'), true);
    assert.equal(isStopped('2019-03-16T09:00:00'), false);
    assert.equal(isStopped('2019-03-16T23:59:59', { to: '2019-03-16' }), true);
    assert.equal(isStopped('2019-03-17T00:00:00', { to: '2019-03-16' }), false);
    assert.equal(isStopped('2030-01-01T00:00:00', { to: null }), true);
    assert.equal(isStopped('2019-03-15T15:00:00', { country: '116' }), false);
    assert.equal(isStopped('2019-03-15T15:00:00', { hsPrefix: '42' }), false);
  });

  test('are stopped by a brand or batch that stands in their name only', () => {
    const match = (row: Partial<StoppedGoods>, text?: string): boolean =>
      stoppedOn({ ...GOODS, ...(text === undefined ? {} : { text }) }, noon('2019-03-15') + 4 * 3_600_000, [
        { ...STOP, ...row },
      ]).length === 1;
    assert.equal(match({ brand: 'Ab C' }, '面膜 ａＢc 20ml'), true);
    assert.equal(match({ brand: 'Ab C' }, '面膜'), false);
    assert.equal(match({ brand: 'Ab C' }), false);
    assert.equal(match({ batch: 'L7' }, 'lot l 7'), true);
    assert.equal(match({ brand: ' ' }, '面膜'), false, 'a brand of nothing is nobody’s');
  });

  test('that are stopped are refused with what was found, why and until when', () => {
    const admission = (line: object, row: Partial<StoppedGoods> = {}) =>
      admit(
        { acceptedAtMs: noon('2019-03-15') + 4 * 3_600_000, mode: '1210', lines: [{ ...GOODS, legal: null, ...line }] },
        [{ ...STOP, ...row }],
      );
    assert.deepEqual(said(admission({}).findings), [
      '90016 lines[0].gcode | 3305100000 305 | 疫情 / an epidemic (a notice, 2019-03-15T14:30 – 2019-03-16T09:00)',
    ]);
    assert.deepEqual(said(admission({ brand: 'B', batch: 'L' }, { to: null }).findings), [
      '90016 lines[0].gcode | 3305100000 305 B L | 疫情 / an epidemic (a notice, 2019-03-15T14:30 – )',
    ]);
    assert.deepEqual(said(admission({ gcode: '9301000000' }, { hsPrefix: '4' }).findings).slice(0, 1), [
      '90016 lines[0].gcode | 9301000000 305 | 武器、弹药 / arms and ammunition (海关总署令第43号 禁止进境物品 1, 1993-03-01 – )',
    ]);
  });

  test('are marked with the row, its remarks, its licences and units that may differ', () => {
    const kg = { quantity5: decimal5('1'), unit: '035' };
    const marks = (gcode: string, mode: string, more: object = {}) =>
      admit({
        acceptedAtMs: noon('2019-05-01'),
        mode,
        lines: [
          { ...GOODS, gcode: '9999999999', legal: null },
          { ...GOODS, gcode, legal: { first: kg, second: null } },
        ],
        ...more,
      })
        .marks()
        .map(({ line: number, text }) => `${number} ${text}`);
    assert.deepEqual(marks('2204210000', '1210').slice(0, 2), [
      `2 摘录：${goodsOf('22042100')?.provenance} / curated row`,
      '2 视为在现行清单内，未核实 / taken to be on the list in force, unverified',
    ]);
    const rice = marks('2206001000', '1210');
    assert.ok(rice.includes('2 0.2495 CNY/L seen'), rice.join('\n'));
    assert.deepEqual(marks('0407909000', '1210').slice(1), [
      '2 清单备注 / list remark: 列入《进出口野生动植物种商品目录》的商品除外',
      '2 rates and units unknown to the shipped table',
    ]);
    assert.ok(
      marks('7113110000', '1210').some((text) =>
        text.includes('未核实）/ legal unit may differ, unverified: lines[1].unit1 035 → 036 克'),
      ),
    );
    // Units are a matter of a mark where the row is unsure, and where the caller has units to check.
    const without = admit({
      acceptedAtMs: noon('2019-05-01'),
      mode: '1210',
      lines: [{ ...GOODS, gcode: '7113110000', legal: null }],
    });
    assert.ok(without.marks().every(({ text }) => !text.includes('may differ')));
    const sure = marks('4202210000', '1210');
    assert.ok(sure.length > 0 && sure.every((text) => !text.includes('may differ') && !text.includes('list remark')));
    assert.ok(
      [...sure, ...marks('3305100000', '1210')].every((text) => !text.endsWith('null') && !text.endsWith(': ')),
    );
    const applies = '2 1239 须遵守清单附注 (H-03) / the list notes on licences apply under 1239';
    const cosmetics = '2 1239 化妆品：化妆品许可批件或备案凭证';
    const english = '/ cosmetics: licence or filing of cosmetics (H-03)';
    assert.deepEqual(marks('3305100000', '1239').slice(-2), [applies, `${cosmetics}，待核 to be looked up ${english}`]);
    assert.deepEqual(marks('3305100000', '1239', { licence: 'J1' }).slice(-2), [
      applies,
      `${cosmetics}，已申报 J1 declared ${english}`,
    ]);
    assert.ok(!marks('3305100000', '1210').some((text) => text.includes('1239')));
  });

  test('are prohibited from the first day of the order on (H-04)', () => {
    assert.deepEqual(
      ['1993-02-28', '1993-03-01', '1993-03-02'].map((date) => prohibitedOn('9301000000', date)?.id ?? 'none'),
      ['none', 'arms', 'arms'],
    );
    assert.equal(prohibitedOn('9201000000', '2026-01-01'), null);
  });

  test('need a licence from its first to its last day, and no word for nothing is one (H-03)', () => {
    const row: LicenceRequirement = {
      id: 'r',
      from: '2019-01-01',
      to: '2019-12-31',
      hsPrefix: '3305',
      certainty: 'required',
      goodsZh: '',
      goodsEn: '',
      licenceZh: '',
      licenceEn: '',
      law: '',
      confidence: 'verified',
      provenance: '',
    };
    const verdict = (date: string, licence: string | null | undefined, more: Partial<LicenceRequirement> = {}) =>
      licenceFindings('3305100000', '1239', date, licence, [{ ...row, ...more }])[0]?.verdict ?? 'none';
    assert.deepEqual(
      ['2018-12-31', '2019-01-01', '2019-12-31', '2020-01-01'].map((date) => verdict(date, null)),
      ['none', 'missing', 'missing', 'none'],
    );
    assert.equal(verdict('2030-01-01', null, { to: null }), 'missing');
    assert.equal(verdict('2019-06-01', undefined), 'ask');
    assert.equal(verdict('2019-06-01', null, { certainty: 'officer' }), 'ask');
    for (const licence of ['无', ' 无 ', 'None', 'n/a', 'NA', '0', '000', '--', '', ' ', '。'])
      assert.equal(verdict('2019-06-01', licence), 'missing', licence);
    for (const licence of ['J1', '无1', ' 国妆 1 ']) assert.equal(verdict('2019-06-01', licence), 'declared', licence);
    assert.deepEqual(licenceFindings('3305100000', '1210', '2019-06-01', null, [row]), []);
    assert.equal(verdict('2019-06-01', null, { hsPrefix: '3304' }), 'none');
  });

  test('declare their legal units, and no quantity of nothing (H-05)', () => {
    const bag = goodsOn('42022100', '2019-05-01');
    assert.ok(bag);
    const kg = { quantity5: decimal5('1'), unit: '035' };
    const piece = { quantity5: decimal5('1'), unit: '007' };
    assert.deepEqual(said(legalUnitProblems(bag, { first: piece, second: null }, 2, 'sure')), [
      '90024 lines[2].unit1 | 007 | 035 千克',
      '90024 lines[2].unit2 |  | 007 个',
    ]);
    assert.deepEqual(said(legalUnitProblems(bag, { first: kg, second: kg }, 0, 'sure')), [
      '90024 lines[0].unit2 | 035 | 007 个',
    ]);
    // A row that is not certain is told apart from one that is.
    assert.deepEqual(legalUnitProblems(bag, { first: piece, second: null }, 0, 'unsure'), []);
    const ring = goodsOn('71131100', '2019-05-01');
    assert.deepEqual(legalUnitProblems(ring, { first: piece, second: null }, 0, 'sure'), []);
    assert.deepEqual(said(legalUnitProblems(ring, { first: piece, second: null }, 0, 'unsure')), [
      '90024 lines[0].unit1 | 007 | 036 克',
    ]);
    assert.deepEqual(legalUnitProblems(null, { first: piece, second: null }, 0, 'sure'), []);
    const none = { ...kg, quantity5: 0n };
    const nothing = '| 0 | 大于零 / more than zero';
    assert.deepEqual(said(emptyQuantities({ first: none, second: none }, 1)), [
      `90024 lines[1].qty1 ${nothing}`,
      `90024 lines[1].qty2 ${nothing}`,
    ]);
    assert.deepEqual(emptyQuantities({ first: { ...kg, quantity5: 1n }, second: { ...kg, quantity5: 1n } }, 0), []);
    assert.deepEqual(emptyQuantities({ first: kg, second: null }, 0), []);
  });

  const CLASSES = [
    ['wine', '1/10'],
    ['golf', '1/10'],
    ['jewellery-at-retail', '0/1'],
    ['jewellery-other', '1/10'],
  ] as const;
  test('of a class without quantities bear its rate (E-06)', () => {
    const law = lawAt(noon('2019-05-01')).consumption;
    const decided = (...[kind, goods, valueFen]: [ConsumptionClass, AssessLine, bigint]) => {
      const tax = consumptionTax(kind, law, goods, valueFen);
      return tax.kind === 'decided' ? tax : null;
    };
    for (const [kind, rate] of CLASSES) {
      const tax = decided(kind, line('100'), 10_000n);
      assert.ok(tax);
      const [top = 0n, below = 1n] = rate.split('/').map(BigInt);
      assert.equal(tax.rate.numerator * below, top * tax.rate.denominator, kind);
      assert.equal(tax.specificFen.numerator, 0n);
      assert.equal(tax.used.length, 1);
    }
    assert.equal(decided('beer', line('100'), 10_000n), null);
    const sheets = (unit: string) =>
      decided('cosmetics', line('150', { measures: [{ quantity5: decimal5('10'), unit }] }), 15_000n);
    for (const unit of ['020', '010']) assert.ok((sheets(unit)?.rate.numerator ?? 0n) > 0n, unit);
    // By weight: 240 CNY a tonne are 0.24 a kilogram; by volume 962 litres are a tonne.
    const watch = (unit: string) =>
      decided('watch', line('20000', { measures: [{ quantity5: decimal5('2'), unit }] }), 2_000_000n);
    // 20,000 for two watches are 10,000 each; in another unit the quantity of the line counts, and it is one.
    for (const unit of ['008', '007', '011']) assert.ok((watch(unit)?.rate.numerator ?? 0n) > 0n, unit);
    const cheap = line('19999', { measures: [{ quantity5: decimal5('2'), unit: '008' }] });
    assert.equal(decided('watch', cheap, 1_999_900n)?.rate.numerator, 0n);
    for (const unit of ['007', '011']) {
      const two = line('19999', { measures: [{ quantity5: decimal5('2'), unit }] });
      assert.equal(decided('watch', two, 1_999_900n)?.rate.numerator, 0n, unit);
    }
    const wine = (unit: string) =>
      decided('rice-wine', line('100', { measures: [{ quantity5: decimal5('1'), unit }] }), 10_000n);
    assert.deepEqual(wine('035')?.used[0], law.riceWinePerKilogram);
    assert.deepEqual(wine('095')?.used[0], law.riceWinePerLitre);
    assert.deepEqual([wine('035')?.used.length, wine('142')], [1, null]);
    const spirits = decided('spirits', line('100', { measures: [{ quantity5: decimal5('1'), unit: '036' }] }), 1n);
    assert.deepEqual(spirits?.used, [law.spiritsRate, law.spiritsPerKilogram]);
    assert.equal(sheets('142'), null);
    const both = [
      { quantity5: decimal5('1000'), unit: '020' },
      { quantity5: decimal5('10'), unit: '036' },
    ];
    const used = decided('cosmetics', line('100', { measures: both }), 10_000n);
    assert.deepEqual([used?.rate.numerator === 0n, used?.used.length], [false, 3], 'one of two thresholds is enough');
  });
});

suite('a filing (H-04)', () => {
  const FILED: GoodsFiling = {
    itemNo: 'SKU-1',
    gcode: '4202210000',
    gname: '牛皮手提包',
    gmodel: '材质:牛皮',
    brand: null,
    country: '307',
    unit: '011',
    unit1: '035',
    unit2: '007',
    labelUrl: 'https://labels.example/1',
    licence: null,
  };
  test('is compared with a line field by field', () => {
    const { gcode, country, unit, unit1, unit2 } = FILED;
    const declared = { gcode, country, unit, unit1, unit2 };
    assert.deepEqual(filingDifferences(declared, FILED, 0), []);
    for (const field of ['gcode', 'country', 'unit', 'unit1', 'unit2'] as const) {
      assert.deepEqual(said(filingDifferences({ ...declared, [field]: 'X' }, FILED, 3)), [
        `90306 lines[3].${field} | X | ${FILED[field]} （SKU-1 的备案 / as filed）`,
      ]);
    }
    assert.deepEqual(said(filingDifferences({ ...declared, unit2: null }, FILED, 0)), [
      '90306 lines[0].unit2 |  | 007 （SKU-1 的备案 / as filed）',
    ]);
    assert.deepEqual(said(filingDifferences(declared, { ...FILED, unit2: null }, 0)), [
      '90306 lines[0].unit2 | 007 | （SKU-1 的备案 / as filed）',
    ]);
  });
  test('is judged by the official list where the installation holds it', () => {
    const official = { entries: new Map(), remarks: [] };
    const context = { atMs: noon('2019-05-01'), mode: '1210' };
    assert.ok(judgeFiling(FILED, context).ok);
    assert.deepEqual(saidBy(judgeFiling(FILED, { ...context, official })), [
      '90015 lines[0].gcode | 4202210000 | 现行清单内的税则号列 / a tariff line of the list in force',
    ]);
  });
  test('says what was found and what is allowed, cut where it is long', () => {
    const wrong = (more: Partial<GoodsFiling>): readonly string[] =>
      saidBy(judgeFiling({ ...FILED, ...more }, { atMs: noon('2019-05-01'), mode: '1210' }));
    assert.deepEqual(wrong({ itemNo: 'x'.repeat(61) }), [`90069 itemNo | ${'x'.repeat(60)} | 1…20 字 / characters`]);
    assert.deepEqual(wrong({ gmodel: '' }), ['90069 gmodel |  | 1…510 字 / characters']);
    assert.deepEqual(wrong({ gname: '包'.repeat(251) }), [`90069 gname | ${'包'.repeat(60)} | 1…250 字 / characters`]);
    assert.deepEqual(wrong({ gname: '包'.repeat(250), gmodel: 'x'.repeat(510) }), []);
    assert.deepEqual(wrong({ unit: 'abcdefghijkl' }), [
      '90024 unit | abcdefghij | 三位计量单位代码 / a three-digit unit code',
    ]);
    assert.deepEqual(wrong({ unit2: null }), ['90024 unit2 |  | 007 个']);
    assert.deepEqual(wrong({ unit1: '011' }), ['90024 unit1 | 011 | 035 千克']);
    assert.deepEqual(
      wrong({ gcode: '7113110000', unit1: '011' }),
      [],
      'a row that is unsure of its units refuses none',
    );
  });
});

suite('an official list (H-01)', () => {
  const HEAD = ['税则号列', '货品名称', '备注'];
  const read = (...rows: readonly (readonly (string | number | null)[])[]) => readPositiveList(rows);
  test('says what it lacks and where', () => {
    const heads = '表头含“税则号列”和“货品名称” / headings for the tariff line and the name';
    assert.deepEqual(saidBy(read()), [`90068  |  | ${heads}`]);
    assert.deepEqual(saidBy(read([' a ', null, 1], ['x'])), [`90068  | a |  | 1 | ${heads}`]);
    assert.deepEqual(saidBy(read(['税则号列', '其他'])), [`90068  | 税则号列 | 其他 | ${heads}`]);
    assert.deepEqual(saidBy(read(['x'.repeat(90)])), [`90068  | ${'x'.repeat(80)} | ${heads}`]);
    assert.deepEqual(saidBy(read(HEAD, ['123', '', ''], ['04031000', '', null])), [
      '90068 第2行第1列 row 2 column 1 | 123 | 8 位税则号列 / a tariff line of 8 digits',
      '90068 第2行第2列 row 2 column 2 |  | 货品名称 / the name of the goods',
      '90068 第3行第2列 row 3 column 2 |  | 货品名称 / the name of the goods',
    ]);
    assert.deepEqual(saidBy(read(HEAD, ['04031000', '酸乳'], ['04031000', '酸乳'])), [
      '90068 第3行第1列 row 3 column 1 | 04031000 | 每个税则号列一行，已见于第 2 行 / one row each; it stands in row 2',
    ]);
    assert.deepEqual(saidBy(read(HEAD, [null, '注：只有一处'])), [
      '90068  | 0 | 至少一个税则号列 / at least one tariff line',
    ]);
    const many = Array.from({ length: 103 }, () => ['x', '酸乳']);
    assert.equal(saidBy(read(HEAD, ...many)).at(-1), '90068  | 另有 3 处 / and as many more | ');
    assert.equal(saidBy(read(HEAD, ...many.slice(3))).length, 100);
  });
  test('is found by its headings in the first twenty rows', () => {
    const title = (count: number) => Array.from({ length: count }, () => ['标题']);
    assert.ok(read(...title(19), HEAD, ['04031000', '酸乳']).ok);
    assert.ok(!read(...title(20), HEAD, ['04031000', '酸乳']).ok);
    const noNotes = read(['hs code', 'Name'], ['04031000', ' 酸 \n乳 ']);
    assert.ok(noNotes.ok);
    const notesFirst = read(['备注', '税则号列', '货品名称'], ['仅限直购', '04031000', '酸乳']);
    assert.ok(notesFirst.ok);
    assert.equal(notesFirst.value.entries.get('04031000')?.note, '仅限直购');
    assert.deepEqual([...noNotes.value.entries.values()], [{ hs8: '04031000', nameZh: '酸 乳', note: null, row: 2 }]);
    const noted = read(HEAD, ['04031000', '酸乳', '  仅限直购 '], ['04029100', '乳', '  ']);
    assert.ok(noted.ok);
    assert.deepEqual(
      [...noted.value.entries.values()].map(({ note }) => note),
      ['仅限直购', null],
    );
  });
  test('narrows filed goods where a remark now shuts out a way it did not', () => {
    const entry = (note: string | null) => new Map([['33030000', { hs8: '33030000', nameZh: '香水', note, row: 1 }]]);
    const narrower = (before: string | null, after: string | null) =>
      diffLists({ name: 'old', isComplete: true, entries: entry(before) }, { entries: entry(after), remarks: [] }, [
        { gcode: '3303000000', itemNo: '1', nameZh: '香水' },
      ]).hits.map((hit) => hit.narrower);
    assert.deepEqual(narrower('供零售用', '仅限网购保税'), [true]);
    assert.deepEqual(narrower('供零售用', '仅限直购'), [true]);
    assert.deepEqual(narrower('仅限网购保税', '仅限网购保税。供零售用'), [false]);
    assert.deepEqual(narrower('仅限直购', '仅限直购；供零售用'), [false]);
    assert.deepEqual(narrower('仅限直购', '供零售用'), [false]);
    assert.deepEqual(narrower('仅限直购', '仅限直购；'), []);
  });
  test('forbids a way by its remark, and says which one it leaves', () => {
    const [bonded, direct] = [conditionsOf('仅限网购保税商品'), conditionsOf('仅限直购')];
    assert.equal(noteForbids(bonded, '9610'), '仅限网购保税 / bonded import only');
    assert.equal(noteForbids(direct, '1210'), '仅限直购 / direct purchase only');
    assert.deepEqual([noteForbids(bonded, '1210'), noteForbids(direct, '9610')], [null, null]);
  });
  test('that ships is an excerpt: rows taken to be listed are in it on every day, without a row of a file', () => {
    for (const date of ['2016-04-08', '2022-03-01']) {
      const entry = excerptOn(date).entries.get('42022100');
      assert.deepEqual([entry?.hs8, entry?.row, entry?.note], ['42022100', 0, null]);
    }
  });
  test('has remarks of blanks that say nothing', () => {
    for (const note of [null, '', ' ', '\n; ']) assert.deepEqual(conditionsOf(note).exclusions, []);
    assert.deepEqual(conditionsOf('甲的商品除外；每人不超过2千克').caps, ['每人不超过2千克']);
    assert.deepEqual(conditionsOf('2 千克以内\n乙 除外').caps, ['2千克以内']);
  });
});
