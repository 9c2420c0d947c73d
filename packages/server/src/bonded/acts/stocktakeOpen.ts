import { Type } from 'typebox';
import { type AccountRef, BOOKS, stockAccount } from '../../ledgers/index.ts';
import { closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, inWarehouse, ITEM_NO } from '../items.ts';
import { type StockTake, TAKE_STATES, type TakeLine } from '../types.ts';

/** Keeps the book as it is now, all of it or the items named. */
export const openStockTake: PublicAct<BondedContext> = defineAct({
  name: 'stocktake.open',
  subject: 'book',
  path: 'books/:number/stocktakes',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '开始盘点：固定此刻账面',
  en: 'a stock-take: keeps the book as it is now',
  rules: ['J-04'],
  body: closed({ takeNo: BOOK_NO, only: Type.Optional(Type.Array(ITEM_NO, { maxItems: 5000 })) }),
  async run(act, context) {
    if (context.deps.registry.accountBook(act.subject) === null) {
      return refusedAct('90019', act.subject, '在册的账册 a registered account book');
    }
    const { takeNo } = act.body;
    const open = await context.store.openStockTake(act.part, act.subject);
    const known = open ?? (await context.store.stockTake(act.part, act.subject, takeNo));
    if (known !== null)
      return refusedAct('90245', known.takeNo, '先审批或取消；编号只用一次 end it first; a number is used once');
    const refs = await accountsOf(act, context);
    const names = new Set(refs.map((ref) => nameOf(act, ref)));
    const wanted = act.body.only ?? [...names].sort();
    const unknown = wanted.find((name) => !names.has(name));
    if (unknown !== undefined || wanted.length === 0) {
      return refusedAct('90019', unknown ?? act.subject, '账册中的料号 an item of the book');
    }
    const take: StockTake = {
      part: act.part,
      emsNo: act.subject,
      takeNo,
      state: TAKE_STATES.open,
      openedBy: act.actor.code,
      openedMs: context.nowMs,
      endedBy: null,
      endedMs: null,
    };
    const lines = [...new Set(wanted)].map((itemRecordNo): TakeLine => {
      const book5 = inWarehouse(context, stockAccount(act.subject, itemRecordNo));
      return { itemRecordNo, book5, counted5: null, countedBy: null, explanation: null };
    });
    await context.store.putStockTake(take);
    await context.store.putTakeLines(take, lines);
    return doneIn(act, context, [
      ['takeNo', takeNo],
      ['items', String(lines.length)],
    ]);
  },
});

/** Every account of the book, those of this transaction too, loaded. */
async function accountsOf(act: Act, context: BondedContext): Promise<readonly AccountRef[]> {
  const stored = await context.store.itemsOfBook(act.part, act.subject);
  const refs = stored.map((name) => stockAccount(act.subject, name));
  await context.session.load(refs);
  return context.session.begunWith(BOOKS.stock, `${act.subject}/`);
}

function nameOf(act: Act, ref: AccountRef): string {
  return ref.account.slice(act.subject.length + 1);
}
