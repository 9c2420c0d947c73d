import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { comparisonKey } from '../src/comparisonKey.ts';

// Proves by what business numbers are told apart (D-01, B-06): what a reader takes for one number has one key, and what
// is another number has another.

const ALIKE: readonly (readonly [name: string, ...spellings: string[]])[] = [
  ['letter case', 'P1a', 'p1a', 'P1A', 'p1A'],
  ['white space at the ends', 'P1', 'P1 ', ' P1', '\tP1\n', 'P1\u00a0', '\u3000P1', 'P1\u2029'],
  ['white space within', 'P 1', 'P  1', 'P\u00a01', 'P\u30001', 'P\t1', 'p\u20031'],
  ['width', 'P1-2', '\uff30\uff11\uff0d\uff12', '\uff50\uff11-\uff12'],
  [
    'what shows nothing',
    'P1',
    'P\u200b1',
    'P1\ufeff',
    'P\u00ad1',
    'P1\u200e',
    'P\u034f1',
    'P1\ufe0f',
    'P\u{e0031}1',
    'P\u00001',
  ],
  ['compatibility signs', 'No1', '\u21161', 'no\u2460'],
  ['composed and decomposed', '\u00c91', 'E\u03011'],
];
for (const [name, first = '', ...others] of ALIKE) {
  test(`one number: ${name}`, () => {
    for (const other of others) assert.equal(comparisonKey(other), comparisonKey(first), JSON.stringify(other));
  });
}

const OTHERS: readonly (readonly [name: string, a: string, b: string])[] = [
  ['a leading zero', '007', '7'],
  ['a sign of its own', 'P-1', 'P1'],
  ['a blank within', 'P 1', 'P1'],
  ['O and 0', 'PO', 'P0'],
  ['Chinese characters', '订单1', '运单1'],
];
for (const [name, a, b] of OTHERS) {
  test(`two numbers: ${name}`, () => assert.notEqual(comparisonKey(a), comparisonKey(b)));
}

test('a key is its own key, and the usual number is its key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const key = comparisonKey(text);
      assert.equal(comparisonKey(key), key);
    }),
  );
  for (const number of ['TQ20260601000001', '3301960001', 'A-1_B/2']) assert.equal(comparisonKey(number), number);
});
