import { formatDecimal5 } from '@tongguan/kernel';
import { transitAccount } from '../../ledgers/index.ts';
import { type ActResult, closed, defineAct, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { handOver, inTransit, referenceOf, restOf } from '../transfer.ts';
import { takeBackTransfer } from './transferBack.ts';

/** What has not arrived goes back to the book it left, or is a loss, as a supervisor decides. */
export const decideTransfer: PublicAct<BondedContext> = defineAct({
  name: 'transfer.decide',
  subject: 'book',
  path: 'books/:number/transfer-decisions',
  roles: ['supervisor'],
  district: 'subject',
  zh: '处理未到达的在途货物：退回转出账册或核定损耗',
  en: 'what did not arrive goes back or is a loss',
  rules: ['J-03'],
  body: closed({ transferNo: BOOK_NO, fromBook: BOOK_NO, decision: oneOf('return', 'loss') }),
  async judge(act, context) {
    const found = await inTransit(act, context);
    if ('result' in found) return found.result;
    const { transferNo, fromBook } = act.body;
    const isReturn = act.body.decision === 'return';
    const open = found.lines.filter((line) => restOf(line) > 0n);
    if (open.length === 0) return refusedAct('90242', transferNo, '在途数量大于零 something in transit');
    const reference = referenceOf(fromBook, transferNo);
    const carryOut = async (): Promise<ActResult> => {
      for (const line of open) {
        const transit = transitAccount(act.subject, fromBook, transferNo, line.itemRecordNo);
        context.session.withdraw(transit, restOf(line), `${act.actId}/rest`, reference, context.nowMs);
      }
      const changed = open.map((line) =>
        isReturn
          ? { ...line, returned5: line.returned5 + restOf(line) }
          : { ...line, lost5: line.lost5 + restOf(line) },
      );
      await context.store.putTransferLines(changed);
      const items = open.map((line) => ({ itemRecordNo: line.itemRecordNo, quantity: formatDecimal5(restOf(line)) }));
      if (isReturn) await handOver(act, context, takeBackTransfer.name, fromBook, { transferNo, fromBook, items });
      return doneIn(
        act,
        context,
        items.map(({ itemRecordNo, quantity }) => [itemRecordNo, quantity]),
      );
    };
    return { carryOut };
  },
});
