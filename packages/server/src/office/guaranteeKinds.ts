import type { ActKind } from './types.ts';

const AMOUNT = { type: 'string', maxLength: 25 };
const NAME = { type: 'string', minLength: 1, maxLength: 60 };
const DAY = { type: 'string', minLength: 10, maxLength: 10 };
const OFFICERS = ['officer', 'supervisor'] as const;

/** Guarantee, demands and refunds (G-01 to G-04). */
export const GUARANTEE_KINDS: readonly ActKind[] = [
  {
    name: 'guarantee.deposit',
    subject: 'guarantee',
    path: 'guarantees/:number/deposits',
    roles: OFFICERS,
    zh: '登记担保：现金、银行保函、保险；保函与保险须有编号、出具人与止日',
    en: 'record a guarantee: cash, bank guarantee, insurance; the latter two with number, issuer and last day',
    properties: {
      amount: AMOUNT,
      kind: { type: 'string', enum: ['cash', 'bank-guarantee', 'insurance'] },
      document: NAME,
      issuer: NAME,
      from: DAY,
      until: DAY,
    },
    required: ['amount', 'kind'],
    rules: ['G-01', 'G-04'],
  },
  {
    name: 'guarantee.withdraw',
    subject: 'guarantee',
    path: 'guarantees/:number/withdrawals',
    roles: ['supervisor'],
    zh: '退还未占用的现金担保',
    en: 'give back cash that is free',
    properties: { amount: AMOUNT },
    required: ['amount'],
    rules: ['G-01'],
  },
  {
    name: 'guarantee.extend',
    subject: 'guarantee',
    path: 'guarantees/:number/extensions',
    roles: OFFICERS,
    zh: '担保展期；已到期的自此重新有效',
    en: 'extend an instrument; one that has ended covers again from now',
    properties: { document: NAME, until: DAY },
    required: ['document', 'until'],
    rules: ['G-01'],
  },
  {
    name: 'guarantee.release',
    subject: 'guarantee',
    path: 'guarantees/:number/releases',
    roles: ['supervisor'],
    zh: '解除一项担保的全部或部分，只限未占用的',
    en: 'release an instrument or a part of it, as far as it is free',
    properties: { document: NAME, amount: AMOUNT },
    required: ['document'],
    rules: ['G-01'],
  },
  {
    name: 'settlement.pay',
    subject: 'guarantee',
    path: 'guarantees/:number/payments',
    roles: OFFICERS,
    zh: '登记缴款：金额须等于应缴税款加滞纳金',
    en: 'record the payment of a demand: tax and surcharge, to the fen',
    properties: { dutyNo: NAME, amount: AMOUNT, paidOn: DAY },
    required: ['dutyNo', 'amount'],
    rules: ['G-02'],
  },
  {
    name: 'refund.pay',
    subject: 'reversal',
    path: 'refunds/:number/payments',
    roles: OFFICERS,
    zh: '退税：缴款后撤单、退货的税款退还担保企业，金额须相符',
    en: 'pay a tax back that was paid before its list was cancelled or returned, to the fen',
    properties: { amount: AMOUNT, paidOn: DAY },
    required: ['amount'],
    rules: ['G-03'],
  },
  {
    name: 'refund.refuse',
    subject: 'reversal',
    path: 'refunds/:number/refusals',
    roles: ['supervisor'],
    zh: '不予退税',
    en: 'refuse to pay a tax back',
    properties: {},
    required: [],
    rules: ['G-03'],
  },
];
