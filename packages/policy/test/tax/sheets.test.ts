import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5, formatFen } from '@tongguan/kernel';
import { type AssessLine, assess, assessJson, type Measure } from '../../src/index.ts';
import { facts, noon } from '../support.ts';

// Proves E-06 for cosmetics marked in sheets, declared as customs asks: first the net weight in kilograms, second 件 = number of
// sheets (公告2016年第55号 一(四), 公告2022年第51号 一(四)). 15 CNY a sheet or 10 CNY a gram make them high-end.

const kg = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '035' });
const items = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '011', isSecond: true });
const sheets = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '020' });

const TAXED = '19.76 17.13';
const FREE = '0.00 14.56';
const OFFICER = '90031';

type Row = readonly [
  name: string,
  gcode: string,
  text: string | undefined,
  measures: readonly Measure[],
  expected: string,
  value?: string,
];

// 160.00 for ten sheets of 0.25 kg: 16.00 a sheet, 0.64 a gram. Consumption tax 160 ÷ 0.85 × 0.15 × 0.7 = 19.7647…;
// VAT 160 ÷ 0.85 × 0.13 × 0.7 = 17.1294…; without consumption tax 160 × 0.13 × 0.7 = 14.56.
const ROWS: readonly Row[] = [
  ['the code says sheets', '3304990049', undefined, [kg('0.25'), items('10')], TAXED],
  ['the code says sheets, of lips', '3304100093', undefined, [kg('0.25'), items('10')], TAXED],
  ['the code says volume, whatever the text', '3304990039', '面膜 10片', [kg('0.25'), items('10')], FREE],
  ['the model says 片', '3304990099', '补水面膜 10片/盒', [kg('0.25'), items('10')], TAXED],
  ['the model says 张', '3304990099', '蚕丝面膜 25ml×10张', [kg('0.25'), items('10')], TAXED],
  ['the model says sheets in English', '3304990099', 'Aqua pack 10 sheets', [kg('0.25'), items('10')], TAXED],
  ['in full-width letters', '3304990099', '补水贴　１０片', [kg('0.25'), items('10')], TAXED],
  ['the name says 面膜 and no weight', '3304990099', '玻尿酸面膜', [kg('0.25'), items('10')], TAXED],
  ['a mask marked by weight: mud or sheets', '3304990099', '泥面膜 250g', [kg('0.25'), items('10')], OFFICER],
  ['nothing tells', '3304990099', '护肤套装', [kg('0.25'), items('10')], OFFICER],
  ['a cream in jars', '3304990099', '面霜 25克/瓶', [kg('0.25'), items('10')], FREE],
  ['a lotion by its word alone', '3304990099', '保湿乳液', [kg('0.25'), items('10')], FREE],
  ['boxes are counted where the model says 10片', '3304990099', '面膜 10片/盒', [kg('0.25'), items('1')], OFFICER],
  ['fourteen a sheet is below', '3304990049', undefined, [kg('0.25'), items('10')], '0.00 12.74', '140'],
  ['exactly fifteen a sheet', '3304990049', undefined, [kg('0.25'), items('10')], '18.53 16.06', '150'],
  ['a fen below fifteen', '3304990049', undefined, [kg('0.25'), items('10')], '0.00 13.65', '149.99'],
  [
    'nothing tells, and as sheets it would be below too',
    '3304990099',
    '护肤套装',
    [kg('0.25'), items('10')],
    '0.00 12.74',
    '140',
  ],
  ['nothing tells, and by weight it is high-end', '3304990099', '护肤套装', [kg('0.016'), items('10')], TAXED],
  ['sheets whose number is not declared', '3304990049', undefined, [kg('0.25')], OFFICER],
  ['sheets not counted, high-end by weight', '3304990049', undefined, [kg('0.016')], TAXED],
  ['the unit itself is 片', '3304990099', '面霜 25克', [kg('0.25'), sheets('10')], TAXED],
  ['no text at all, as many items as articles', '3304990099', undefined, [kg('0.25'), items('1')], FREE],
  ['no text at all, more items than articles', '3304990099', undefined, [kg('0.25'), items('10')], OFFICER],
  // 件 as the unit of the declared quantity counts what is sold.
  ['件 that is not the second unit', '3304990099', '护肤套装', [{ ...items('10'), isSecond: false }, kg('0.25')], FREE],
];

for (const [name, gcode, text, measures, expected, value = '160'] of ROWS) {
  test(`a mask: ${name}`, () => {
    const line: AssessLine = {
      gcode,
      quantity5: decimal5('1'),
      total5: decimal5(value),
      measures,
      ...(text === undefined ? {} : { text }),
    };
    const { route, total, refusals } = assess(facts({ acceptedAtMs: noon('2021-06-03'), lines: [line] }));
    const taxes = `${formatFen(total.consumptionTaxFen)} ${formatFen(total.valueAddedTaxFen)}`;
    assert.equal(route === 'manual' ? refusals.map(({ code }) => code).join() : taxes, expected);
  });
}

test('two boxes of ten are twenty sheets', () => {
  const line: AssessLine = {
    gcode: '3304990099',
    quantity5: decimal5('2'),
    total5: decimal5('320'),
    measures: [kg('0.5'), items('20')],
    text: '面膜 10片/盒',
  };
  // Twice the taxes of one box: 39.529… and 34.258…
  assert.equal(formatFen(assess(facts({ lines: [line] })).total.consumptionTaxFen), '39.53');
});

test('the JSON form takes name and model, and the explanation cites both thresholds', () => {
  const input = (more: object) => ({
    acceptedAt: '2021-06-03T12:00:00+08:00',
    mode: '1210',
    annualUsed: '0.00',
    freight: '0.00',
    insurance: '0.00',
    lines: [
      {
        gcode: '33049900',
        quantity: '1',
        price: '160.00',
        qty1: '0.25',
        unit1: '035',
        qty2: '10',
        unit2: '011',
        ...more,
      },
    ],
  });
  const taxed = assessJson(input({ gname: '补水面膜', gmodel: '10片/盒' }));
  assert.ok(taxed.ok);
  assert.deepEqual([taxed.value.total.consumptionTax, taxed.value.total.valueAddedTax], ['19.76', '17.13']);
  const cited = taxed.value.explain.filter(({ parameter }) => parameter.startsWith('cosmetics-'));
  assert.deepEqual(
    cited.map(({ parameter, law, confidence }) => `${parameter} ${law} ${confidence}`),
    [
      'cosmetics-rate 财关税〔2016〕48号 一(二) verified',
      'cosmetics-threshold-per-gram 财关税〔2016〕48号 一(一) verified',
      'cosmetics-threshold-per-sheet 财关税〔2016〕48号 一(一) verified',
    ],
  );
  // What could not be decided cites what it would have been compared with.
  const open = assessJson(input({}));
  assert.ok(open.ok);
  assert.equal(open.value.code, '90031');
  const thresholds = open.value.explain.filter(({ parameter }) => parameter.startsWith('cosmetics-threshold'));
  assert.deepEqual(
    thresholds.map(({ value }) => value),
    ['10', '15'],
  );
});
