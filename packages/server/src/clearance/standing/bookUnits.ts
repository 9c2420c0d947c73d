import type { Inventory } from '@tongguan/ceb';
import { stockAccount } from '../../ledgers/index.ts';
import type { OrderCase } from '../cases/cases.ts';
import type { StandingStore } from '../store.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';

/** `null`: unknown, and no reason to refuse. */
export type BookUnits = (emsNo: string, itemRecordNo: string) => string | null;

export const NO_UNITS: BookUnits = () => null;

/** The units of all items these declarations name, as they are known now. */
export async function unitsFor(
  store: Pick<StandingStore, 'unitsOf'>,
  declarations: readonly Inventory[],
): Promise<BookUnits> {
  const items = declarations.flatMap(({ InventoryHead: { emsNo }, InventoryList }) =>
    emsNo ? InventoryList.map(({ itemRecordNo = '' }) => stockAccount(emsNo, itemRecordNo)) : [],
  );
  if (items.length === 0) return NO_UNITS;
  const known = new Map((await store.unitsOf(items)).map(({ account, unit }) => [account, unit]));
  return (emsNo, itemRecordNo) => known.get(stockAccount(emsNo, itemRecordNo).account) ?? null;
}

/** Declarations that may be decided in a batch: those that arrive and those that wait. */
export function declarationsOf(cases: readonly OrderCase[]): Inventory[] {
  return cases
    .flatMap((found) => [
      ...found.declarationDocuments.values(),
      ...found.arriving.filter(({ kind }) => kind === DOCUMENT_KINDS.declaration),
    ])
    .map(({ content }) => content as Inventory);
}
