import { given, sameText } from '../../compare.ts';
import type { Compare } from '../types.ts';

/** D-01, D-02: all three name the same platform, order and declaration the same e-commerce enterprise. */
export const comparePlatformAndSeller: Compare = ({ order, payment, declaration }, report) => {
  const { ebpCode, ebcCode } = order.OrderHead;
  const declared = declaration.InventoryHead;
  const paid = payment.PaymentHead;
  if (!sameText(declared.ebpCode, ebpCode)) {
    report('InventoryHead/ebpCode', declared.ebpCode, 'OrderHead/ebpCode', ebpCode);
  }
  if (!sameText(declared.ebcCode, ebcCode)) {
    report('InventoryHead/ebcCode', declared.ebcCode, 'OrderHead/ebcCode', ebcCode);
  }
  if (!sameText(paid.ebpCode, ebpCode)) report('PaymentHead/ebpCode', paid.ebpCode, 'OrderHead/ebpCode', ebpCode);
};

/** D-01: the declaration is carried by the waybill it names. */
export const compareWaybill: Compare = ({ declaration, waybill }, report) => {
  const declared = declaration.InventoryHead;
  const carried = waybill.LogisticsHead;
  for (const field of ['logisticsCode', 'logisticsNo'] as const) {
    if (sameText(declared[field], carried[field])) continue;
    report(`InventoryHead/${field}`, declared[field], `LogisticsHead/${field}`, carried[field]);
  }
};

/** D-01: where the order names its payment, it is this one. The three elements are optional in an order. */
export const comparePaymentFirm: Compare = ({ order, payment }, report) => {
  const ordered = order.OrderHead;
  const paid = payment.PaymentHead;
  for (const field of ['payCode', 'payName', 'payTransactionId'] as const) {
    const named = ordered[field];
    if (!given(named) || sameText(named, paid[field])) continue;
    report(`OrderHead/${field}`, named, `PaymentHead/${field}`, paid[field]);
  }
};
