import { formatDecimal5 } from '@tongguan/kernel';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { BondedContext } from './context.ts';
import { type StockTake, TAKE_STATES, type TakeLine } from './types.ts';

/**
 * Stock-takes in steps (J-04). What was counted is compared with the book at the moment the stock-take was opened; the
 * difference, not the count, enters or leaves when a supervisor agrees, so that what was sold or came in since then
 * stays as it is.
 */

/** An act about a stock-take. */
type TakeAct = Pick<Act, 'part' | 'subject' | 'actor'> & { readonly body: { readonly takeNo: string } };

/** The answer to an act is read on a screen; all lines are read at the book's own address. */
export const FACTS_MAX = 100;

/** The open stock-take of this number; null: there is none. */
export async function takeOf(act: TakeAct, context: BondedContext): Promise<StockTake | null> {
  const take = await context.store.stockTake(act.part, act.subject, act.body.takeNo);
  return take?.state === TAKE_STATES.open ? take : null;
}

export function noSuchTake(act: TakeAct): RefusedAct {
  return refusedAct('90246', `${act.subject} ${act.body.takeNo}`, '进行中的盘点 an open stock-take of this book');
}

export function differenceOf(line: TakeLine): bigint {
  return line.counted5 === null ? 0n : line.counted5 - line.book5;
}

export function factOf(line: TakeLine): readonly [string, string] {
  return [line.itemRecordNo, formatDecimal5(differenceOf(line))];
}

export function ended(act: TakeAct, context: BondedContext, take: StockTake, state: StockTake['state']): StockTake {
  return { ...take, state, endedBy: act.actor.code, endedMs: context.nowMs };
}
