import { formatDecimal5 } from '@tongguan/kernel';
import { amountOf, given, sameAmount, within } from '../../compare.ts';
import type { Compare, OrderRule } from '../types.ts';

/** D-03: goodsValue = Σ totalPrice of the order's lines. */
export const checkGoodsValue: OrderRule = ({ order }, report, { amount5 }) => {
  let sum = 0n;
  for (const line of order.OrderList) sum += amountOf(line.totalPrice);
  const { goodsValue } = order.OrderHead;
  if (!within(amountOf(goodsValue), sum, amount5)) {
    report('OrderHead/goodsValue', goodsValue, 'Σ OrderList/totalPrice', formatDecimal5(sum));
  }
};

/** D-03: acturalPaid = goodsValue + freight + taxTotal − discount (field table of specification 202205, CEB311). */
export const checkActuralPaid: OrderRule = ({ order }, report, { amount5 }) => {
  const { goodsValue, freight, taxTotal, discount, acturalPaid } = order.OrderHead;
  const sum = amountOf(goodsValue) + amountOf(freight) + amountOf(taxTotal) - amountOf(discount);
  if (within(amountOf(acturalPaid), sum, amount5)) return;
  const right = 'OrderHead/goodsValue + freight + taxTotal − discount';
  report('OrderHead/acturalPaid', acturalPaid, right, formatDecimal5(sum));
};

/** D-02: what was paid is what the order says was paid; one amount stated twice, so no tolerance. */
export const comparePaidAmount: Compare = ({ order, payment }, report) => {
  const [ordered, paid] = [order.OrderHead.acturalPaid, payment.PaymentHead.amountPaid];
  if (!sameAmount(ordered, paid)) report('OrderHead/acturalPaid', ordered, 'PaymentHead/amountPaid', paid);
};

/**
 * D-02: freight and insurance. The order has one amount for both (运杂费, what the buyer pays beside the goods); the
 * declaration has them apart. The order's amount is therefore the declaration's freight, or its freight and insurance
 * together. The waybill may leave either out and is compared where it does not.
 */
export const compareFreightAndInsurance: Compare = ({ declaration, order, waybill }, report) => {
  const declared = declaration.InventoryHead;
  const carried = waybill.LogisticsHead;
  const ordered = order.OrderHead.freight;
  const freight = amountOf(declared.freight);
  const both = freight + amountOf(declared.insuredFee);
  const bought = amountOf(ordered);
  if (bought !== freight && bought !== both) {
    report('InventoryHead/freight + insuredFee', formatDecimal5(both), 'OrderHead/freight', ordered);
  }
  for (const field of ['freight', 'insuredFee'] as const) {
    const other = carried[field];
    if (!given(other) || sameAmount(declared[field], other)) continue;
    report(`InventoryHead/${field}`, declared[field], `LogisticsHead/${field}`, other);
  }
};
