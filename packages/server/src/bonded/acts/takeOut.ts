import { type ActResult, closed, defineAct, type PublicAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { itemsOf, itemsUpTo, moved, shareOfStock, shortOf } from '../items.ts';

/** Goods leave a book otherwise than by a list, all of them or none (I-03, J-01). */
export const TAKE_OUT_ACTS: readonly PublicAct<BondedContext>[] = [
  takeOut('book.loss', 'losses', '登记损耗', 'record a loss'),
  takeOut('book.destroy', 'destructions', '登记销毁', 'record a destruction'),
  takeOut('book.reexport', 'reexports', '登记退运出境', 'record a re-export'),
];

function takeOut(name: string, path: string, zh: string, en: string): PublicAct<BondedContext> {
  return defineAct({
    name,
    subject: 'book',
    path: `books/:number/${path}`,
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh,
    en,
    rules: ['I-03', 'J-01'],
    body: closed({ items: itemsUpTo(500) }),
    secondPerson: { rule: 'stock-share', leaving: shareOfStock },
    async judge(act, context) {
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
    },
  });
}
