import { parseDecimal5 } from '@tongguan/kernel';
import { transitAccount } from '../../ledgers/index.ts';
import { closed, defineLaneAct, type LaneAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, enteredUpTo } from '../items.ts';
import { referenceOf } from '../transfer.ts';
import { TRANSFER_SIDES, type TransferLine } from '../types.ts';

/** Appended by the source's lane: the goods are in transit to this book. */
export const announceTransfer: LaneAct<BondedContext> = defineLaneAct({
  name: 'transfer.announce',
  body: closed({ transferNo: BOOK_NO, fromBook: BOOK_NO, items: enteredUpTo(5000) }),
  async run(act, context) {
    const { transferNo, fromBook, items } = act.body;
    const lines = items.map(({ itemRecordNo, quantity, unit = null }): TransferLine => {
      const quantity5 = parseDecimal5(quantity) ?? 0n;
      const none = { received5: 0n, returned5: 0n, lost5: 0n, sentMs: context.nowMs };
      return {
        part: act.part,
        side: TRANSFER_SIDES.destination,
        fromBook,
        transferNo,
        itemRecordNo,
        toBook: act.subject,
        unit,
        quantity5,
        ...none,
      };
    });
    const refs = lines.map((line) => transitAccount(line.toBook, fromBook, transferNo, line.itemRecordNo));
    await context.session.load(refs);
    const reference = referenceOf(fromBook, transferNo);
    lines.forEach((line, index) => {
      const ref = refs[index];
      if (ref) context.session.deposit(ref, line.quantity5, `${act.actId}/in transit`, reference, context.nowMs);
    });
    await context.store.putTransferLines(lines);
    return doneIn(act, context, [['transferNo', transferNo]]);
  },
});
