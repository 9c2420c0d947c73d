import { nameOfUnit } from '@tongguan/policy';
import { stockAccount } from '../ledgers/index.ts';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { BondedContext } from './context.ts';
import type { BookItem } from './items.ts';

/**
 * Units of goods between books (J-01, J-03). They keep the unit their book counts them in: both books are asked when goods
 * leave, and the other one again when they arrive. What nobody has said is no reason to refuse.
 */
type Counted = { readonly itemRecordNo: string; readonly unit?: string | null };

/** Goods that leave, each with its unit as far as it is known: by the book, or else as the act names it. */
export async function unitsOut(
  context: BondedContext,
  emsNo: string,
  toBook: string,
  items: readonly BookItem[],
): Promise<{ readonly unitOf: (itemRecordNo: string) => string | null } | { readonly result: RefusedAct }> {
  const known = await knownUnits(context, emsNo, items);
  const named = new Map(items.map(({ itemRecordNo, unit }) => [itemRecordNo, unit]));
  const unitOf = (itemRecordNo: string): string | null => known(itemRecordNo) ?? named.get(itemRecordNo) ?? null;
  const sent = items.map(({ itemRecordNo }) => ({ itemRecordNo, unit: unitOf(itemRecordNo) }));
  const result = unlike(items, known) ?? unlike(sent, await knownUnits(context, toBook, items));
  return result === null ? { unitOf } : { result };
}

/**
 * Goods that arrive: as they were sent, and as this book counts them. A book that has never counted an item counts it as it was
 * sent from then on: customs said that unit at the other book, or with the transfer. Returns why not, and then nothing is recorded.
 */
export async function unitsIn(
  context: BondedContext,
  emsNo: string,
  items: readonly BookItem[],
  lines: readonly { readonly itemRecordNo: string; readonly unit: string | null }[],
): Promise<RefusedAct | null> {
  const sent = new Map(lines.map(({ itemRecordNo, unit }) => [itemRecordNo, unit]));
  const counted = items.map(({ itemRecordNo, ref, unit = null }) => {
    return { itemRecordNo, ref, unit: sent.get(itemRecordNo) ?? unit };
  });
  const wrong =
    unlike(items, (itemRecordNo) => sent.get(itemRecordNo) ?? null) ??
    unlike(counted, await knownUnits(context, emsNo, items));
  if (wrong !== null) return wrong;
  const taught = counted.flatMap(({ ref: { part, account }, unit }) => (unit === null ? [] : { part, account, unit }));
  if (taught.length > 0) await context.store.putUnits(taught, context.nowMs);
  return null;
}

async function knownUnits(
  { store }: BondedContext,
  emsNo: string,
  items: readonly Counted[],
): Promise<(itemRecordNo: string) => string | null> {
  const refs = items.map(({ itemRecordNo }) => stockAccount(emsNo, itemRecordNo));
  const known = new Map((await store.unitsOf(refs)).map(({ account, unit }) => [account, unit]));
  return (itemRecordNo) => known.get(stockAccount(emsNo, itemRecordNo).account) ?? null;
}

function unlike(items: readonly Counted[], expected: (itemRecordNo: string) => string | null): RefusedAct | null {
  for (const { itemRecordNo, unit = null } of items) {
    const other = expected(itemRecordNo);
    if (unit === null || other === null || unit === other) continue;
    return refusedAct('90333', `${itemRecordNo}: ${unit}`, `${other} ${nameOfUnit(other) ?? ''}`.trim());
  }
  return null;
}
