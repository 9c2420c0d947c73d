import { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { InventoryHead, InventoryLine } from '@tongguan/ceb';
import { checkFields } from '../src/index.ts';
import { caseWith } from './documents.ts';

const brief = (head: Partial<InventoryHead>, line: Partial<InventoryLine>, path: RegExp): string[] =>
  checkFields({ ...caseWith({ declaration: head, declarationLine: line }), book: null })
    .filter((problem) => path.test(problem.path))
    .map(({ code, path: at, found }) => `${code} ${at}=${found}`);

// D-03, J-01: quantities of a declaration are something, amounts are not negative, both can be booked.
suite('amounts and quantities of a declaration', () => {
  const NOTHING = ['0', '0.00000', '-0', '-1', '1000000000000.00001', '1e3', ''];
  for (const field of ['qty', 'qty1'] as const) {
    for (const value of NOTHING) {
      test(`${field} ${JSON.stringify(value)} is 90024`, () => {
        const at = `InventoryList[2]/${field}`;
        deepEqual(brief({}, { [field]: value }, new RegExp(`/${field}$`)), [`90024 ${at}=${value}`]);
      });
    }
    test(`${field}: the smallest and the largest are taken`, () => {
      for (const value of ['0.00001', '1000000000000'])
        deepEqual(brief({}, { [field]: value }, new RegExp(`/${field}$`)), []);
    });
  }
  for (const field of ['price', 'totalPrice'] as const) {
    test(`${field}: nothing is taken, less is 90005`, () => {
      deepEqual(brief({}, { [field]: '0' }, new RegExp(`/${field}$`)), []);
      deepEqual(brief({}, { [field]: '-0.00001' }, new RegExp(`/${field}$`)), [
        `90005 InventoryList[2]/${field}=-0.00001`,
      ]);
    });
  }
  for (const field of ['freight', 'insuredFee'] as const) {
    test(`${field}: nothing is taken, less is -900206`, () => {
      deepEqual(brief({ [field]: '0' }, {}, new RegExp(`/${field}$`)), []);
      deepEqual(brief({ [field]: '-0.00001' }, {}, new RegExp(`/${field}$`)), [
        `-900206 InventoryHead/${field}=-0.00001`,
      ]);
    });
  }
});
