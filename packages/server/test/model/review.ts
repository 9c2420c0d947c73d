import { assessed, throughAccounts, UNRATED } from './clear.ts';
import { resolve } from './inspect.ts';
import type { Model } from './model.ts';
import type { Order } from './orders.ts';
import type { Expected } from './types.ts';

/** An officer decides a list in review. Where no rate is known the taxes are the officer's, all as VAT here. */
export function review(model: Model, order: Order, approve: boolean, taxFen: bigint | null): Expected | null {
  const list = order.lists.at(-1);
  if (list === undefined) return null;
  if (list.state !== 300) return { company: 'alone', outcome: '90043' };
  if (list.held !== null) {
    if (taxFen !== null) return { company: 'alone', outcome: '90101' };
    return resolve(model, list, approve ? 'release' : 'reject');
  }
  if (!approve) {
    list.step(100);
    return { company: 'any', outcome: '' };
  }
  const unrated = order.purchase.lines.some(({ gcode }) => gcode === UNRATED);
  if (unrated !== (taxFen !== null)) return { company: 'alone', outcome: '90101' };
  const assessment = assessed(order, list, list.acceptedMs, 0n);
  list.step(399);
  list.wasReviewed = true;
  const through = throughAccounts(model, order, list, assessment, taxFen);
  return { company: through ? 'any' : 'alone', outcome: '' };
}
