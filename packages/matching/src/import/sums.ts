import type { Inventory, Order } from '@tongguan/ceb';
import { PRECEDENCE } from './precedence.ts';
import { checkActuralPaid, checkGoodsValue } from './rules/amounts.ts';
import { checkLineTotals, checkTotals } from './rules/lines.ts';
import type { Difference, Tolerances } from '../types.ts';

/** D-03 within one order, before the other documents are there; the same rules and codes as `matchDocuments`. */
export function checkOrderSums(order: Order, tolerances: Tolerances): readonly Difference[] {
  const differences: Difference[] = [];
  const under =
    (code: string) =>
    (leftPath: string, leftValue: string, rightPath: string, rightValue: string): void => {
      differences.push({ code, leftPath, leftValue, rightPath, rightValue });
    };
  checkTotals('OrderList', order.OrderList, under(codeOf(checkLineTotals)), tolerances.amount5);
  checkGoodsValue({ order }, under(codeOf(checkGoodsValue)), tolerances);
  checkActuralPaid({ order }, under(codeOf(checkActuralPaid)), tolerances);
  return differences;
}

/** D-03: totalPrice of every line of a declaration. */
export function checkDeclarationSums(declaration: Inventory, tolerances: Tolerances): readonly Difference[] {
  const differences: Difference[] = [];
  const code = codeOf(checkLineTotals);
  checkTotals(
    'InventoryList',
    declaration.InventoryList,
    (leftPath, leftValue, rightPath, rightValue) =>
      differences.push({ code, leftPath, leftValue, rightPath, rightValue }),
    tolerances.amount5,
  );
  return differences;
}

function codeOf(compare: unknown): string {
  return PRECEDENCE.find((rule) => rule.compare === compare)?.code ?? '';
}
