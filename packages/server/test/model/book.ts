import { BOOK } from '../support/purchase.ts';
import type { Model } from './model.ts';
import { openTake, PIECES_MAX } from './takes.ts';
import type { ActStep, Expected } from './types.ts';

/** J-01, J-04, I-03: all items or none. */
export function moveGoods(model: Model, { kind, items }: Extract<ActStep, { do: 'book' }>): Expected {
  const { accounts } = model;
  if (items.some(([, count]) => count > PIECES_MAX)) return { company: 'alone', outcome: '90090' };
  const pieces = items.map(([item, count]) => [item, BigInt(count)] as const);
  if (kind === 'enter') {
    for (const [item, count] of pieces) accounts.enter(item, count);
    return { company: 'any', outcome: '' };
  }
  if (pieces.some(([item]) => !accounts.stock.has(item))) return { company: 'alone', outcome: '90019' };
  if (kind === 'adjust') {
    // It would count the same difference twice.
    if (openTake(model, BOOK.emsNo)) return { company: 'alone', outcome: '90245' };
    // What was counted lies in the warehouse, free and kept together.
    const keptOf = (item: string): bigint => accounts.stock.get(item)?.kept ?? 0n;
    if (pieces.some(([item, count]) => count < keptOf(item))) return { company: 'alone', outcome: '90091' };
    for (const [item, count] of pieces) accounts.enter(item, count - keptOf(item) - (accounts.freeStock(item) ?? 0n));
    return { company: 'alone', outcome: '' };
  }
  if (pieces.some(([item, count]) => count > (accounts.freeStock(item) ?? 0n)))
    return { company: 'alone', outcome: '90003' };
  for (const [item, count] of pieces) accounts.enter(item, -count);
  return { company: 'any', outcome: '' };
}
