import { formatDecimal5 } from '@tongguan/kernel';
import { transitAccount } from '../../ledgers/index.ts';
import { closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { arrivedUpTo, batchesIn, recordBatches } from '../batches.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, itemsOf } from '../items.ts';
import { factsOf, inTransit, referenceOf, restOf } from '../transfer.ts';
import { unitsIn } from '../transferUnits.ts';
import type { TransferLine } from '../types.ts';

/** Goods in transit arrive, all of them or a part; the rest stays in transit. */
export const receiveTransfer: PublicAct<BondedContext> = defineAct({
  name: 'transfer.in',
  subject: 'book',
  path: 'books/:number/transfers-in',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '转入：在途货物全部或部分到达',
  en: 'goods in transit arrive',
  rules: ['J-03', 'M-37'],
  body: closed({ transferNo: BOOK_NO, fromBook: BOOK_NO, items: arrivedUpTo(5000) }),
  async run(act, context) {
    const found = await inTransit(act, context);
    if ('result' in found) return found.result;
    const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
    if ('result' in read) return read.result;
    const { transferNo, fromBook } = act.body;
    const changed: TransferLine[] = [];
    for (const { itemRecordNo, quantity5 } of read.items) {
      const line = found.lines.find((one) => one.itemRecordNo === itemRecordNo);
      if (line === undefined || quantity5 > restOf(line)) {
        const rest = line === undefined ? '0' : formatDecimal5(restOf(line));
        return refusedAct('90243', `${itemRecordNo}: ${formatDecimal5(quantity5)}`, `≤ ${rest}`);
      }
      changed.push({ ...line, received5: line.received5 + quantity5 });
    }
    const batches = await batchesIn(act, context, read.items, null);
    if ('result' in batches) return batches.result;
    const unlike = await unitsIn(context, act.subject, read.items, changed);
    if (unlike !== null) return unlike;
    await recordBatches(act, context, read.items, batches.arrivals);
    const reference = referenceOf(fromBook, transferNo);
    for (const { itemRecordNo, ref, quantity5 } of read.items) {
      const key = `${act.actId}/${itemRecordNo}`;
      const transit = transitAccount(act.subject, fromBook, transferNo, itemRecordNo);
      context.session.withdraw(transit, quantity5, key, reference, context.nowMs);
      context.session.deposit(ref, quantity5, key, reference, context.nowMs);
    }
    await context.store.putTransferLines(changed);
    return doneIn(act, context, factsOf(found.lines, changed));
  },
});
