import { assertNever } from '@tongguan/kernel';
import type { CebMessage } from './types.generated.ts';

/** The four kinds of document that a clearance brings together. */
export type DocumentKind = 'order' | 'payment' | 'waybill' | 'declaration';

/** The business key of a document (D-01), and the order it belongs to, by which it is routed. */
export type DocumentKey = {
  readonly kind: DocumentKind;
  /** ebpCode, payCode, logisticsCode or agentCode. */
  readonly company: string;
  /** orderNo, payTransactionId, logisticsNo or copNo; copNo is optional on the wire and then ''. */
  readonly number: string;
  readonly orderNo: string;
};

/** `null` for message types that are none of the four kinds, and for an index beyond the documents. */
export function documentKey(message: CebMessage, index: number): DocumentKey | null {
  switch (message.type) {
    case 'CEB311Message': {
      const head = message.documents[index]?.OrderHead;
      return head ? { kind: 'order', company: head.ebpCode, number: head.orderNo, orderNo: head.orderNo } : null;
    }
    case 'CEB411Message': {
      const head = message.documents[index]?.PaymentHead;
      return head
        ? { kind: 'payment', company: head.payCode, number: head.payTransactionId, orderNo: head.orderNo }
        : null;
    }
    case 'CEB511Message': {
      const head = message.documents[index]?.LogisticsHead;
      return head
        ? { kind: 'waybill', company: head.logisticsCode, number: head.logisticsNo, orderNo: head.orderNo }
        : null;
    }
    case 'CEB621Message': {
      const head = message.documents[index]?.InventoryHead;
      return head
        ? { kind: 'declaration', company: head.agentCode, number: head.copNo ?? '', orderNo: head.orderNo }
        : null;
    }
    case 'CEB312Message':
    case 'CEB412Message':
    case 'CEB512Message':
    case 'CEB513Message':
    case 'CEB514Message':
    case 'CEB622Message':
    case 'CEB623Message':
    case 'CEB624Message':
    case 'CEB625Message':
    case 'CEB626Message':
    case 'CEB711Message':
    case 'CEB712Message':
    case 'CEB816Message':
    case 'CEB818Message':
    case 'CEB900Message':
      return null;
    default:
      return assertNever(message, 'message type');
  }
}

/** Where a refusal finds the number that names a document: head node, then the fields in order of preference. */
const NUMBER_FIELDS: ReadonlyMap<string, { readonly head: string; readonly fields: readonly string[] }> = new Map([
  ['CEB311Message', { head: 'OrderHead', fields: ['orderNo'] }],
  ['CEB411Message', { head: 'PaymentHead', fields: ['payTransactionId', 'orderNo'] }],
  ['CEB511Message', { head: 'LogisticsHead', fields: ['logisticsNo', 'orderNo'] }],
  ['CEB621Message', { head: 'InventoryHead', fields: ['copNo', 'orderNo'] }],
]);

/** The business number of a document that may be incomplete, for naming it in a refusal. */
export function documentNumber(type: string, document: Readonly<Record<string, unknown>>): string | null {
  const place = NUMBER_FIELDS.get(type);
  const head = place ? document[place.head] : undefined;
  if (!place || typeof head !== 'object' || head === null) return null;
  for (const name of place.fields) {
    const value = (head as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
