import { equal } from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { creditCheckSign, isCreditCode, isCustomsCode } from '../../src/registry/index.ts';

// the shapes of the two numbers of a firm. The credit code's check sign is the one of GB 32100-2015, annex A;
// the example printed in the standard is the first row.
suite('numbers of a firm', () => {
  const credit: readonly (readonly [string, boolean])[] = [
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91350100M000100Y4', false],
    ['91350100M000100Y433', false],
    ['91350100m000100y43', false],
    ['91350100I000100Y43', false],
    ['', false],
  ];
  for (const [code, valid] of credit) {
    test(`credit code ${JSON.stringify(code)} is ${valid ? 'valid' : 'refused'}`, () =>
      equal(isCreditCode(code), valid));
  }

  const customs: readonly (readonly [string, boolean])[] = [
    ['3301969901', true],
    ['330196990A', true],
    ['330196990', false],
    ['33019699011', false],
    ['0301969901', false],
    ['330196990a', false],
    ['33019699 1', false],
  ];
  for (const [code, valid] of customs) {
    test(`customs code ${JSON.stringify(code)} is ${valid ? 'valid' : 'refused'}`, () =>
      equal(isCustomsCode(code), valid));
  }

  test('one changed sign never passes: 3 to any power is not divisible by 31', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const first17 = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...signs), (body, at, sign) => {
        const code = `${body.join('')}${creditCheckSign(body.join('')) ?? ''}`;
        equal(isCreditCode(code), true);
        const changed = code.slice(0, at) + sign + code.slice(at + 1);
        equal(isCreditCode(changed), changed === code);
      }),
    );
  });
});
