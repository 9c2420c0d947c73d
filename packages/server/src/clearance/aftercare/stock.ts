import { formatDecimal5 } from '@tongguan/kernel';
import { type BookItem, done, itemsOf, moved, refused, sayUnits, shortOf, textIn } from './bookItems.ts';
import type { ActHandler, ActJudge, ActResult } from './context.ts';

/** Act `book.enter`: goods enter an account book against a first-line entry declaration (J-01). */
export const enterGoods: ActHandler = async (act, context) => {
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
  if ('result' in read) return read.result;
  const unlike = await sayUnits(act, context, read.items);
  if (unlike !== null) return unlike;
  const document = textIn(act, 'document');
  for (const { ref, quantity5, itemRecordNo } of read.items) {
    context.session.deposit(ref, quantity5, `${act.actId}/${itemRecordNo}`, document, context.nowMs);
  }
  return moved(act, context, read.items);
};

/** Acts `book.loss`, `book.destroy`, `book.reexport`: goods leave a book otherwise than by a list, all of them or none (I-03, J-01). */
export const takeGoods: ActJudge = async (act, context) => {
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: true });
  if ('result' in read) return read.result;
  const short = shortOf(context, read.items);
  if (short !== null) return short;
  const carryOut = (): ActResult => {
    for (const { ref, quantity5, itemRecordNo } of read.items) {
      context.session.withdraw(ref, quantity5, `${act.actId}/${itemRecordNo}`, act.kind, context.nowMs);
    }
    return moved(act, context, read.items);
  };
  return { carryOut };
};

/**
 * Act `book.adjust`: a stock-take found other quantities than the book has. What was counted is what lies in the
 * warehouse: free and held together. The difference enters or leaves; less than is held cannot be (J-04). While a
 * stock-take in steps is open it would count the same difference twice.
 */
export const adjustGoods: ActJudge = async (act, context) => {
  const read = await itemsOf(act, context, { mayBeZero: true, mustBeKnown: true });
  if ('result' in read) return read.result;
  const open = await context.store.openStockTake(act.part, act.subject);
  if (open !== null) return refused('90245', open.takeNo, 'stocktake.approve, stocktake.cancel');
  const counted = read.items.map((item: BookItem) => {
    const balance = context.session.balance(item.ref);
    const held5 = balance?.reserved ?? 0n;
    const inBook5 = balance === null ? 0n : balance.granted - balance.posted;
    return { ...item, held5, difference5: item.quantity5 - inBook5 };
  });
  const short = counted.find(({ quantity5, held5 }) => quantity5 < held5);
  if (short) {
    const found = `${short.itemRecordNo}: ${formatDecimal5(short.quantity5)}`;
    return refused('90091', found, `≥ ${formatDecimal5(short.held5)}`);
  }
  const carryOut = (): ActResult => {
    for (const { ref, difference5, itemRecordNo } of counted) {
      const key = `${act.actId}/${itemRecordNo}`;
      if (difference5 > 0n) context.session.deposit(ref, difference5, key, act.kind, context.nowMs);
      if (difference5 < 0n) context.session.withdraw(ref, -difference5, key, act.kind, context.nowMs);
    }
    const facts = counted.map(({ itemRecordNo, difference5 }) => [itemRecordNo, formatDecimal5(difference5)] as const);
    return done(act, context, facts);
  };
  return { carryOut };
};
