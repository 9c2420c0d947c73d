import { shanghaiDate } from '@tongguan/kernel';
import { modeAllowed } from '@tongguan/policy';
import { closed, defineAct, oneOf, type PublicAct, type RefusedAct, refusedAct } from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, enteredUpTo, itemsOf, shortOf } from '../items.ts';
import { unitsOut } from '../transferUnits.ts';
import { TRANSFER_SIDES } from '../types.ts';
import { startTransfer } from '../ways/transfer.ts';

const MODE = oneOf('1210', '1239');

/** Goods leave a book for another. */
export const sendTransfer: PublicAct<BondedContext> = defineAct({
  name: 'transfer.out',
  subject: 'book',
  path: 'books/:number/transfers-out',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '转出：货物离开账册，在途',
  en: 'goods leave a book for another',
  rules: ['J-03'],
  body: closed({ transferNo: BOOK_NO, toBook: BOOK_NO, mode: MODE, toMode: MODE, items: enteredUpTo(5000) }),
  async run(act, context) {
    const { transferNo, toBook } = act.body;
    const wrong = judgeRoute(act, context);
    if (wrong !== null) return wrong;
    const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: true });
    if ('result' in read) return read.result;
    const known = await context.store.transferLines(act.part, TRANSFER_SIDES.source, act.subject, transferNo);
    if (known.length > 0) return refusedAct('90241', transferNo, '新的转移编号 a fresh number');
    const units = await unitsOut(context, act.subject, toBook, read.items);
    if ('result' in units) return units.result;
    const short = shortOf(context, read.items);
    if (short !== null) return short;
    const items = read.items.map(({ itemRecordNo, quantity5 }) => {
      return { itemRecordNo, quantity5, unit: units.unitOf(itemRecordNo) };
    });
    const goods = { fromBook: act.subject, toBook, transferNo, items, sentMs: context.nowMs, isReturn: false };
    startTransfer(act, context, 'out', goods);
    return doneIn(act, context, [['transferNo', transferNo]]);
  },
});

type Route = { readonly toBook: string; readonly mode: string; readonly toMode: string };

/**
 * Both books registered and not the same; the mode the goods entered under and the one they go on under allowed in their
 * cities that day, and never from 1210 to 1239 (notice 2018 No. 194).
 */
function judgeRoute(
  act: Pick<Act, 'subject' | 'atMs'> & { readonly body: Route },
  context: BondedContext,
): RefusedAct | null {
  const { toBook, mode, toMode } = act.body;
  const from = context.deps.registry.accountBook(act.subject);
  const to = context.deps.registry.accountBook(toBook);
  if (from === null || to === null) {
    return refusedAct('90019', from === null ? act.subject : toBook, '在册的账册 a registered account book');
  }
  if (toBook === act.subject) return refusedAct('90244', toBook, '另一账册 another account book');
  if (mode === '1210' && toMode === '1239') return refusedAct('90240', `${from.city} 1210 → ${to.city} 1239`, '1210');
  const day = shanghaiDate(act.atMs);
  for (const [one, city] of [
    [mode, from.city],
    [toMode, to.city],
  ] as const) {
    const allowed = modeAllowed(one, city, day);
    if (!allowed.ok) return refusedAct('90240', `${one} ${city}`, allowed.refusals[0]?.allowed ?? '');
  }
  return null;
}
