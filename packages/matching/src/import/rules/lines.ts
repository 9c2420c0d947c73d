import type { InventoryLine, OrderLine } from '@tongguan/ceb';
import { amountOf, given, type Report, sameAmount, sameText, within } from '../../compare.ts';
import type { Compare } from '../types.ts';

/** D-02: as many goods lines in the declaration as in the order. */
export const compareLineCount: Compare = ({ declaration, order }, report) => {
  const [declared, ordered] = [declaration.InventoryList.length, order.OrderList.length];
  if (declared !== ordered) report('InventoryList', String(declared), 'OrderList', String(ordered));
};

/**
 * D-02: lines correspond one to one by gnum. A line without its counterpart is named unless the counts differ, which
 * is reported already. itemNo and itemName are optional in the declaration and compared when it has them; gname and gmodel
 * are the words of the declaration and may be more exact than those of the shop.
 */
export const compareLines: Compare = ({ declaration, order }, report) => {
  const sameCount = declaration.InventoryList.length === order.OrderList.length;
  const taken = new Set<number>();
  declaration.InventoryList.forEach((declared, index) => {
    const at = counterpart(declared, index, order.OrderList, taken);
    const ordered = order.OrderList[at];
    const path = `InventoryList[${index + 1}]`;
    if (!ordered) {
      const numbers = order.OrderList.map((line) => line.gnum).join(',');
      if (sameCount) report(`${path}/gnum`, declared.gnum, 'OrderList/gnum', numbers);
      return;
    }
    taken.add(at);
    compareLine(declared, path, ordered, `OrderList[${at + 1}]`, report);
  });
};

/** Usually the line at the same place. Each order line answers for one declaration line only. */
function counterpart(
  declared: InventoryLine,
  index: number,
  ordered: readonly OrderLine[],
  taken: Set<number>,
): number {
  const number = Number(declared.gnum);
  const here = ordered[index];
  if (here && !taken.has(index) && Number(here.gnum) === number) return index;
  return ordered.findIndex((line, at) => Number(line.gnum) === number && !taken.has(at));
}

function compareLine(declared: InventoryLine, left: string, ordered: OrderLine, right: string, report: Report): void {
  for (const field of ['itemNo', 'itemName'] as const) {
    const [mine, other] = [declared[field], ordered[field]];
    if (!given(mine) || !given(other) || sameText(mine, other)) continue;
    report(`${left}/${field}`, mine, `${right}/${field}`, other);
  }
  for (const field of ['qty', 'price', 'totalPrice'] as const) {
    if (sameAmount(declared[field], ordered[field])) continue;
    report(`${left}/${field}`, declared[field], `${right}/${field}`, ordered[field]);
  }
  for (const field of ['unit', 'currency', 'country'] as const) {
    if (sameText(declared[field], ordered[field])) continue;
    report(`${left}/${field}`, declared[field], `${right}/${field}`, ordered[field]);
  }
}

/** D-03: totalPrice = qty × price on every line of both documents, within the tolerance. */
export const checkLineTotals: Compare = ({ declaration, order }, report, { amount5 }) => {
  checkTotals('InventoryList', declaration.InventoryList, report, amount5);
  checkTotals('OrderList', order.OrderList, report, amount5);
};

type PricedLine = Pick<OrderLine, 'qty' | 'price' | 'totalPrice'>;

/** One document's lines. */
export function checkTotals(name: string, lines: readonly PricedLine[], report: Report, tolerance5: bigint): void {
  lines.forEach((line, index) => {
    // In 1/100,000 of 1/100,000 yuan, so that nothing is rounded before it is compared.
    const product = amountOf(line.qty) * amountOf(line.price);
    const total = amountOf(line.totalPrice) * SCALE;
    if (within(total, product, tolerance5 * SCALE)) return;
    const path = `${name}[${index + 1}]`;
    report(`${path}/totalPrice`, line.totalPrice, `${path}/qty × ${path}/price`, `${line.qty} × ${line.price}`);
  });
}

const SCALE = 100_000n;
