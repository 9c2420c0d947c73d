import { BOOK_KINDS } from './bookKinds.ts';
import { GUARANTEE_KINDS } from './guaranteeKinds.ts';
import { INSPECTION_KINDS } from './inspectionKinds.ts';
import { CONTINGENCY_KINDS } from './contingencyKinds.ts';
import { GOODS_KINDS } from './goodsKinds.ts';
import { QUEUE_KINDS } from './queueKinds.ts';
import { SUPERVISION_KINDS } from './supervisionKinds.ts';
import { CASE_KINDS } from './caseKinds.ts';
import type { ActKind } from './types.ts';

const DECISION = { type: 'string', enum: ['approve', 'refuse'] };
const AMOUNT = { type: 'string', maxLength: 25 };
const NAME = { type: 'string', minLength: 1, maxLength: 60 };

/** Every kind of act. The lane's `ACT_HANDLERS` carries it out; the gateway makes its route, schema and permission of it. */
export const ACT_KINDS: readonly ActKind[] = [
  {
    name: 'cancellation.decide',
    subject: 'reversal',
    path: 'cancellations/:number/decision',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '审核已放行清单的撤销申请',
    en: 'decide the cancellation of a released list',
    properties: { decision: DECISION },
    required: ['decision'],
    rules: ['I-01'],
  },
  {
    name: 'amendment.decide',
    subject: 'declaration',
    path: 'declarations/:number/amendment',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '审核已放行清单的改单申请',
    en: 'decide the amendment of a released list',
    properties: { decision: DECISION },
    required: ['decision'],
    rules: ['I-01'],
  },
  {
    name: 'return.decide',
    subject: 'reversal',
    path: 'returns/:number/decision',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '审核退货申请',
    en: 'decide an application for a return',
    properties: { decision: DECISION },
    required: ['decision'],
    rules: ['I-02'],
  },
  {
    name: 'return.arrive',
    subject: 'reversal',
    path: 'returns/:number/arrival',
    roles: ['officer', 'operator'],
    district: 'subject',
    zh: '登记退货运抵：场所、是否原状、可否再售',
    en: 'record that returned goods have arrived: site, original state, fit to be sold again',
    properties: {
      site: { type: 'string', minLength: 4, maxLength: 18 },
      originalState: { type: 'boolean' },
      fitForResale: { type: 'boolean' },
    },
    required: ['site', 'originalState', 'fitForResale'],
    rules: ['I-02'],
  },
  {
    name: 'declaration.review',
    subject: 'declaration',
    path: 'declarations/:number/review',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '人工审核：放行、退单或布控查验；税率未定的项由关员给出税额',
    en: 'decide a list in manual review, or have it inspected; where a rate is unknown the officer says the taxes of the line',
    properties: {
      decision: { type: 'string', enum: ['approve', 'refuse', 'inspect'] },
      taxes: {
        type: 'array',
        maxItems: 99,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['gnum', 'customsDuty', 'consumptionTax', 'valueAddedTax'],
          properties: { gnum: NAME, customsDuty: AMOUNT, consumptionTax: AMOUNT, valueAddedTax: AMOUNT },
        },
      },
    },
    required: ['decision'],
    rules: ['E-05', 'E-09', 'H-01', 'K-03'],
  },
  ...BOOK_KINDS,
  ...GUARANTEE_KINDS,
  ...INSPECTION_KINDS,
  ...GOODS_KINDS,
  ...SUPERVISION_KINDS,
  ...CONTINGENCY_KINDS,
  ...CASE_KINDS,
  ...QUEUE_KINDS,
];
