import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PART_COUNT } from '@tongguan/kernel';
import fc from 'fast-check';
import { invtNoOf, placesOfPreNo, preNoOf, taxNoOf } from '../../src/clearance/numbers.ts';

// Proves the numbers customs gives: district, year, I and nine digits (C-06), no two alike within a year and a
// district, the year that of Shanghai, and that a preNo leads back to where its declaration lies.

const at = (text: string): number => Date.parse(text);

const INVT_NOS: readonly (readonly [name: string, atMs: number, number: string])[] = [
  ['midsummer', at('2026-06-01T10:00:00+08:00'), '29922026I000000133'],
  ['the last second of the year in Shanghai', at('2026-12-31T23:59:59.999+08:00'), '29922026I000000133'],
  ['the first of the next, still the old year in UTC', at('2027-01-01T00:00:00+08:00'), '29922027I000000133'],
];
for (const [name, atMs, number] of INVT_NOS) {
  test(`invtNo, ${name}: ${number} (C-06)`, () => {
    assert.equal(invtNoOf(5, 1n, '2992', atMs), number);
    assert.equal(taxNoOf(number), `T${number}`);
  });
}

const PLACE = fc.record({ part: fc.nat(PART_COUNT - 1), serial: fc.bigInt(1n, 40_000_000n) });
const NOON = at('2026-06-01T12:00:00+08:00');

test('every number has its form, and a preNo leads back to its declaration (C-06)', () => {
  fc.assert(
    fc.property(PLACE, ({ part, serial }) => {
      assert.match(invtNoOf(part, serial, '2992', NOON), /^29922026I\d{9}$/);
      const preNo = preNoOf(part, serial, NOON);
      assert.match(preNo, /^B20260601\d{9}$/);
      assert.ok(placesOfPreNo(preNo).some((place) => place.part === part && place.serial === serial));
    }),
  );
});

test('two declarations of a district and year share no number before 7.8 million declarations of one partition (C-06)', () => {
  const small = fc.record({ part: fc.nat(PART_COUNT - 1), serial: fc.bigInt(1n, 7_812_499n) });
  fc.assert(
    fc.property(small, small, (a, b) => {
      const same = a.part === b.part && a.serial === b.serial;
      assert.equal(invtNoOf(a.part, a.serial, '2992', NOON) === invtNoOf(b.part, b.serial, '2992', NOON), same);
    }),
  );
});

test('what is no preNo lies nowhere', () => {
  for (const text of ['', 'B2026060100000001', 'X20260601000000133', 'B202606010000001330', "B20260601'; DROP"]) {
    assert.deepEqual(placesOfPreNo(text), [], text);
  }
});
