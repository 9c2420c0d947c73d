import type { ActKind } from './types.ts';

/** What was set aside after a fault: people have it tried again, or give it up (B-07, K-03). */
export const QUEUE_KINDS: readonly ActKind[] = [
  {
    name: 'queue.retry',
    subject: 'aside',
    path: 'queue/:number/retry',
    roles: ['operator', 'officer', 'supervisor'],
    district: 'subject',
    zh: '搁置项重新处理，同一订单随之搁置的一并处理',
    en: 'try again what was set aside, with what followed it of the same order',
    properties: {},
    required: [],
    rules: ['B-07', 'K-03'],
  },
  {
    name: 'queue.give-up',
    subject: 'aside',
    path: 'queue/:number/end',
    roles: ['supervisor'],
    district: 'subject',
    zh: '放弃搁置项：单证按退单、操作按未执行、清单退还占用后退单；须双人复核',
    en: 'give up what was set aside: a document is refused, an act not done, a list gives back what it holds; two persons',
    properties: {},
    required: [],
    rules: ['B-07', 'K-03'],
  },
];
