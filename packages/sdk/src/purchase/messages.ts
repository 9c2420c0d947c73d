import type { BaseTransfer, CebMessage, Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import { assert } from '@tongguan/kernel';
import { upperCaseGuid } from './build.ts';
import type { Firm, Purchase } from './types.ts';

/** B-01: one message carries 1..100 documents. */
export const DOCUMENTS_MAX = 100;

export type PurchaseMessages = {
  readonly order: CebMessage;
  readonly payment: CebMessage;
  readonly waybill: CebMessage;
  readonly declaration: CebMessage;
};

export type Transmitters = {
  readonly order: Firm;
  readonly payment: Firm;
  readonly waybill: Firm;
  readonly declaration: Firm;
};

/**
 * Puts purchases into four unsigned messages, one of each kind, document i of each belonging to purchase i.
 * Purchases of one message share their firms; `transmitters` defaults to the platform for orders, the payment
 * and logistics firm for theirs, and the declarant for declarations.
 */
export function messagesOf(
  purchases: readonly Purchase[],
  transmitters?: Transmitters,
  newGuid: () => string = upperCaseGuid,
): PurchaseMessages {
  const first = purchases[0];
  assert(first !== undefined && purchases.length <= DOCUMENTS_MAX, 'a message carries 1..100 documents');
  const { platform, payment, logistics, declarant } = first.spec.firms;
  const from = transmitters ?? { order: platform, payment, waybill: logistics, declaration: declarant };
  return {
    order: orderMessage(
      purchases.map((purchase) => purchase.order),
      from.order,
      newGuid(),
    ),
    payment: paymentMessage(
      purchases.map((purchase) => purchase.payment),
      from.payment,
      newGuid(),
    ),
    waybill: waybillMessage(
      purchases.map((purchase) => purchase.waybill),
      from.waybill,
      newGuid(),
    ),
    declaration: declarationMessage(
      purchases.map((purchase) => purchase.declaration),
      from.declaration,
      newGuid(),
    ),
  };
}

export function orderMessage(documents: readonly Order[], transmitter: Firm, guid = upperCaseGuid()): CebMessage {
  return { type: 'CEB311Message', documents, ...frame(transmitter, guid) };
}

export function paymentMessage(documents: readonly Payment[], transmitter: Firm, guid = upperCaseGuid()): CebMessage {
  return { type: 'CEB411Message', documents, ...frame(transmitter, guid) };
}

export function waybillMessage(documents: readonly Logistics[], transmitter: Firm, guid = upperCaseGuid()): CebMessage {
  return { type: 'CEB511Message', documents, ...frame(transmitter, guid) };
}

export function declarationMessage(
  documents: readonly Inventory[],
  transmitter: Firm,
  guid = upperCaseGuid(),
): CebMessage {
  return { type: 'CEB621Message', documents, ...frame(transmitter, guid) };
}

/** The transmitter must be the participant whose token sends the message. */
export function frame(transmitter: Firm, guid: string) {
  const baseTransfer: BaseTransfer = {
    copCode: transmitter.code,
    copName: transmitter.name,
    dxpMode: 'DXP',
    dxpId: `DXPENT${transmitter.code}`,
  };
  return { guid, version: '1.0', baseTransfer, baseSubscribe: [] };
}
