import type { CebMessage } from './types.generated.ts';

/**
 * The four kinds of document that a clearance of imported goods brings together, and what follows: cancellation (623),
 * return (625), delivery status (513), inbound detail (711).
 */
export type DocumentKind =
  | 'order'
  | 'payment'
  | 'waybill'
  | 'declaration'
  | 'cancellation'
  | 'return'
  | 'delivery'
  | 'inbound';

/** The business key of a document (D-01), and the order it belongs to, by which it is routed. */
export type DocumentKey = {
  readonly kind: DocumentKind;
  /** ebpCode, payCode, logisticsCode, agentCode or operatorCode. */
  readonly company: string;
  /** orderNo, payTransactionId, logisticsNo or copNo; copNo is optional on the wire and then ''. */
  readonly number: string;
  /** '' for documents that belong to no single order: a delivery status, an inbound detail. */
  readonly orderNo: string;
};

/** `null` for message types that are none of these kinds, and for an index beyond the documents. */
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
    case 'CEB623Message': {
      const head = message.documents[index];
      return head
        ? { kind: 'cancellation', company: head.agentCode, number: head.copNo ?? '', orderNo: head.orderNo }
        : null;
    }
    case 'CEB625Message': {
      const head = message.documents[index]?.InvtRefundHead;
      return head ? { kind: 'return', company: head.agentCode, number: head.copNo ?? '', orderNo: head.orderNo } : null;
    }
    case 'CEB513Message': {
      const head = message.documents[index];
      return head ? { kind: 'delivery', company: head.logisticsCode, number: head.logisticsNo, orderNo: '' } : null;
    }
    case 'CEB711Message': {
      const head = message.documents[index]?.DeliveryHead;
      return head ? { kind: 'inbound', company: head.operatorCode, number: head.copNo ?? '', orderNo: '' } : null;
    }
    default:
      // Receipts, tax bills and export messages are routed by nothing here.
      return null;
  }
}

type NumberPlace = { readonly head: string | null; readonly fields: readonly string[] };

/**
 * Where a refusal finds the number that names a document: head node (`null`: the document has its fields
 * directly), then the fields in order of preference.
 */
const NUMBER_FIELDS: ReadonlyMap<string, NumberPlace> = new Map([
  ['CEB311Message', { head: 'OrderHead', fields: ['orderNo'] }],
  ['CEB411Message', { head: 'PaymentHead', fields: ['payTransactionId', 'orderNo'] }],
  ['CEB511Message', { head: 'LogisticsHead', fields: ['logisticsNo', 'orderNo'] }],
  ['CEB513Message', { head: null, fields: ['logisticsNo'] }],
  ['CEB621Message', { head: 'InventoryHead', fields: ['copNo', 'orderNo'] }],
  ['CEB623Message', { head: null, fields: ['copNo', 'invtNo'] }],
  ['CEB625Message', { head: 'InvtRefundHead', fields: ['copNo', 'invtNo'] }],
  ['CEB711Message', { head: 'DeliveryHead', fields: ['copNo'] }],
  ['CEB303Message', { head: 'OrderHead', fields: ['orderNo'] }],
  ['CEB403Message', { head: null, fields: ['payNo', 'orderNo'] }],
  ['CEB505Message', { head: null, fields: ['logisticsNo'] }],
  ['CEB507Message', { head: 'ArrivalHead', fields: ['copNo'] }],
  ['CEB509Message', { head: 'DepartureHead', fields: ['copNo'] }],
  ['CEB603Message', { head: 'InventoryHead', fields: ['copNo', 'orderNo'] }],
  ['CEB605Message', { head: null, fields: ['copNo', 'invtNo'] }],
  ['CEB607Message', { head: 'WayBillHead', fields: ['copNo'] }],
  ['CEB213Message', { head: 'InvtRefundHead', fields: ['coElNo', 'invtNo'] }],
  ['CEB215Message', { head: null, fields: ['coElNo', 'invtNo'] }],
  ['CEB701Message', { head: 'SummaryApplyHead', fields: ['copNo'] }],
]);

/** The business number of a document that may be incomplete, for naming it in a refusal. */
export function documentNumber(type: string, document: Readonly<Record<string, unknown>>): string | null {
  const place = NUMBER_FIELDS.get(type);
  if (!place) return null;
  const head = place.head === null ? document : document[place.head];
  if (typeof head !== 'object' || head === null) return null;
  for (const name of place.fields) {
    const value = (head as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
