import { maskIdNumber, maskName, maskPhone } from '@tongguan/kernel';
import { type Compare, sameIdNumber, sameText } from '../compare.ts';

/** D-02: the buyer of the list is the buyer of the order. */
export const compareBuyerName: Compare = ({ list, order }, report) => {
  const [declared, ordered] = [list.InventoryHead.buyerName, order.OrderHead.buyerName];
  if (sameText(declared, ordered)) return;
  report('InventoryHead/buyerName', maskName(declared), 'OrderHead/buyerName', maskName(ordered));
};

export const compareBuyerIdentity: Compare = ({ list, order }, report) => {
  const declared = list.InventoryHead;
  const ordered = order.OrderHead;
  if (!sameText(declared.buyerIdType, ordered.buyerIdType)) {
    report('InventoryHead/buyerIdType', declared.buyerIdType, 'OrderHead/buyerIdType', ordered.buyerIdType);
  }
  if (!sameIdNumber(declared.buyerIdNumber, ordered.buyerIdNumber)) {
    const [left, right] = [maskIdNumber(declared.buyerIdNumber), maskIdNumber(ordered.buyerIdNumber)];
    report('InventoryHead/buyerIdNumber', left, 'OrderHead/buyerIdNumber', right);
  }
};

export const compareBuyerTelephone: Compare = ({ list, order }, report) => {
  const [declared, ordered] = [list.InventoryHead.buyerTelephone, order.OrderHead.buyerTelephone];
  if (sameText(declared, ordered)) return;
  report('InventoryHead/buyerTelephone', maskPhone(declared), 'OrderHead/buyerTelephone', maskPhone(ordered));
};

/**
 * D-02: the payer is the buyer. The exception of notice 2018 No. 194 for buyers whose identity an authorised body has
 * authenticated is not open here: the messages carry no such authentication.
 */
export const comparePayer: Compare = ({ order, payment }, report) => {
  const ordered = order.OrderHead;
  const paid = payment.PaymentHead;
  if (!sameText(ordered.buyerName, paid.payerName)) {
    report('OrderHead/buyerName', maskName(ordered.buyerName), 'PaymentHead/payerName', maskName(paid.payerName));
  }
  if (!sameText(ordered.buyerIdType, paid.payerIdType)) {
    report('OrderHead/buyerIdType', ordered.buyerIdType, 'PaymentHead/payerIdType', paid.payerIdType);
  }
  if (!sameIdNumber(ordered.buyerIdNumber, paid.payerIdNumber)) {
    const [left, right] = [maskIdNumber(ordered.buyerIdNumber), maskIdNumber(paid.payerIdNumber)];
    report('OrderHead/buyerIdNumber', left, 'PaymentHead/payerIdNumber', right);
  }
};
