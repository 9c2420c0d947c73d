import { closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, ITEM_NO } from '../items.ts';
import { factOf, noSuchTake, takeOf } from '../stocktake.ts';

/** Why one item differs. */
export const explainDifference: PublicAct<BondedContext> = defineAct({
  name: 'stocktake.explain',
  subject: 'book',
  path: 'books/:number/stocktake-explanations',
  roles: ['operator', 'officer', 'supervisor'],
  district: 'subject',
  zh: '说明差异，理由即说明',
  en: 'why an item differs: the reason',
  rules: ['J-04'],
  body: closed({ takeNo: BOOK_NO, itemRecordNo: ITEM_NO }),
  async run(act, context) {
    const take = await takeOf(act, context);
    if (take === null) return noSuchTake(act);
    const { itemRecordNo } = act.body;
    const line = (await context.store.takeLines(take)).find((one) => one.itemRecordNo === itemRecordNo);
    if (line === undefined || line.counted5 === null) {
      return refusedAct('90247', itemRecordNo, '已盘点的料号 an item that was counted');
    }
    await context.store.putTakeLines(take, [{ ...line, explanation: act.reason }]);
    return doneIn(act, context, [factOf(line)]);
  },
});
