import { parseDecimal5 } from '@tongguan/kernel';
import { closed, defineFormerAct, type FormerAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, enteredUpTo } from '../items.ts';
import { TRANSFER_SIDES, type TransferWork } from '../types.ts';
import { startTransfer } from '../ways/transfer.ts';

/**
 * Before transfers had a way (J-03) one lane appended acts for the other's book. Those that no lane had looked at when the
 * version changed are carried out: each stands at a step of the way, under the keys it would have had.
 */
const BODY = closed({ transferNo: BOOK_NO, fromBook: BOOK_NO, items: enteredUpTo(5000) });

/** The goods have left the other book. */
const announceTransfer: FormerAct<BondedContext> = defineFormerAct({
  name: 'transfer.announce',
  body: BODY,
  async run(act, context) {
    const { transferNo, fromBook } = act.body;
    const items = itemsOf(act.body.items);
    const goods = { fromBook, toBook: act.subject, transferNo, items, sentMs: context.nowMs, isReturn: false };
    startTransfer(act, context, 'in transit', goods);
    return doneIn(act, context, [['transferNo', transferNo]]);
  },
});

/** What did not arrive is off the transit account of the other book. */
const takeBackTransfer: FormerAct<BondedContext> = defineFormerAct({
  name: 'transfer.back',
  body: BODY,
  async run(act, context) {
    const { transferNo } = act.body;
    const lines = await context.store.transferLines(act.part, TRANSFER_SIDES.source, act.subject, transferNo);
    const items = itemsOf(act.body.items).filter((item) =>
      lines.some(({ itemRecordNo }) => itemRecordNo === item.itemRecordNo),
    );
    const [first] = lines;
    if (first !== undefined && items.length > 0) {
      const { fromBook, toBook, sentMs } = first;
      startTransfer(act, context, 'undo out', { fromBook, toBook, transferNo, items, sentMs, isReturn: true });
    }
    return doneIn(act, context, [['transferNo', transferNo]]);
  },
});

export const OLDER_TRANSFERS: readonly FormerAct<BondedContext>[] = [announceTransfer, takeBackTransfer];

function itemsOf(
  given: readonly { readonly itemRecordNo: string; readonly quantity: string; readonly unit?: string }[],
): TransferWork['items'] {
  return given.map(({ itemRecordNo, quantity, unit = null }) => {
    return { itemRecordNo, quantity5: parseDecimal5(quantity) ?? 0n, unit };
  });
}
