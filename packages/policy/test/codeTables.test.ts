import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as policy from '../src/index.ts';

// Proves that the code tables hold what the messages carry (legacy codes), and that identity numbers are checked
// by GB 11643: a single mistyped digit is always found.

const TABLES: readonly (readonly [
  string,
  (code: string) => boolean,
  (code: string) => string | null,
  string,
  string,
  readonly string[],
])[] = [
  ['country', policy.isCountry, policy.nameOfCountry, '116', '日本', ['JPN', '000', '']],
  ['currency', policy.isCurrency, policy.nameOfCurrency, '142', '人民币', ['CNY', '999', '']],
  ['unit', policy.isUnit, policy.nameOfUnit, '035', '千克', ['35', '999', '']],
  [
    'customs district',
    policy.isCustomsDistrict,
    policy.nameOfCustomsDistrict,
    '0100',
    '北京关区',
    ['100', '0000x', ''],
  ],
  ['transport mode', policy.isTransportMode, policy.nameOfTransportMode, '5', '航空运输', ['w', '10', '']],
  ['wrap type', policy.isWrapType, policy.nameOfWrapType, '2', '纸箱', ['22', '0', '']],
];

for (const [name, is, nameOf, code, zh, unknown] of TABLES) {
  test(`${name} ${code} is ${zh}; what is not in the table is unknown`, () => {
    assert.ok(is(code));
    assert.equal(nameOf(code), zh);
    for (const wrong of unknown) {
      assert.equal(is(wrong), false, wrong);
      assert.equal(nameOf(wrong), null, wrong);
    }
  });
}

test('countries have English names where the table gives one', () => {
  assert.equal(policy.nameOfCountryEn('116'), 'Japan');
  assert.equal(policy.nameOfCountryEn('702'), null);
});

/** Built from a region, a date of birth and a serial: numbers of nobody in particular. */
const numberOf = (region: string, birth: string, serial: string): string =>
  `${region}${birth}${serial}${policy.identityCheckCharacter(region + birth + serial) ?? ''}`;

const NUMBERS: readonly (readonly [name: string, text: string, expected: boolean])[] = [
  ['the example of the standard', '11010519491231002X', true],
  ['the same with a small x', '11010519491231002x', false],
  ['the same with another check digit', '110105194912310021', false],
  ['29 February of a leap year', numberOf('110105', '20000229', '001'), true],
  ['29 February of a common year', numberOf('110105', '19000229', '001'), false],
  ['31 April', numberOf('110105', '19900431', '001'), false],
  ['month 13', numberOf('110105', '19901301', '001'), false],
  ['day 0', numberOf('110105', '19900100', '001'), false],
  ['year 1899', numberOf('110105', '18991231', '001'), false],
  ['a province that is none', numberOf('990105', '19900101', '001'), false],
  ['a residence permit', numberOf('810000', '19900101', '001'), true],
  ['seventeen digits', '11010519491231002', false],
  ['nineteen characters', '11010519491231002X0', false],
  ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ', false],
  ['nothing', '', false],
];

for (const [name, text, expected] of NUMBERS) {
  test(`identity number, ${name}: ${expected}`, () => assert.equal(policy.checkIdentityNumber(text), expected));
}

test('nobody is born after the day of the check', () => {
  const number = numberOf('110105', '20190501', '001');
  assert.equal(policy.checkIdentityNumber(number, '2019-04-30'), false);
  assert.equal(policy.checkIdentityNumber(number, '2019-05-01'), true);
  assert.equal(policy.checkIdentityNumber(number, '2019-05-02'), true);
});

test('one wrong digit is always found', () => {
  const good = '11010519491231002X';
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...'0123456789X'), (index, character) => {
      const changed = good.slice(0, index) + character + good.slice(index + 1);
      assert.equal(policy.checkIdentityNumber(changed), changed === good);
    }),
  );
});
