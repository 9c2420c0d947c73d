import { parseDecimal5 } from '@tongguan/kernel';
import { stockAccount } from '../../ledgers/index.ts';
import { closed, defineLaneAct, type LaneAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, enteredUpTo } from '../items.ts';
import { referenceOf } from '../transfer.ts';
import { TRANSFER_SIDES } from '../types.ts';

/** Appended by the destination's lane: what did not arrive is in the book it left again. */
export const takeBackTransfer: LaneAct<BondedContext> = defineLaneAct({
  name: 'transfer.back',
  body: closed({ transferNo: BOOK_NO, fromBook: BOOK_NO, items: enteredUpTo(5000) }),
  async run(act, context) {
    const { transferNo, items } = act.body;
    const lines = await context.store.transferLines(act.part, TRANSFER_SIDES.source, act.subject, transferNo);
    const refs = items.map(({ itemRecordNo }) => stockAccount(act.subject, itemRecordNo));
    await context.session.load(refs);
    const reference = referenceOf(act.subject, transferNo);
    const changed = lines.flatMap((line) => {
      const given = items.find(({ itemRecordNo }) => itemRecordNo === line.itemRecordNo);
      if (given === undefined) return [];
      const quantity5 = parseDecimal5(given.quantity) ?? 0n;
      const ref = stockAccount(act.subject, line.itemRecordNo);
      context.session.deposit(ref, quantity5, `${act.actId}/${line.itemRecordNo}`, reference, context.nowMs);
      return [{ ...line, returned5: line.returned5 + quantity5 }];
    });
    await context.store.putTransferLines(changed);
    return doneIn(act, context, [['transferNo', transferNo]]);
  },
});
