import { deepEqual, equal } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { partyProblems } from '../../src/clearance/decide/parties.ts';
import { FIRMS, purchase } from '../support/purchase.ts';

const { order, payment, waybill, declaration: bonded } = purchase({ orderNo: 'A1', appTime: '20190603100000' });
const direct = { ...bonded, InventoryHead: { ...bonded.InventoryHead, tradeMode: '9610' } };
const OPERATOR = FIRMS.logistics;
const own = { order: FIRMS.platform, payment: FIRMS.pay };

// D-05: what was transmitted on commission belongs to direct purchase; only the declaration tells, since it alone names the mode.
suite('documents transmitted for another', () => {
  const rows = [
    ['bonded, everybody signs for themselves', bonded, own, null],
    ['bonded, the seller signs the order', bonded, { ...own, order: FIRMS.seller }, null],
    ['bonded, an operator signs the order', bonded, { ...own, order: OPERATOR }, '90206'],
    ['bonded, an operator signs the payment', bonded, { ...own, payment: OPERATOR }, '90206'],
    ['direct, an operator signs both', direct, { order: OPERATOR, payment: OPERATOR }, null],
  ] as const;
  for (const [name, declaration, signers, code] of rows) {
    test(`${name}: ${code ?? 'nothing'}`, () => {
      const problems = partyProblems({ order, payment, waybill, declaration }, signers);
      deepEqual(
        problems.map((problem) => problem.code),
        code === null ? [] : [code],
      );
    });
  }

  test('both documents are named at once', () => {
    const signers = { order: OPERATOR, payment: OPERATOR };
    const [problem] = partyProblems({ order, payment, waybill, declaration: bonded }, signers);
    equal(problem?.found, `1210: 311 ${OPERATOR}, 411 ${OPERATOR}`);
    equal(problem.path, 'InventoryHead/tradeMode');
  });
});
