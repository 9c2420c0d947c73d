import { formatDecimal5 } from '@tongguan/kernel';
import { closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, COUNT5_MAX, doneIn, itemsOf, itemsUpTo, QUANTITY5_MAX } from '../items.ts';
import { differenceOf, FACTS_MAX, factOf, noSuchTake, takeOf } from '../stocktake.ts';
import type { TakeLine } from '../types.ts';

/** What was counted, again for an item counted wrongly. The answer lists what differs. */
export const recordCounts: PublicAct<BondedContext> = defineAct({
  name: 'stocktake.count',
  subject: 'book',
  path: 'books/:number/stocktake-counts',
  roles: ['operator', 'officer', 'supervisor'],
  district: 'subject',
  zh: '导入实盘数量',
  en: 'what was counted',
  rules: ['J-04'],
  body: closed({ takeNo: BOOK_NO, items: itemsUpTo(5000) }),
  async run(act, context) {
    const take = await takeOf(act, context);
    if (take === null) return noSuchTake(act);
    const read = await itemsOf(act, context, {
      mayBeZero: true,
      mustBeKnown: false,
      quantity5Max: COUNT5_MAX,
    });
    if ('result' in read) return read.result;
    const lines = await context.store.takeLines(take);
    const changed: TakeLine[] = [];
    for (const { itemRecordNo, quantity5 } of read.items) {
      const line = lines.find((one) => one.itemRecordNo === itemRecordNo);
      if (line === undefined) return refusedAct('90019', itemRecordNo, '本次盘点的料号 an item of this stock-take');
      const counted = { ...line, counted5: quantity5, countedBy: act.actor.code, explanation: null };
      const difference5 = differenceOf(counted);
      // The difference is what an approval moves.
      if (difference5 > QUANTITY5_MAX || difference5 < -QUANTITY5_MAX) {
        const [book, most] = [formatDecimal5(line.book5), formatDecimal5(QUANTITY5_MAX)];
        return refusedAct(
          '90090',
          `${itemRecordNo}: ${formatDecimal5(quantity5)}`,
          `与账面 ${book} 相差至多 ${most} / at most ${most} away from the book figure ${book}`,
        );
      }
      changed.push(counted);
    }
    await context.store.putTakeLines(take, changed);
    const different = changed.filter((line) => differenceOf(line) !== 0n);
    return doneIn(act, context, different.slice(0, FACTS_MAX).map(factOf));
  },
});
