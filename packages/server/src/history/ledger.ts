import type { Inventory } from '@tongguan/ceb';
import { formatDecimal5, formatFen, shanghaiIso } from '@tongguan/kernel';
import { yearlyKinds } from '@tongguan/policy';
import type { Reversal } from '../clearance/later/types.ts';
import type { Declaration } from '../clearance/types.ts';
import {
  type AccountRef,
  BOOKS,
  type Book,
  type EntryKind,
  guaranteeAccount,
  quantityAccount,
  quotaAccount,
  stockAccount,
} from '../ledgers/index.ts';
import type { LedgerAnswer } from './api/parts.ts';
import type { HistoryDeps } from './deps.ts';
import type { EntryRef } from './types.ts';

/** The last of stock alone: goods that were ordered out of the country (I-03). */
const MOVES = ['reserve', 'post', 'release', 'reexport'] as const;
export const ENTRY_NAMES = {
  1: 'grant',
  2: 'reserve',
  3: 'post',
  4: 'release',
  5: 'refusal',
  6: 'reverse',
  7: 'withdraw',
  8: 'lapse',
} as const satisfies Readonly<Record<EntryKind, string>>;

/** Every movement on its accounts for this declaration, found by the idempotency keys of its stages (F-01, G-01, H-01, J-01). */
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
    account: OF_A_PERSON.has(book) ? account.slice(account.indexOf('/') + 1) : account,
    move: ENTRY_NAMES[kind],
    amount: book === BOOKS.stock || book === BOOKS.quantity ? formatDecimal5(amount) : formatFen(amount),
    at: shanghaiIso(atMs),
  }));
}

const BOOK_NAMES = { 1: 'quota', 2: 'guarantee', 3: 'stock', 4: 'alone', 5: 'quantity' } as const satisfies Readonly<
  Record<Book, string>
>;

const OF_A_PERSON: ReadonlySet<Book> = new Set([BOOKS.quota, BOOKS.quantity]);

function keysOf(declaration: Declaration, inventory: Inventory | null): readonly EntryRef[] {
  const { preNo, personKey, quotaYear, assureCode } = declaration;
  const refs: EntryRef[] = [];
  for (const move of MOVES) {
    if (personKey !== null && quotaYear !== null) {
      refs.push({ ...quotaAccount(personKey.toString('hex'), quotaYear), key: `${preNo}/${move}` });
      const gcodes = (inventory?.InventoryList ?? []).map(({ gcode }) => gcode);
      refs.push(...quantitiesOf(declaration, gcodes).map((ref) => ({ ...ref, key: `${preNo}/${move}` })));
    }
    if (assureCode !== '') refs.push({ ...guaranteeAccount(assureCode), key: `${preNo}/${move}` });
    const emsNo = inventory?.InventoryHead.emsNo ?? '';
    for (const { itemRecordNo, gnum } of emsNo === '' || inventory === null ? [] : inventory.InventoryList) {
      refs.push({ ...stockAccount(emsNo, itemRecordNo ?? ''), key: `${preNo}/${gnum}/${move}` });
    }
  }
  return refs;
}

/** Every yearly quantity that the lines may be counted under; most goods are counted under none. */
function quantitiesOf({ personKey, quotaYear }: Declaration, gcodes: readonly string[]): readonly AccountRef[] {
  if (personKey === null || quotaYear === null) return [];
  const kinds = new Set(gcodes.flatMap(yearlyKinds));
  return [...kinds].map((kind) => quantityAccount(personKey.toString('hex'), kind, quotaYear));
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
    ...(inventory?.InventoryList ?? []).flatMap(({ gnum, gcode }) =>
      quantitiesOf(declaration, [gcode]).map((ref) => ({ ...ref, key: `${preNo}/${gnum}/back` })),
    ),
    ...lines.map(({ itemRecordNo, gnum }) => ({
      ...stockAccount(emsNo, itemRecordNo ?? ''),
      key: `${preNo}/${gnum}/back`,
    })),
  ];
}
