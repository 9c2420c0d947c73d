import { formatDecimal5 } from '@tongguan/kernel';
import { transitAccount } from '../../ledgers/index.ts';
import { type ActResult, closed, defineAct, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { inTransit, referenceOf, restOf } from '../transfer.ts';
import { startTransfer } from '../ways/transfer.ts';

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
    const open = found.lines.filter((line) => restOf(line) > 0n);
    const [first] = open;
    if (first === undefined) return refusedAct('90242', transferNo, '在途数量大于零 something in transit');
    const reference = referenceOf(fromBook, transferNo);
    const lose = async (): Promise<void> => {
      for (const line of open) {
        const transit = transitAccount(act.subject, fromBook, transferNo, line.itemRecordNo);
        context.session.withdraw(transit, restOf(line), `${act.actId}/rest`, reference, context.nowMs);
      }
      await context.store.putTransferLines(open.map((line) => ({ ...line, lost5: line.lost5 + restOf(line) })));
    };
    const sendBack = (): void => {
      const items = open.map((line) => {
        return { itemRecordNo: line.itemRecordNo, quantity5: restOf(line), unit: line.unit };
      });
      const goods = { fromBook, toBook: act.subject, transferNo, items, sentMs: first.sentMs, isReturn: true };
      startTransfer(act, context, 'undo in transit', goods);
    };
    const carryOut = async (): Promise<ActResult> => {
      if (act.body.decision === 'return') sendBack();
      else await lose();
      const rests = open.map((line) => [line.itemRecordNo, formatDecimal5(restOf(line))] as const);
      return doneIn(act, context, rests);
    };
    return { carryOut };
  },
});
