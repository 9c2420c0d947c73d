import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fen } from '@tongguan/kernel';
import { type PostalLine, postalTax } from '../../src/index.ts';

// Proves the postal article tax (E-10): rates of each class on the day before and on every change, the exemption at 50.00
// and just above, rounding to the fen, and that what was not read does not pass for read law.

const line = (postalClass: 1 | 2 | 3, value: string): PostalLine => ({ postalClass, valueFen: fen(value) });

/** Date; class, value … ; tax; payable. */
const CASES: readonly (readonly [date: string, lines: readonly PostalLine[], tax: string, payable: string])[] = [
  ['2018-10-31', [line(1, '1000.00')], '150.00', '150.00'],
  ['2018-11-01', [line(1, '1000.00')], '150.00', '150.00'],
  ['2019-04-08', [line(1, '1000.00')], '150.00', '150.00'],
  ['2019-04-09', [line(1, '1000.00')], '130.00', '130.00'],
  ['2018-10-31', [line(2, '1000.00')], '300.00', '300.00'],
  ['2018-11-01', [line(2, '1000.00')], '250.00', '250.00'],
  ['2019-04-09', [line(2, '1000.00')], '200.00', '200.00'],
  ['2016-04-08', [line(3, '1000.00')], '600.00', '600.00'],
  ['2018-11-01', [line(3, '1000.00')], '500.00', '500.00'],
  ['2019-04-09', [line(3, '1000.00')], '500.00', '500.00'],
  // 250.00 × 20 % = 50.00, not levied; 250.03 × 20 % = 50.006 = 50.01, levied in full.
  ['2019-04-09', [line(2, '250.00')], '50.00', '0.00'],
  ['2019-04-09', [line(2, '250.02')], '50.00', '0.00'],
  ['2019-04-09', [line(2, '250.03')], '50.01', '50.01'],
  // The exemption is that of the parcel: 39.00 + 20.00 is above it.
  ['2019-04-09', [line(1, '300.00'), line(2, '100.00')], '59.00', '59.00'],
  ['2019-04-09', [], '0.00', '0.00'],
];

for (const [date, lines, tax, payable] of CASES) {
  const goods = lines.map(({ postalClass, valueFen }) => `class ${postalClass} ${valueFen}`).join(', ');
  test(`${date} ${goods}: tax ${tax}, payable ${payable}`, () => {
    const result = postalTax(date, lines);
    assert.deepEqual([result.taxFen, result.payableFen], [fen(tax), fen(payable)]);
    assert.equal(result.isExempt, result.payableFen === 0n);
    // The notices of 2018 and 2019 were read; that of 2016, and whether the exemption still stands, were not.
    for (const { parameter, confidence } of result.law) {
      const isRead = parameter.startsWith('postal-tax-class') && date >= '2018-11-01';
      assert.equal(confidence, isRead ? 'verified' : 'unverified', parameter);
    }
  });
}

test('before the regime there is no rate to apply', () => {
  assert.throws(() => postalTax('2016-04-07', [line(1, '1.00')]), /no value on 2016-04-07/);
});
