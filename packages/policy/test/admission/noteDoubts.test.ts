import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { type AdmitLine, admit, conditionsOf, readPositiveList } from '../../src/index.ts';
import { capOf } from '../../src/admission/noteCaps.ts';
import { noon, said } from '../support.ts';

// Proves that the remarks of a list do something: what they exclude, limit or say in words no program knows goes to an officer
// with the remark shown, a quantity that one declaration alone exceeds is refused with it, and what an officer has settled for
// an article is not asked again (H-01, H-04).

const line = (gcode: string, quantity: string | null, unit = '035', more: Partial<AdmitLine> = {}): AdmitLine => ({
  ...{ gcode, country: '116', brand: null, batch: null },
  legal: quantity === null ? null : { first: { quantity5: decimal5(quantity), unit }, second: null },
  ...more,
});

function judge(note: string | null, lines: readonly AdmitLine[], mode = '1210'): string {
  const list = readPositiveList([
    ['税则号列', '货品名称', '备注'],
    ['97999999', '长粒米', note],
  ]);
  assert.ok(list.ok);
  const { decision, findings } = admit({ acceptedAtMs: noon('2022-05-01'), mode, lines }, [], list.value);
  return [decision, ...findings.map(({ code }) => code)].join(' ');
}

/** A line the tariff that ships does not know, so that its units are not asked. */
const RICE = '9799999900';
const KINDS: readonly (readonly [note: string | null, quantity: string | null, expected: string, unit?: string])[] = [
  [null, '500', 'admit'],
  ['', '500', 'admit'],
  ['仅限网购保税商品', '500', 'admit'],
  ['仅限跨境电商网购保税进口的商品', '500', 'admit'],
  ['每人每年不超过20千克，仅限网购保税商品', '500', 'refuse 90121'],
  ['每人每年不超过20千克，仅限网购保税商品', '20.00001', 'refuse 90121'],
  // Within it the year is counted, where quota is (yearlyQuantities.test.ts).
  ['每人每年不超过20千克，仅限网购保税商品', '20', 'admit'],
  ['每人每年不超过20千克', '0.5', 'admit'],
  ['每人每年不超过20千克，仅限零售包装', '0.5', 'manual 90120'],
  ['每人每年合计不超过20千克', '0.5', 'manual 90120'],
  ['每人不超过20千克', '0.5', 'manual 90120'],
  ['年度限量2千克以下', '500', 'refuse 90121'],
  ['年度限量２公斤以下', '2.5', 'refuse 90121'],
  ['年度限购2000克', '2.5', 'refuse 90121'],
  ['每次限量500毫升以内', '0.75', 'refuse 90121', '095'],
  ['每次限量500毫升以内', '400', 'manual 90120', '096'],
  ['每次限量500毫升以内', '501', 'refuse 90121', '096'],
  // A unit that cannot be compared, two numbers, no unit, no quantity declared: an officer.
  ['每人每年不超过20千克', '500', 'manual 90120', '011'],
  ['每人每年不超过20千克，每次不超过5千克', '500', 'manual 90120'],
  ['每人限购两件以内 3', '500', 'manual 90120'],
  ['每人每年不超过20千克', null, 'manual 90120'],
  ['列入《进出口野生动植物种商品目录》的商品除外', '1', 'manual 90120'],
  ['依法不属于普通食品的除外；每人每年不超过20千克', '21', 'refuse 90121 90120'],
  ['仅限零售包装', '1', 'manual 90120'],
  ['凭许可证', '1', 'manual 90120'],
];
for (const [note, quantity, expected, unit] of KINDS) {
  test(`${note ?? 'no remark'}, ${quantity ?? 'no'} ${unit ?? '035'}: ${expected}`, () =>
    assert.equal(judge(note, [line(RICE, quantity, unit)]), expected));
}

suite('a quantity', () => {
  test('is that of all lines of the tariff line together', () => {
    const note = '每人每年不超过20千克';
    assert.equal(judge(note, [line(RICE, '12'), line(RICE, '9')]), 'refuse 90121 90121');
    assert.equal(judge(note, [line(RICE, '12'), line(RICE, '8')]), 'admit');
    assert.equal(judge(note, [line(RICE, '12'), line(RICE, '12', '011')]), 'manual 90120 90120');
  });

  test('is read from one clause with one number and a unit of weight or volume', () => {
    assert.deepEqual(capOf('每人每年不超过20千克'), { quantity5: decimal5('20'), unit: '035' });
    assert.deepEqual(capOf('不超过1.5升'), { quantity5: decimal5('1.5'), unit: '095' });
    for (const none of ['不超过', '不超过20', '不超过0千克', '2千克或1升以内', '不超过20件'])
      assert.equal(capOf(none), null, none);
  });
});

test('the remark is shown, to whoever is refused and to the officer', () => {
  const list = readPositiveList([
    ['税则号列', '货品名称', '备注'],
    ['97999999', '长粒米', '依法不属于普通食品的除外；每人每年不超过20千克，仅限网购保税商品'],
  ]);
  assert.ok(list.ok);
  const { findings } = admit(
    { acceptedAtMs: noon('2022-05-01'), mode: '1210', lines: [line(RICE, '500')] },
    [],
    list.value,
  );
  assert.deepEqual(said(findings), [
    `90121 lines[0].gcode | ${RICE} 500 (035) | 清单备注：每人每年不超过20千克,仅限网购保税商品 / the remark of the list limits the quantity`,
    `90120 lines[0].gcode | ${RICE} | 清单备注：依法不属于普通食品的除外；由关员核对 / an officer compares the goods with the remark of the list`,
  ]);
});

test('what an officer approved for this remark is not asked again; a quantity and another remark are', () => {
  const note = '列入《进出口野生动植物种商品目录》的商品除外';
  const asked = `清单备注：${note}；由关员核对 / an officer compares the goods with the remark of the list`;
  const settled = line(RICE, '1', '035', { settledNotes: [asked] });
  assert.equal(judge(note, [settled]), 'admit');
  assert.equal(judge(`${note}；凭许可证`, [settled]), 'manual 90120');
  assert.equal(judge(`${note}；每次不超过20千克`, [settled]), 'manual 90120');
});

test('of the excerpt that ships a remark sends to an officer and refuses nothing', () => {
  const { decision, findings } = admit({
    acceptedAtMs: noon('2022-05-01'),
    mode: '1210',
    lines: [line('1006301000', '500'), line('1701999090', '1')],
  });
  assert.deepEqual([decision, ...findings.map(({ code }) => code)], ['manual', '90121', '90120']);
});

test('a remark says the way and nothing else, or something that has to be read', () => {
  assert.deepEqual(conditionsOf('仅限网购保税商品').others, []);
  assert.deepEqual(conditionsOf('仅限网购保税商品，零售包装').others, ['仅限网购保税商品，零售包装']);
  assert.deepEqual(conditionsOf('仅限直购；2千克以内').others, []);
});
