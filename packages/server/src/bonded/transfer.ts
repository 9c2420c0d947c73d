import { formatDecimal5 } from '@tongguan/kernel';
import { transitAccount } from '../ledgers/index.ts';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { BondedContext } from './context.ts';
import { TRANSFER_SIDES, type TransferLine } from './types.ts';

/**
 * Transfers between account books (J-03). Each book has its own partition. What goes from one book to the other, or back, is
 * on a way (`ways/transfer.ts`); what arrives of it, or is lost, is an act at the book it goes to, which moves accounts of
 * one partition.
 */

/** What is in transit to the book of the act, its accounts loaded; or why not. */
export async function inTransit(
  act: Pick<Act, 'part' | 'subject'> & { readonly body: { readonly transferNo: string; readonly fromBook: string } },
  context: BondedContext,
): Promise<{ readonly lines: readonly TransferLine[] } | { readonly result: RefusedAct }> {
  const { transferNo, fromBook } = act.body;
  const all = await context.store.transferLines(act.part, TRANSFER_SIDES.destination, fromBook, transferNo);
  const lines = all.filter((line) => line.toBook === act.subject);
  if (lines.length === 0) {
    return {
      result: refusedAct('90242', `${fromBook} ${transferNo}`, '在途的转移 a transfer in transit to this book'),
    };
  }
  await context.session.load(lines.map((line) => transitAccount(act.subject, fromBook, transferNo, line.itemRecordNo)));
  return { lines };
}

/** What neither arrived nor was decided upon. */
export function restOf(line: TransferLine): bigint {
  return line.quantity5 - line.received5 - line.returned5 - line.lost5;
}

/** What stays in transit of each item. */
export function factsOf(lines: readonly TransferLine[], changed: readonly TransferLine[]): [string, string][] {
  return lines.map((line) => {
    const fresh = changed.find((one) => one.itemRecordNo === line.itemRecordNo) ?? line;
    return [line.itemRecordNo, formatDecimal5(restOf(fresh))];
  });
}

/** `ledger_entry.reference` of every movement of a transfer; what its work is called in the queue. */
export function referenceOf(fromBook: string, transferNo: string): string {
  return `transfer ${fromBook}/${transferNo}`;
}
