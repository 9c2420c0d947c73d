// Proves that names agree by spelling where the installation says so, and by nothing else (D-02).

import { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { matchDocuments } from '../src/index.ts';
import { type Changes, caseWith } from './documents.ts';

const EXACT = { amount5: decimal5('0.01'), weight5: 0n };
const SPELLING = { ...EXACT, namesBySpelling: true };

const places = (changes: Changes, tolerances = EXACT) =>
  matchDocuments(caseWith(changes), tolerances).map(({ leftPath, rightPath }) => `${leftPath} ${rightPath}`);

const PAYER = 'OrderHead/buyerName PaymentHead/payerName';
const BUYER = 'InventoryHead/buyerName OrderHead/buyerName';
const of = (ordered: string, declared: string, paid: string): Changes => ({
  order: { buyerName: ordered },
  declaration: { buyerName: declared },
  payment: { payerName: paid },
});

const ROWS: readonly (readonly [
  name: string,
  changes: Changes,
  exact: readonly string[],
  spelling: readonly string[],
])[] = [
  ['dots and spaces', of('阿迪力·买买提', '阿迪力・买买提', '阿迪力 · 买买提'), [BUYER, PAYER], []],
  ['letter case, width and inner spaces', of('LI MING', 'Li  Ming', 'LＩ MING'), [BUYER, PAYER], []],
  ['an invisible sign', of('张三', '张三', '张\u200b三'), [PAYER], []],
  ['a letter of another script is another letter', of('MAO', 'MAO', 'МAO'), [PAYER], [PAYER]],
  ['another name', of('张三', '张三', '张四'), [PAYER], [PAYER]],
];

suite('names that differ in spelling alone (name-comparison)', () => {
  for (const [name, changes, exact, spelling] of ROWS) {
    test(`${name}: as they are written`, () => deepEqual(places(changes).sort(), [...exact].sort()));
    test(`${name}: by spelling`, () => deepEqual(places(changes, SPELLING).sort(), [...spelling].sort()));
  }
});
