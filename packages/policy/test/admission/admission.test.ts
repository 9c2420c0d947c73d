import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '@tongguan/kernel';
import { admit, type AdmitFacts, type AdmitLine, readPositiveList, type StoppedGoods } from '../../src/index.ts';
import { noon } from '../support.ts';

// Proves the rest of admission: stops to the minute (H-02), licences under 1239 and only there (H-03), prohibited
// articles whatever else is right (H-04), and a yes or no from an official list with its remarks (H-01).

const line = (gcode: string, more: Partial<AdmitLine> = {}): AdmitLine => ({
  gcode,
  country: '116',
  brand: null,
  batch: null,
  legal: null,
  ...more,
});
const judge = (facts: Partial<AdmitFacts>, ...more: [stopped?: readonly StoppedGoods[]]): string => {
  const admission = admit({ acceptedAtMs: noon('2019-05-01'), mode: '1210', lines: [], ...facts }, ...more);
  return [admission.decision, ...admission.findings.map(({ code }) => code)].join(' ');
};

const STOP: StoppedGoods = {
  id: 'test',
  from: '2019-03-15T14:30',
  to: null,
  country: '116',
  hsPrefix: null,
  brand: null,
  batch: null,
  reasonZh: '测试',
  reasonEn: 'test',
  law: 'test notice',
  confidence: 'verified',
};

const MOMENTS: readonly (readonly [at: string, from: string, to: string | null, stopped: boolean])[] = [
  ['2019-03-15T14:29:59+08:00', '2019-03-15T14:30', null, false],
  ['2019-03-15T14:30:00+08:00', '2019-03-15T14:30', null, true],
  ['2019-03-15T06:30:00Z', '2019-03-15T14:30', null, true],
  ['2019-03-15T00:00:00+08:00', '2019-03-15', null, true],
  ['2019-03-14T23:59:59+08:00', '2019-03-15', null, false],
  ['2019-03-20T23:59:59+08:00', '2019-03-15', '2019-03-20', true],
  ['2019-03-21T00:00:00+08:00', '2019-03-15', '2019-03-20', false],
  ['2019-03-20T07:59:00+08:00', '2019-03-15', '2019-03-20T08:00', true],
  ['2019-03-20T08:00:00+08:00', '2019-03-15', '2019-03-20T08:00', false],
];

for (const [at, from, to, stopped] of MOMENTS) {
  test(`a stop from ${from} to ${to ?? 'further notice'} ${stopped ? 'holds' : 'does not hold'} at ${at}`, () => {
    const acceptedAtMs = parseInstant(at) ?? Number.NaN;
    const found = judge({ acceptedAtMs, lines: [line('33030000')] }, [{ ...STOP, from, to }]);
    assert.equal(found, stopped ? 'refuse 90016' : 'admit');
  });
}

/** Commodity, mode, licenceNo (undefined: not told), date; expected. */
const LICENCES: readonly (readonly [string, string, string | null | undefined, string, string])[] = [
  ['33030000', '1239', null, '2019-05-01', 'refuse 90066'],
  ['33030000', '1239', '', '2019-05-01', 'refuse 90066'],
  ['33030000', '1239', '无', '2019-05-01', 'refuse 90066'],
  ['33030000', '1239', '000', '2019-05-01', 'refuse 90066'],
  ['33030000', '1239', 'J20190001', '2019-05-01', 'admit'],
  ['33030000', '1239', undefined, '2019-05-01', 'admit'],
  ['33030000', '1210', null, '2019-05-01', 'admit'],
  ['33030000', '9610', null, '2019-05-01', 'admit'],
  ['19011010', '1239', null, '2017-12-31', 'admit'],
  ['19011010', '1239', null, '2018-01-01', 'refuse 90066'],
  ['19011010', '1239', null, '2018-01-02', 'refuse 90066'],
  ['21069090', '1239', null, '2019-05-01', 'manual 90066'],
  ['21069090', '1239', 'G20190001', '2019-05-01', 'admit'],
  ['42022100', '1239', null, '2019-05-01', 'admit'],
];

for (const [gcode, mode, licence, date, expected] of LICENCES) {
  test(`${date} ${gcode} under ${mode}, licence ${licence === undefined ? 'not told' : `"${licence}"`}: ${expected}`, () => {
    const facts = { acceptedAtMs: noon(date), mode, lines: [line(gcode)] };
    assert.equal(judge(licence === undefined ? facts : { ...facts, licence }), expected);
  });
}

test('under 1239 an officer is told which licence was declared, or is to be looked up', () => {
  const marks = (licence?: string): string =>
    admit({
      acceptedAtMs: noon('2019-05-01'),
      mode: '1239',
      lines: [line('33030000')],
      ...(licence ? { licence } : {}),
    })
      .marks()
      .map(({ text }) => text)
      .join('\n');
  assert.match(marks('J20190001'), /化妆品许可批件或备案凭证，已申报 J20190001/);
  assert.match(marks(), /待核 to be looked up/);
});

const PROHIBITED: readonly (readonly [gcode: string, expected: string])[] = [
  ['93020000', 'refuse 90016 90017'],
  ['36020010', 'refuse 90016 90017'],
  ['1302110000', 'refuse 90016 90017'],
  ['29391100', 'refuse 90016 90017'],
  ['42022100', 'admit'],
];

for (const [gcode, expected] of PROHIBITED) {
  test(`prohibited articles: ${gcode} ${expected}`, () => assert.equal(judge({ lines: [line(gcode)] }), expected));
}

test('with the official list there is a yes or no, and its remark may forbid a mode', () => {
  const read = readPositiveList([
    ['税则号列', '货品名称', '备注'],
    ['33030000', '香水', '仅限网购保税商品'],
    ['99999900', '其他', null],
  ]);
  assert.ok(read.ok);
  const found = (gcode: string, mode: string, date = '2019-05-01'): string => {
    const admission = admit({ acceptedAtMs: noon(date), mode, lines: [line(gcode)] }, [], read.value);
    return [admission.decision, ...admission.findings.map(({ code }) => code)].join(' ');
  };
  assert.equal(found('3303000010', '1210'), 'admit');
  assert.equal(found('3303000010', '9610'), 'refuse 90067');
  assert.equal(found('9999990000', '9610'), 'admit');
  assert.equal(found('4202210000', '1210'), 'refuse 90015');
  assert.equal(found('3303000010', '1210', '2016-04-07'), 'refuse 90015');
});

test('everything that is wrong with a line is said at once', () => {
  const facts = { mode: '1239', licence: null, lines: [line('33030000'), line('93020000')] };
  assert.equal(judge(facts, [{ ...STOP, from: '2019-01-01', hsPrefix: '33' }]), 'refuse 90016 90066 90016 90017');
});
