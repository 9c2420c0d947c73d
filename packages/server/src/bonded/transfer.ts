import { formatDecimal5, partOf } from '@tongguan/kernel';
import { transitAccount } from '../ledgers/index.ts';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import { type Act, actSeal, requestHashOf, sealReason } from '../office/types.ts';
import type { BondedContext } from './context.ts';
import { TRANSFER_SIDES, type TransferLine } from './types.ts';

/**
 * Transfers between account books (J-03). Each book has its own partition, and each act moves accounts of one: out
 * of the source and, by an act the source's lane appends for the destination in the same transaction, onto the transit
 * account there; from it into the book. An act is carried out once, so nothing is lost or doubled wherever a lane stops.
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

/** Gives the lane of another book what follows there. Its id follows from the act's, for whoever has the key: nobody takes it first. */
export async function handOver(
  act: Act,
  context: BondedContext,
  kind: string,
  book: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const part = partOf('book', book);
  const plain = JSON.stringify(body);
  const digest = context.deps.vault.tokenKey(`${act.actId}|${kind}`);
  const hex = digest.toString('hex', 0, 16);
  const actId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  await context.store.appendAct({
    part,
    actId,
    kind,
    subject: book,
    customsCode: context.deps.registry.accountBook(book)?.customsCode ?? null,
    actor: act.actor,
    reason: sealReason(context.deps.vault, act.reason, { part, actId }),
    atMs: context.nowMs,
    arrivedUs: act.arrivedUs + 1n,
    requestHash: requestHashOf(kind, book, act.actor.code, act.reason, plain),
    body: context.deps.vault.seal(Buffer.from(plain), actSeal(part, actId)),
  });
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

/** `ledger_entry.reference` of every movement of a transfer. */
export function referenceOf(fromBook: string, transferNo: string): string {
  return `transfer ${fromBook}/${transferNo}`;
}
