import { closed, defineAct, type PublicAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { ended, noSuchTake, takeOf } from '../stocktake.ts';
import { TAKE_STATES } from '../types.ts';

/** The counts are kept, the book stays as it is. */
export const cancelStockTake: PublicAct<BondedContext> = defineAct({
  name: 'stocktake.cancel',
  subject: 'book',
  path: 'books/:number/stocktake-cancellations',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '取消盘点，账面不变',
  en: 'cancel a stock-take',
  rules: ['J-04'],
  body: closed({ takeNo: BOOK_NO }),
  async run(act, context) {
    const take = await takeOf(act, context);
    if (take === null) return noSuchTake(act);
    await context.store.putStockTake(ended(act, context, take, TAKE_STATES.cancelled));
    return doneIn(act, context, [['takeNo', take.takeNo]]);
  },
});
