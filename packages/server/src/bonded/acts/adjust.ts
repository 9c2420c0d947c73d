import { formatDecimal5 } from '@tongguan/kernel';
import { type ActResult, closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { type BookItem, doneIn, itemsOf, itemsUpTo } from '../items.ts';

/**
 * A stock-take found other quantities than the book has. What was counted is what lies in the warehouse: free and held
 * together. The difference enters or leaves; less than is held cannot be (J-04). While a stock-take in steps is open it
 * would count the same difference twice.
 */
export const adjustGoods: PublicAct<BondedContext> = defineAct({
  name: 'book.adjust',
  subject: 'book',
  path: 'books/:number/counts',
  roles: ['supervisor'],
  district: 'subject',
  zh: '盘库：按实盘数量调整账册，理由即差异说明',
  en: 'a stock-take: the book is set to what was counted; the reason explains the difference',
  rules: ['J-04'],
  body: closed({ items: itemsUpTo(500) }),
  async judge(act, context) {
    const read = await itemsOf(act, context, { mayBeZero: true, mustBeKnown: true });
    if ('result' in read) return read.result;
    const open = await context.store.openStockTake(act.part, act.subject);
    if (open !== null) return refusedAct('90245', open.takeNo, 'stocktake.approve, stocktake.cancel');
    const counted = read.items.map((item: BookItem) => {
      const balance = context.session.balance(item.ref);
      const held5 = balance?.reserved ?? 0n;
      const inBook5 = balance === null ? 0n : balance.granted - balance.posted;
      return { ...item, held5, difference5: item.quantity5 - inBook5 };
    });
    const short = counted.find(({ quantity5, held5 }) => quantity5 < held5);
    if (short) {
      const found = `${short.itemRecordNo}: ${formatDecimal5(short.quantity5)}`;
      return refusedAct('90091', found, `≥ ${formatDecimal5(short.held5)}`);
    }
    const carryOut = (): ActResult => {
      for (const { ref, difference5, itemRecordNo } of counted) {
        const key = `${act.actId}/${itemRecordNo}`;
        if (difference5 > 0n) context.session.deposit(ref, difference5, key, act.kind, context.nowMs);
        if (difference5 < 0n) context.session.withdraw(ref, -difference5, key, act.kind, context.nowMs);
      }
      const facts = counted.map(
        ({ itemRecordNo, difference5 }) => [itemRecordNo, formatDecimal5(difference5)] as const,
      );
      return doneIn(act, context, facts);
    };
    return { carryOut };
  },
});
