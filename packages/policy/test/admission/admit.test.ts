import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { admit, type AdmitLine, STOPPED_GOODS, type StoppedGoods } from '../../src/index.ts';
import { around, noon } from '../support.ts';

// Proves admission (H-01, H-02, H-05): known goods come in with their marks, unknown ones go to an officer, stopped
// ones are refused on the days of the stop, and legal units are asked for where the table is sure of them.

const BAG: AdmitLine = {
  gcode: '4202210000',
  country: '307',
  brand: 'Example',
  batch: 'B1',
  legal: { first: { quantity5: decimal5('0.8'), unit: '035' }, second: { quantity5: decimal5('1'), unit: '007' } },
};
const admitOne = (line: Partial<AdmitLine>, date = '2019-05-01', stopped?: readonly StoppedGoods[]) =>
  admit({ acceptedAtMs: noon(date), mode: '1210', lines: [{ ...BAG, ...line }] }, stopped);
const codes = (admission: ReturnType<typeof admit>): string =>
  [admission.decision, ...admission.findings.map(({ code }) => code)].join(' ');

const LISTING: readonly (readonly [name: string, gcode: string, date: string, expected: string])[] = [
  ['goods of the table', '4202210000', '2019-05-01', 'admit'],
  ['the same by its eight digits', '42022100', '2019-05-01', 'admit'],
  ['goods the table does not hold', '9999999900', '2019-05-01', 'manual 90017'],
  ['goods that are probably on no list', '4901990000', '2019-05-01', 'manual 90017'],
  ['before the first list', '4202210000', '2016-04-07', 'refuse 90015'],
  ['the first day of the first list', '4202210000', '2016-04-08', 'admit'],
  ['a row of batch 2 before its first day', '0210190000', '2016-04-15', 'refuse 90015'],
  ['a row of batch 2 on its first day', '0210190000', '2016-04-16', 'admit'],
  ['a row of batch 2 a day later', '0210190000', '2016-04-17', 'admit'],
  ['a row of batch 2 on the last day of the list', '0210190000', '2018-12-31', 'admit'],
  ['a row known from batch 2 only, under the list of 2018', '0210190000', '2019-01-01', 'manual 90017'],
  ['a row known from batch 1 only, under the list of 2018', '0407909000', '2019-01-01', 'manual 90017'],
];

for (const [name, gcode, date, expected] of LISTING) {
  test(`${date} ${name}: ${expected}`, () => assert.equal(codes(admitOne({ gcode, legal: null }, date)), expected));
}

test('the table that ships stops nothing, because no notice was read', () => assert.deepEqual(STOPPED_GOODS, []));

const STOP: StoppedGoods = {
  id: 'test-1',
  from: '2019-03-01',
  to: '2019-03-31',
  country: null,
  hsPrefix: null,
  brand: null,
  batch: null,
  reasonZh: '测试',
  reasonEn: 'test',
  law: 'test notice',
  confidence: 'verified',
};

const STOPS: readonly (readonly [name: string, stop: Partial<StoppedGoods>, expected: boolean])[] = [
  ['its country', { country: '307' }, true],
  ['another country', { country: '116' }, false],
  ['its heading', { hsPrefix: '4202' }, true],
  ['another heading', { hsPrefix: '0201' }, false],
  ['its brand, spelled otherwise', { brand: 'ｅxam ple' }, true],
  ['another brand', { brand: 'Other' }, false],
  ['its batch', { batch: 'B1' }, true],
  ['another batch', { batch: 'B2' }, false],
  ['heading of another country', { country: '116', hsPrefix: '4202' }, false],
];

for (const [name, stop, stopped] of STOPS) {
  test(`a stop of ${name} ${stopped ? 'refuses' : 'lets through'}`, () => {
    assert.equal(codes(admitOne({}, '2019-03-15', [{ ...STOP, ...stop }])), stopped ? 'refuse 90016' : 'admit');
  });
}

test('a stop holds from its first to its last day', () => {
  const stop = { ...STOP, hsPrefix: '42' };
  const on = (date: string): string => admitOne({}, date, [stop]).decision;
  assert.deepEqual(around('2019-03-01').map(on), ['admit', 'refuse', 'refuse']);
  assert.deepEqual(around('2019-03-31').map(on), ['refuse', 'refuse', 'admit']);
  assert.equal(admitOne({}, '2030-01-01', [{ ...stop, to: null }]).decision, 'refuse');
});

const kg = { quantity5: decimal5('1'), unit: '035' };
const UNITS: readonly (readonly [name: string, gcode: string, legal: AdmitLine['legal'], expected: string])[] = [
  ['both as the tariff line has them', '4202210000', BAG.legal, 'admit'],
  [
    'the first one wrong',
    '4202210000',
    { first: { ...kg, unit: '011' }, second: { ...kg, unit: '007' } },
    'refuse 90024',
  ],
  ['the second one missing', '4202210000', { first: kg, second: null }, 'refuse 90024'],
  ['the second one wrong', '4202210000', { first: kg, second: kg }, 'refuse 90024'],
  ['both wrong, both reported', '4202210000', { first: { ...kg, unit: '007' }, second: kg }, 'refuse 90024 90024'],
  ['one unit is enough', '3305100000', { first: kg, second: null }, 'admit'],
  ['a quantity of nothing', '3305100000', { first: { ...kg, quantity5: 0n }, second: null }, 'refuse 90024'],
  ['an unsure row, wrong: a note, no refusal', '6403990000', { first: kg, second: null }, 'admit'],
];

for (const [name, gcode, legal, expected] of UNITS) {
  test(`legal units, ${name}: ${expected}`, () => assert.equal(codes(admitOne({ gcode, legal })), expected));
}

test('a stopped line refuses the declaration, and the doubts about others are reported with it', () => {
  const lines = [{ ...BAG, gcode: '9999999900', legal: null }, BAG];
  const admission = admit({ acceptedAtMs: noon('2019-03-15'), mode: '1210', lines }, [
    { ...STOP, batch: 'B1', hsPrefix: '42' },
  ]);
  assert.deepEqual(
    admission.findings.map(({ code, path }) => `${code} ${path}`),
    ['90016 lines[1].gcode', '90017 lines[0].gcode'],
  );
  assert.equal(admission.decision, 'refuse');
});

test('what is unsure is marked as such', () => {
  const marks = admitOne({ gcode: '6403990000', legal: { first: kg, second: null } }).marks();
  assert.ok(marks.length >= 3 && marks.every(({ confidence }) => confidence === 'unverified'));
  assert.ok(marks.some(({ text }) => text.includes('legal unit may differ')));
  assert.ok(marks.some(({ text }) => text.includes('taken to be on the list')));
});
