import { deepEqual, equal } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { partyProblems } from '../src/clearance/decide/parties.ts';
import type { Registry } from '../src/registry/index.ts';
import { FIRMS, LICENSED, purchase } from './support/purchase.ts';

const AT = Date.parse('2019-06-03T10:00:00+08:00');
const { order, payment, waybill, list: bonded } = purchase({ orderNo: 'A1', appTime: '20190603100000' });
const direct = { ...bonded, InventoryHead: { ...bonded.InventoryHead, tradeMode: '9610' } };
const OPERATOR = FIRMS.logistics;
const own = { order: FIRMS.platform, payment: FIRMS.pay };
const unlicensed: Pick<Registry, 'qualifications'> = { qualifications: () => [] };

// A-03, D-05: what only the list can tell about who takes part, since it alone names the mode.
suite('who takes part', () => {
  const rows = [
    ['bonded, everybody signs for themselves', bonded, own, unlicensed, AT, null],
    ['bonded, the seller signs the order', bonded, { ...own, order: FIRMS.seller }, unlicensed, AT, null],
    ['bonded, an operator signs the order', bonded, { ...own, order: OPERATOR }, LICENSED, AT, '90206'],
    ['bonded, an operator signs the payment', bonded, { ...own, payment: OPERATOR }, LICENSED, AT, '90206'],
    ['direct, an operator signs both', direct, { order: OPERATOR, payment: OPERATOR }, LICENSED, AT, null],
    ['direct, the carrier is no operator', direct, own, unlicensed, AT, '90200'],
    [
      'direct, the carrier is no operator, 2018',
      direct,
      own,
      unlicensed,
      Date.parse('2018-12-31T23:59:59+08:00'),
      null,
    ],
  ] as const;
  for (const [name, list, signers, registry, atMs, code] of rows) {
    test(`${name}: ${code ?? 'nothing'}`, () => {
      const problems = partyProblems({ order, payment, waybill, list }, signers, registry as Registry, atMs);
      deepEqual(
        problems.map((problem) => problem.code),
        code === null ? [] : [code],
      );
    });
  }

  test('both documents are named at once', () => {
    const signers = { order: OPERATOR, payment: OPERATOR };
    const [problem] = partyProblems({ order, payment, waybill, list: bonded }, signers, LICENSED as Registry, AT);
    equal(problem?.found, `1210: 311 ${OPERATOR}, 411 ${OPERATOR}`);
    equal(problem.path, 'InventoryHead/tradeMode');
  });
});
