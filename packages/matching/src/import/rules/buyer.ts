import { maskIdNumber, maskName, maskPhone } from '@tongguan/kernel';
import { type Place, reportMasked, sameIdNumber, sameName, sameText } from '../../compare.ts';
import type { Compare } from '../types.ts';

/** D-02: the buyer of the declaration is the buyer of the order. */
export const compareBuyerName: Compare = ({ declaration, order }, report, tolerances) => {
  const [declared, ordered] = [declaration.InventoryHead.buyerName, order.OrderHead.buyerName];
  if (sameName(declared, ordered, tolerances)) return;
  reportMasked(report, maskName, ['InventoryHead/buyerName', declared], ['OrderHead/buyerName', ordered]);
};

export const compareBuyerIdentity: Compare = ({ declaration, order }, report) => {
  const declared = declaration.InventoryHead;
  const ordered = order.OrderHead;
  if (!sameText(declared.buyerIdType, ordered.buyerIdType)) {
    report('InventoryHead/buyerIdType', declared.buyerIdType, 'OrderHead/buyerIdType', ordered.buyerIdType);
  }
  if (!sameIdNumber(declared.buyerIdNumber, ordered.buyerIdNumber)) {
    const number: Place = ['InventoryHead/buyerIdNumber', declared.buyerIdNumber];
    reportMasked(report, maskIdNumber, number, ['OrderHead/buyerIdNumber', ordered.buyerIdNumber]);
  }
};

export const compareBuyerTelephone: Compare = ({ declaration, order }, report) => {
  const [declared, ordered] = [declaration.InventoryHead.buyerTelephone, order.OrderHead.buyerTelephone];
  if (sameText(declared, ordered)) return;
  const telephone: Place = ['InventoryHead/buyerTelephone', declared];
  reportMasked(report, maskPhone, telephone, ['OrderHead/buyerTelephone', ordered]);
};

/**
 * D-02: the payer is the buyer. 194号 (九) asks it of buyers whose identity no authorised body has authenticated; the messages
 * carry no such authentication, so whoever calls says whether one is on record (D-05a).
 */
export const comparePayer: Compare = ({ order, payment }, report, tolerances) => {
  if (tolerances.payerMayDiffer === true) return;
  const ordered = order.OrderHead;
  const paid = payment.PaymentHead;
  if (!sameName(ordered.buyerName, paid.payerName, tolerances)) {
    const name: Place = ['OrderHead/buyerName', ordered.buyerName];
    reportMasked(report, maskName, name, ['PaymentHead/payerName', paid.payerName]);
  }
  if (!sameText(ordered.buyerIdType, paid.payerIdType)) {
    report('OrderHead/buyerIdType', ordered.buyerIdType, 'PaymentHead/payerIdType', paid.payerIdType);
  }
  if (!sameIdNumber(ordered.buyerIdNumber, paid.payerIdNumber)) {
    const number: Place = ['OrderHead/buyerIdNumber', ordered.buyerIdNumber];
    reportMasked(report, maskIdNumber, number, ['PaymentHead/payerIdNumber', paid.payerIdNumber]);
  }
};
