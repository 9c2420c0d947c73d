import { begin, end, isOpen } from './back.ts';
import type { Model } from './model.ts';
import type { Declaration, Order, Sent } from './orders.ts';
import type { Expected } from './types.ts';

/** 621 with appType 2 about a released declaration (I-01): an application, unless something stands in the way. */
export function askAmendment(model: Model, declaration: Declaration, sent: Sent): Expected {
  const isReturned = declaration.back.some(({ kind, state }) => kind === 'return' && state === 399);
  const isOver = declaration.ending !== null || declaration.bill?.status === 2 || declaration.byHand === 'open';
  if (isOver || isReturned || declaration.back.some(isOpen)) declaration.tell(622, '-621012');
  else {
    begin(model, declaration, { copNo: '', kind: 'amendment', sent, pieces: [] }, 300);
    declaration.tell(622, 800);
  }
  return { company: 'any' };
}

/**
 * An officer decides. Prices are those of the locked order, so that a declaration which matches it pays the same tax and uses
 * the same quota; what can change here is which item of the book is taken.
 */
export function decideAmendment(model: Model, order: Order, approve: boolean): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  const back = declaration.back.find((one) => one.kind === 'amendment' && isOpen(one));
  if (!back?.sent) return { company: 'alone', outcome: '90042' };
  // Its documents may never have come, or may not match: what becomes of that has tests of its own.
  if (declaration.byHand !== null) return null;
  const fits =
    approve &&
    declaration.bill?.status !== 2 &&
    back.sent.variant === declaration.sent.variant &&
    !declaration.wasReviewed &&
    takes(model, declaration, back.sent, order);
  if (!fits) {
    end(model, declaration, back, 100, null);
    declaration.tell(622, 800);
    return { company: 'alone', outcome: '' };
  }
  end(model, declaration, back, 399, null);
  declaration.sent = back.sent;
  declaration.step(399);
  declaration.step(800);
  declaration.tell(816, 1);
  return { company: 'alone', outcome: '' };
}

/** The other item instead of the one before; all of it or nothing. */
function takes({ accounts }: Model, declaration: Declaration, sent: Sent, { purchase }: Order): boolean {
  const [first] = declaration.lines;
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
