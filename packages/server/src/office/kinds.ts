import type { ActKind } from './types.ts';

const DECISION = { type: 'string', enum: ['approve', 'refuse'] };

/** Every kind of act. The lane's `ACT_HANDLERS` carries it out; the gateway makes its route, schema and permission of it. */
export const ACT_KINDS: readonly ActKind[] = [
  {
    name: 'cancellation.decide',
    subject: 'reversal',
    path: 'cancellations/:number/decision',
    roles: ['officer', 'supervisor'],
    zh: '审核已放行清单的撤销申请',
    en: 'decide the cancellation of a released list',
    properties: { decision: DECISION },
    required: ['decision'],
    rules: ['I-01'],
  },
];
