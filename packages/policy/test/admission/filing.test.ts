import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FilingContext, type GoodsFiling, judgeFiling, type StoppedGoods } from '../../src/index.ts';
import { noon } from '../support.ts';

// Proves the filing of goods (H-04): every field, units of the tariff line (H-05), the Chinese label's address, and that
// the law of the day is applied to filed goods as to declared ones, infringing brands and licences included.

const GOOD: GoodsFiling = {
  itemNo: 'SKU-1',
  gcode: '4202210000',
  gname: '牛皮手提包',
  gmodel: '品牌:示例|材质:牛皮',
  brand: 'Example',
  country: '307',
  unit: '011',
  unit1: '035',
  unit2: '007',
  labelUrl: 'https://labels.example/sku-1',
  licence: null,
};
const judge = (more: Partial<GoodsFiling>, context: Partial<FilingContext> = {}): string => {
  const outcome = judgeFiling({ ...GOOD, ...more }, { atMs: noon('2019-05-01'), mode: '1210', ...context });
  return outcome.ok
    ? [outcome.value.decision, ...outcome.value.doubts.map(({ code }) => code)].join(' ')
    : outcome.refusals.map(({ code, path }) => `${code} ${path}`).join(' ');
};

const CASES: readonly (readonly [name: string, more: Partial<GoodsFiling>, expected: string])[] = [
  ['a good one', {}, 'admit'],
  ['no item number', { itemNo: ' ' }, '90069 itemNo'],
  ['an item number of 20 characters', { itemNo: 'x'.repeat(20) }, 'admit'],
  ['an item number of 21 characters', { itemNo: 'x'.repeat(21) }, '90069 itemNo'],
  ['a name in English', { gname: 'leather bag' }, '90069 gname'],
  ['eight digits', { gcode: '42022100' }, '90069 gcode'],
  ['no such country', { country: '000' }, '90069 country'],
  ['no label', { labelUrl: '' }, '90069 labelUrl'],
  ['a label without https', { labelUrl: 'http://labels.example/1' }, '90069 labelUrl'],
  ['a label address with a name in it', { labelUrl: 'https://user@labels.example/1' }, '90069 labelUrl'],
  ['a unit that is none', { unit: 'pcs' }, '90024 unit'],
  ['another legal unit', { unit1: '011' }, '90024 unit1'],
  ['the second legal unit missing', { unit2: null }, '90024 unit2'],
  ['goods the table does not hold', { gcode: '9999999900' }, 'manual 90017'],
  ['prohibited articles', { gcode: '9302000000' }, '90016 lines[0].gcode 90017 lines[0].gcode'],
  ['three mistakes at once', { itemNo: '', unit: '', country: '' }, '90069 itemNo 90069 country 90024 unit'],
];

for (const [name, more, expected] of CASES) {
  test(`filing, ${name}: ${expected}`, () => assert.equal(judge(more), expected));
}

test('a brand under a stop, for infringement or anything else, is not filed', () => {
  const stop: StoppedGoods = {
    id: 'brand',
    from: '2019-01-01',
    to: null,
    country: null,
    hsPrefix: null,
    brand: 'EXAMPLE',
    batch: null,
    reasonZh: '侵权',
    reasonEn: 'infringes a right',
    law: 'test notice',
    confidence: 'verified',
  };
  assert.equal(judge({}, { stopped: [stop] }), '90016 lines[0].gcode');
  assert.equal(judge({ brand: 'Other' }, { stopped: [stop] }), 'admit');
});

test('under 1239 cosmetics are filed with their licence', () => {
  const perfume = { gcode: '3303000010', unit2: '011' };
  assert.equal(judge(perfume, { mode: '1239' }), '90066 lines[0].gcode');
  assert.equal(judge({ ...perfume, licence: 'J20190001' }, { mode: '1239' }), 'admit');
  assert.equal(judge(perfume), 'admit');
});
