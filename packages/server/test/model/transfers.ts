import { BOOKS_MORE } from '../support/books.ts';
import { BOOK } from '../support/purchase.ts';
import { accountOf } from './accounts.ts';
import type { Model } from './model.ts';
import type { Expected, TransferStep } from './types.ts';

type TransferLine = { readonly sent: bigint; received: bigint; returned: bigint; lost: bigint };

export type Transfer = { readonly from: string; readonly to: string; readonly lines: Map<string, TransferLine> };

/** Registered books: the one declarations are released from, one of the same area, one of another city and partition. */
export const BOOK_NOS: readonly string[] = [BOOK.emsNo, BOOKS_MORE[0].emsNo, BOOKS_MORE[1].emsNo];

/** J-03: goods leave a book, all items or none, and are in transit to the other. */
export function sendGoods(model: Model, step: Extract<TransferStep, { do: 'transferOut' }>): Expected {
  const { accounts, transfers } = model;
  const { from, to, transferNo, toMode } = step;
  if (!BOOK_NOS.includes(to)) return refused('90019');
  if (from === to) return refused('90244');
  // Goods of 1210 do not go on as 1239 (notice 2018 No. 194).
  if (toMode === '1239') return refused('90240');
  const pieces = step.items.map(([item, count]) => [item, BigInt(count)] as const);
  if (pieces.some(([item]) => !accounts.stock.has(accountOf(from, item)))) return refused('90019');
  const name = `${from}/${transferNo}`;
  if (transfers.has(name)) return refused('90241');
  if (pieces.some(([item, count]) => count > (accounts.freeStock(accountOf(from, item)) ?? 0n)))
    return refused('90003');
  const transfer: Transfer = { from, to, lines: new Map() };
  for (const [item, sent] of pieces) {
    accounts.enter(accountOf(from, item), -sent);
    accounts.enter(transitOf(to, name, item), sent);
    transfer.lines.set(item, { sent, received: 0n, returned: 0n, lost: 0n });
  }
  transfers.set(name, transfer);
  return { company: 'any', outcome: '' };
}

/** All of it or a part; the rest stays in transit. */
export function receiveGoods(
  { accounts, transfers }: Model,
  { from, to, transferNo, items }: Extract<TransferStep, { do: 'transferIn' }>,
): Expected {
  const name = `${from}/${transferNo}`;
  const transfer = transfers.get(name);
  if (transfer?.to !== to) return refused('90242');
  const arrived = items.map(([item, count]) => ({ item, count: BigInt(count), line: transfer.lines.get(item) }));
  if (arrived.some(({ count, line }) => line === undefined || count > restOf(line))) return refused('90243');
  for (const { item, count, line } of arrived) {
    if (line) line.received += count;
    accounts.enter(transitOf(to, name, item), -count);
    accounts.enter(accountOf(to, item), count);
  }
  return { company: 'any', outcome: '' };
}

/** What has not arrived is in the book it left again, or nowhere. */
export function decideTransfer(
  { accounts, transfers }: Model,
  { from, to, transferNo, decision }: Extract<TransferStep, { do: 'transferDecide' }>,
): Expected {
  const name = `${from}/${transferNo}`;
  const transfer = transfers.get(name);
  const open = [...(transfer?.lines ?? [])].filter(([, line]) => restOf(line) > 0n);
  if (transfer?.to !== to || open.length === 0) return refused('90242');
  for (const [item, line] of open) {
    const rest = restOf(line);
    accounts.enter(transitOf(to, name, item), -rest);
    if (decision === 'loss') line.lost += rest;
    else {
      line.returned += rest;
      accounts.enter(accountOf(from, item), rest);
    }
  }
  return { company: 'alone', outcome: '' };
}

export function restOf({ sent, received, returned, lost }: TransferLine): bigint {
  return sent - received - returned - lost;
}

function transitOf(to: string, name: string, item: string): string {
  return `transit:${to}/${name}/${item}`;
}

function refused(outcome: string): Expected {
  return { company: 'alone', outcome };
}
