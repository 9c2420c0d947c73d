import type { Inventory } from '@tongguan/ceb';
import { formatDecimal5, formatFen, shanghaiIso } from '@tongguan/kernel';
import type { Reversal } from '../clearance/later/types.ts';
import type { Declaration } from '../clearance/types.ts';
import { BOOKS, type Book, type EntryKind, guaranteeAccount, quotaAccount, stockAccount } from '../ledgers/index.ts';
import type { LedgerAnswer } from './api/parts.ts';
import type { EntryRef, HistoryDeps } from './types.ts';

/** The last of stock alone: goods that were ordered out of the country (I-03). */
const MOVES = ['reserve', 'post', 'release', 'reexport'] as const;
const ENTRY_NAMES = {
  1: 'grant',
  2: 'reserve',
  3: 'post',
  4: 'release',
  5: 'refusal',
  6: 'reverse',
  7: 'withdraw',
  8: 'lapse',
} as const satisfies Readonly<Record<EntryKind, string>>;

/** Every movement of quota, guarantee and stock for this declaration, found by the idempotency keys of its stages (F-01, G-01, J-01). */
export async function ledgerHistory(
  deps: HistoryDeps,
  declaration: Declaration,
  inventory: Inventory | null,
  reversals: readonly Reversal[],
): Promise<readonly LedgerAnswer[]> {
  const refs = [
    ...keysOf(declaration, inventory),
    ...reversals.flatMap((one) => keysOfReversal(declaration, inventory, one)),
  ];
  if (refs.length === 0) return [];
  const entries = await deps.store.entries(refs);
  return entries.map(({ book, account, kind, amount, atMs }) => ({
    book: BOOK_NAMES[book],
    // The account of a person is a keyed hash and of no use to anybody outside.
    account: book === BOOKS.quota ? String(declaration.quotaYear ?? '') : account,
    move: ENTRY_NAMES[kind],
    amount: book === BOOKS.stock ? formatDecimal5(amount) : formatFen(amount),
    at: shanghaiIso(atMs),
  }));
}

const BOOK_NAMES = { 1: 'quota', 2: 'guarantee', 3: 'stock', 4: 'alone' } as const satisfies Readonly<
  Record<Book, string>
>;

function keysOf(declaration: Declaration, inventory: Inventory | null): readonly EntryRef[] {
  const { preNo, personKey, quotaYear, assureCode } = declaration;
  const refs: EntryRef[] = [];
  for (const move of MOVES) {
    if (personKey !== null && quotaYear !== null) {
      refs.push({ ...quotaAccount(personKey.toString('hex'), quotaYear), key: `${preNo}/${move}` });
    }
    if (assureCode !== '') refs.push({ ...guaranteeAccount(assureCode), key: `${preNo}/${move}` });
    const emsNo = inventory?.InventoryHead.emsNo ?? '';
    for (const { itemRecordNo, gnum } of emsNo === '' || inventory === null ? [] : inventory.InventoryList) {
      refs.push({ ...stockAccount(emsNo, itemRecordNo ?? ''), key: `${preNo}/${gnum}/${move}` });
    }
  }
  return refs;
}

/** Reversals (I-01, I-02): each has keys of its own. */
function keysOfReversal(
  declaration: Declaration,
  inventory: Inventory | null,
  { preNo }: Reversal,
): readonly EntryRef[] {
  const { personKey, quotaYear, assureCode } = declaration;
  const key = `${preNo}/back`;
  const emsNo = inventory?.InventoryHead.emsNo ?? '';
  const lines = emsNo === '' || inventory === null ? [] : inventory.InventoryList;
  return [
    ...(personKey === null || quotaYear === null
      ? []
      : [{ ...quotaAccount(personKey.toString('hex'), quotaYear), key }]),
    { ...guaranteeAccount(assureCode), key },
    ...lines.map(({ itemRecordNo, gnum }) => ({
      ...stockAccount(emsNo, itemRecordNo ?? ''),
      key: `${preNo}/${gnum}/back`,
    })),
  ];
}
