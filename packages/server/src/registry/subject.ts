import type { CebMessage } from '@tongguan/ceb';

/** The messages an enterprise may send, and where the head of a document stands in each (specification 202205). */
const PLACES = {
  CEB311Message: { name: 'Order', node: 'OrderHead', numbers: ['orderNo'] },
  CEB411Message: { name: 'Payment', node: 'PaymentHead', numbers: ['payTransactionId'] },
  CEB511Message: { name: 'Logistics', node: 'LogisticsHead', numbers: ['logisticsNo'] },
  CEB513Message: { name: 'LogisticsStatus', node: '', numbers: ['logisticsNo'] },
  CEB621Message: { name: 'Inventory', node: 'InventoryHead', numbers: ['copNo', 'orderNo'] },
  CEB623Message: { name: 'InvtCancel', node: '', numbers: ['copNo', 'orderNo'] },
  CEB625Message: { name: 'InvtRefund', node: 'InvtRefundHead', numbers: ['copNo', 'orderNo'] },
  CEB711Message: { name: 'Delivery', node: 'DeliveryHead', numbers: ['copNo'] },
} as const;

export type TakenType = keyof typeof PLACES;

export const TAKEN_TYPES = Object.keys(PLACES) as readonly TakenType[];

/** One document of a message, as authority looks at it. */
export type Subject = {
  readonly type: TakenType;
  /** The way to its head: `Order[2]/OrderHead`. */
  readonly path: string;
  /** The number by which a refusal names it. */
  readonly document: string;
  /** What an element of its head says; '' when it is absent. */
  readonly code: (field: string) => string;
};

/** `null` for a message that no enterprise sends here. */
export function subjectOf(message: CebMessage, index: number): Subject | null {
  if (!(message.type in PLACES)) return null;
  const type = message.type as TakenType;
  const { name, node, numbers } = PLACES[type];
  const found: unknown = message.documents[index];
  const head = node === '' ? found : member(found, node);
  const code = (field: string): string => {
    const value = member(head, field);
    return typeof value === 'string' ? value : '';
  };
  return {
    type,
    path: `${name}[${index + 1}]${node === '' ? '' : `/${node}`}`,
    document: numbers.map(code).find((number) => number !== '') ?? '',
    code,
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
