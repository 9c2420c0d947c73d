import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5, formatFen } from '@tongguan/kernel';
import {
  type AssessLine,
  type Cell,
  countImpact,
  diffTariffs,
  readTariff,
  SHIPPED_TARIFF,
  type TariffEdition,
  tariffOf,
} from '../../src/index.ts';
import { facts, saidBy } from '../support.ts';

// Proves that an announcement becomes dated rows without a line of code: cells to rows with every mistake named, what an
// edition changes and whom it hits, and who of a day's declarations would pay more, to the fen (E-05, E-06).

const DEFAULTS = { from: '2027-01-01', law: '税委会公告2026年第9号' };

const rowsOf = (...cells: Cell[][]): string[] => {
  const read = readTariff(cells, DEFAULTS);
  assert.ok(read.ok, saidBy(read).join('\n'));
  return read.value.rows.map(({ hs8, fact, value, from, to, law, confidence }) =>
    [hs8, fact, value, from, to ?? '', law, confidence].join(' '),
  );
};

const LAW = DEFAULTS.law;

suite('a file of an announcement', () => {
  test('has a row a line, a column a fact; day and law of a row win over those of the file', () => {
    assert.deepEqual(
      rowsOf(
        ['关于2027年关税调整方案的公告', null],
        ['序号', '税则号列', '货品名称', '最惠国税率', '2027年暂定税率（%）', '备注'],
        [1, '2208.3000', '威士忌酒', 10, '5%', '散装除外'],
      ),
      [`22083000 mfn-duty 10 2027-01-01  ${LAW} V`, `22083000 provisional-duty 5 2027-01-01  ${LAW} V`],
      'a heading that is not known is no column',
    );
    assert.deepEqual(
      rowsOf(
        [
          '税则号列',
          '最惠国税率',
          '暂定税率',
          '增值税',
          '消费税',
          '法定第一单位',
          '法定第二单位',
          '生效日',
          '终止日',
          '文号',
          '可信度',
        ],
        ['22083000', '', '5%', '13%', '烈性酒', '095', '035', '2027-07-01', '2027-12-31', '公告甲', 'H'],
        [4029100, '10', '无', '低税率', '无', '035', '无', '', '', '', ''],
        ['说明：以上均为示例'],
      ),
      [
        '22083000 provisional-duty 5 2027-07-01 2027-12-31 公告甲 H',
        '22083000 vat-class standard 2027-07-01 2027-12-31 公告甲 H',
        '22083000 consumption-class spirits 2027-07-01 2027-12-31 公告甲 H',
        '22083000 unit-1 095 2027-07-01 2027-12-31 公告甲 H',
        '22083000 unit-2 035 2027-07-01 2027-12-31 公告甲 H',
        `04029100 mfn-duty 10 2027-01-01  ${LAW} V`,
        `04029100 provisional-duty none 2027-01-01  ${LAW} V`,
        `04029100 vat-class reduced 2027-01-01  ${LAW} V`,
        `04029100 consumption-class none 2027-01-01  ${LAW} V`,
        `04029100 unit-1 035 2027-01-01  ${LAW} V`,
        `04029100 unit-2 none 2027-01-01  ${LAW} V`,
      ],
    );
  });

  test('says VAT by its rate of the day: 13 % was the reduced one once', () => {
    const read = (from: string) => rowsOf(['税号', '增值税', 'from'], ['22083000', '13%', from])[0]?.split(' ')[2];
    assert.deepEqual([read('2017-06-30'), read('2019-04-01'), read('2027-01-01')], ['reduced', 'standard', 'standard']);
  });

  const WRONG: readonly (readonly [name: string, cells: Cell[][], said: RegExp])[] = [
    [
      'no heading of a fact',
      [
        ['税则号列', '货品名称'],
        ['22083000', 'x'],
      ],
      /表头含/,
    ],
    ['no rows', [['税则号列', '最惠国税率']], /至少一行/],
    [
      'a line of seven digits',
      [
        ['税号', '最惠国税率'],
        ['2208300', '5'],
      ],
      /第2行第1列.*8 位/,
    ],
    [
      'a share that may be a percentage',
      [
        ['税号', '最惠国税率'],
        ['22083000', 0.05],
      ],
      /第2行第2列.*0.05 含义不明/,
    ],
    [
      'a rate in words',
      [
        ['税号', '最惠国税率'],
        ['22083000', '五'],
      ],
      /百分数/,
    ],
    [
      'a VAT that nobody has',
      [
        ['税号', '增值税'],
        ['22083000', '14%'],
      ],
      /standard, reduced, exempt/,
    ],
    [
      'a class of consumption tax that is none',
      [
        ['税号', '消费税'],
        ['22083000', '酒'],
      ],
      /cosmetics/,
    ],
    [
      'a unit that is none',
      [
        ['税号', 'unit1'],
        ['22083000', '9999'],
      ],
      /三位计量单位/,
    ],
    [
      'a day that is none',
      [
        ['税号', '最惠国税率', '生效日'],
        ['22083000', '5', '2027-02-30'],
      ],
      /第2行第3列.*日期/,
    ],
    [
      'an end before the beginning',
      [
        ['税号', '最惠国税率', '终止日'],
        ['22083000', '5', '2026-12-31'],
      ],
      /不早于/,
    ],
    [
      'a confidence that is none',
      [
        ['税号', '最惠国税率', '可信度'],
        ['22083000', '5', 'X'],
      ],
      /V, H, M, L/,
    ],
    [
      'a fact of a day twice',
      [
        ['税号', '最惠国税率'],
        ['22083000', '5'],
        ['2208300000', '6'],
      ],
      /第 2 行/,
    ],
  ];
  for (const [name, cells, expected] of WRONG) {
    test(`is refused whole, by row and column: ${name}`, () => {
      const read = readTariff(cells, DEFAULTS);
      assert.equal(read.ok, false);
      assert.match(saidBy(read).join('\n'), expected);
    });
  }

  test('a percentage below one is written with its sign', () => {
    assert.deepEqual(rowsOf(['税号', '最惠国税率'], ['22083000', '0.5%']), [
      `22083000 mfn-duty 0.5 2027-01-01  ${LAW} V`,
    ]);
  });
});

const editionOf = (...cells: Cell[][]): TariffEdition => {
  const read = readTariff(cells, DEFAULTS);
  assert.ok(read.ok);
  return { edition: '2027-1', fromDay: DEFAULTS.from, ...read.value };
};

test('an edition is compared with what was known: changes, ends, what says nothing new, and filed goods', () => {
  const edition = editionOf(
    ['税号', '最惠国税率', '暂定税率', '终止日', '可信度'],
    ['42022100', '8', '', '', ''],
    ['33030000', '3', '', '', 'H'],
    ['22083000', '', '4', '2027-12-31', ''],
  );
  const filed = [
    { gcode: '4202210090', itemNo: 'BAG', nameZh: '手提包' },
    { gcode: '3305100090', itemNo: 'SHAMPOO', nameZh: '洗发水' },
  ];
  const { changes, unchanged, hits } = diffTariffs(SHIPPED_TARIFF, tariffOf([edition]), edition, filed);
  assert.deepEqual(
    changes.map(({ hs8, fact, on, before, after }) =>
      [on, hs8, fact, before?.value ?? '', after?.value ?? ''].join(' '),
    ),
    [
      '2027-01-01 22083000 provisional-duty 5 4',
      '2027-01-01 42022100 mfn-duty 6 8',
      '2028-01-01 22083000 provisional-duty 4 ',
    ],
  );
  assert.equal(unchanged, 1, 'perfume has its rate already');
  assert.deepEqual(
    hits.map(({ itemNo, changes: own }) => [itemNo, own.length]),
    [['BAG', 1]],
  );
});

test('who pays more, and by how much: the same declarations under two laws', () => {
  const line = (gcode: string, price: string): AssessLine => ({
    gcode,
    quantity5: decimal5('1'),
    total5: decimal5(price),
  });
  const declared = [
    { number: 'A', seller: 'S1', facts: facts({ lines: [line('4202210090', '6000')] }) },
    { number: 'B', seller: 'S2', facts: facts({ lines: [line('4202210090', '100')] }) },
    { number: 'C', seller: 'S1', facts: facts({ lines: [line('3305100090', '100'), line('4014100000', '100')] }) },
    { number: 'D', seller: 'S2', facts: facts({ lines: [line('9102110000', '9000')] }) },
  ];
  const edition = editionOf(
    ['税号', '最惠国税率', '暂定税率', '增值税', '可信度'],
    ['42022100', '8', '', '', ''],
    ['33051000', '', '', '低税率', ''],
    ['91021100', '', '5', '', 'L'],
  );
  const on = { day: '2027-01-01', tariff: tariffOf([edition]) };
  const counter = countImpact({ ...on, tariff: SHIPPED_TARIFF }, on);
  for (const one of declared) counter.add(one);
  const impact = counter.result();
  // A: 6000 × (8 % − 6 %) = 120, and 13 % of it: 135.60. C: 100 × 0.7 × (13 % − 9 %) = 2.80 less. D: to an officer.
  assert.deepEqual(
    impact.changed.map(({ number, before, after, deltaFen }) => [
      number,
      `${before.route} ${before.taxFen === null ? '-' : formatFen(before.taxFen)}`,
      `${after.route} ${after.taxFen === null ? '-' : formatFen(after.taxFen)}`,
      deltaFen === null ? '-' : formatFen(deltaFen),
    ]),
    [
      // 900 duty, 13 % of 9,900 = 1,287.00
      ['D', 'full 2187.00', 'manual -', '-'],
      ['A', 'full 1186.80', 'full 1322.40', '135.60'],
      ['C', 'reduced 18.20', 'reduced 15.40', '-2.80'],
    ],
  );
  const { declarations, unchanged, more, less, rerouted } = impact;
  assert.deepEqual([declarations, unchanged, rerouted], [4, 1, 1]);
  assert.deepEqual(
    [more, less],
    [
      { declarations: 1, fen: 13_560n },
      { declarations: 1, fen: -280n },
    ],
  );
  assert.equal(impact.afterFen - impact.beforeFen, 13_280n);
  assert.deepEqual(
    impact.bySeller.map(({ key, declarations: count, deltaFen }) => [key, count, deltaFen]),
    [
      ['S1', 2, 13_280n],
      ['S2', 1, 0n],
    ],
  );
  assert.deepEqual(
    impact.byGoods.map(({ key, deltaFen }) => [key, deltaFen]),
    [
      ['42022100', 13_560n],
      ['33051000', -280n],
      ['91021100', 0n],
    ],
  );
});

test('the law of two days differs without any edition: condoms before and after 2026-01-01', () => {
  const counter = countImpact(
    { day: '2025-12-31', tariff: SHIPPED_TARIFF },
    { day: '2026-01-01', tariff: SHIPPED_TARIFF },
  );
  const goods: AssessLine = { gcode: '4014100000', quantity5: decimal5('1'), total5: decimal5('100') };
  counter.add({ number: 'A', seller: 'S', facts: facts({ lines: [goods] }) });
  assert.deepEqual(counter.result().more, { declarations: 1, fen: 910n });
});
