import type { ActKind } from './types.ts';

const AMOUNT = { type: 'string', maxLength: 25 };
const NAME = { type: 'string', minLength: 1, maxLength: 60 };

/** What customs does when the site has to let goods go by hand, and afterwards (K-03). */
export const CONTINGENCY_KINDS: readonly ActKind[] = [
  {
    name: 'declaration.contingency',
    subject: 'declaration',
    path: 'declarations/:number/contingency',
    roles: ['supervisor'],
    district: 'subject',
    zh: '应急放行：凭事件编号，双人复核，事后核对',
    en: 'release under contingency: incident number, two persons, reconciled later',
    properties: { incident: NAME },
    required: ['incident'],
    rules: ['K-03'],
  },
  {
    name: 'declaration.reconcile',
    subject: 'declaration',
    path: 'declarations/:number/reconciliation',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '核对应急放行的清单：按受理日的法律补记税款、额度、担保与库存',
    en: 'reconcile a list released under contingency, by the law of its acceptance',
    properties: {
      /** Reconciled although documents never came. */
      withoutDocuments: { type: 'boolean' },
      /** Where the list's own numbers cannot be used. */
      lines: {
        type: 'array',
        maxItems: 99,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['gnum', 'quantity', 'totalPrice'],
          properties: { gnum: NAME, quantity: AMOUNT, totalPrice: AMOUNT },
        },
      },
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
    required: [],
    rules: ['K-03', 'C-05', 'F-01', 'J-01'],
  },
];
