import { assessed, throughAccounts, UNRATED } from './clear.ts';
import { resolve } from './inspect.ts';
import type { Model } from './model.ts';
import type { Order } from './orders.ts';
import type { Expected } from './types.ts';

/** An officer decides a declaration in review. Where no rate is known the taxes are the officer's, all as VAT here. */
export function review(model: Model, order: Order, approve: boolean, taxFen: bigint | null): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  if (declaration.state !== 300) return { company: 'alone', outcome: '90043' };
  if (declaration.held !== null) {
    if (taxFen !== null) return { company: 'alone', outcome: '90101' };
    return resolve(model, declaration, approve ? 'release' : 'reject');
  }
  if (!approve) {
    declaration.step(100);
    return { company: 'any', outcome: '' };
  }
  const unrated = order.purchase.lines.some(({ gcode }) => gcode === UNRATED);
  if (unrated !== (taxFen !== null)) return { company: 'alone', outcome: '90101' };
  const assessment = assessed(order, declaration, declaration.acceptedMs, 0n);
  declaration.step(399);
  declaration.wasReviewed = true;
  const through = throughAccounts(model, order, declaration, assessment, taxFen);
  return { company: through ? 'any' : 'alone', outcome: '' };
}
