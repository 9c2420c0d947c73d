import { begin, end, isOpen } from './back.ts';
import type { Model } from './model.ts';
import type { List, Order, Sent } from './orders.ts';
import type { Expected } from './types.ts';

/** 621 with appType 2 about a released list (I-01): an application, unless something stands in the way. */
export function askAmendment(model: Model, list: List, sent: Sent): Expected {
  const isReturned = list.back.some(({ kind, state }) => kind === 'return' && state === 399);
  const isOver = list.ending !== null || list.bill?.status === 2 || list.byHand === 'open';
  if (isOver || isReturned || list.back.some(isOpen)) list.tell(622, '-621012');
  else {
    begin(model, list, { copNo: '', kind: 'amendment', sent, pieces: [] }, 300);
    list.tell(622, 800);
  }
  return { company: 'any' };
}

/**
 * An officer decides. Prices are those of the locked order, so that a list which matches it pays the same tax and uses
 * the same quota; what can change here is which item of the book is taken.
 */
export function decideAmendment(model: Model, order: Order, approve: boolean): Expected | null {
  const list = order.lists.at(-1);
  if (list === undefined) return null;
  const back = list.back.find((one) => one.kind === 'amendment' && isOpen(one));
  if (!back?.sent) return { company: 'alone', outcome: '90042' };
  // Its documents may never have come, or may not match: what becomes of that has tests of its own.
  if (list.byHand !== null) return null;
  const fits =
    approve &&
    list.bill?.status !== 2 &&
    back.sent.variant === list.sent.variant &&
    !list.wasReviewed &&
    takes(model, list, back.sent, order);
  if (!fits) {
    end(model, list, back, 100, null);
    list.tell(622, 800);
    return { company: 'alone', outcome: '' };
  }
  end(model, list, back, 399, null);
  list.sent = back.sent;
  list.step(399);
  list.step(800);
  list.tell(816, 1);
  return { company: 'alone', outcome: '' };
}

/** The other item instead of the one before; all of it or nothing. */
function takes({ accounts }: Model, list: List, sent: Sent, { purchase }: Order): boolean {
  const [first] = list.lines;
  const next = sent.item ?? purchase.lines[0]?.item;
  if (first === undefined || next === undefined) return false;
  if (next === first.item) return true;
  // What other lines hold of an item is theirs; the difference per item must be free.
  if ((accounts.freeStock(next) ?? -1n) < first.pieces) return false;
  accounts.take(first.item, -first.pieces);
  accounts.take(next, first.pieces);
  first.item = next;
  return true;
}
