import type { Inventory } from '@tongguan/ceb';
import type { FoodBatch } from '../../bonded/types.ts';
import { stockAccount } from '../../ledgers/index.ts';
import type { AskedToJudge } from '../asks.ts';

/** Batches of food that have entered of an item of a book; none: nobody has named any. */
export type BookBatches = (emsNo: string, itemRecordNo: string) => readonly FoodBatch[];

export const NO_BATCHES: BookBatches = () => [];

/** The batches of all items these declarations name, as they are known now (M-37). */
export async function batchesFor(
  store: Pick<AskedToJudge, 'batchesOf'>,
  declarations: readonly Inventory[],
): Promise<BookBatches> {
  const items = declarations.flatMap(({ InventoryHead: { emsNo }, InventoryList }) =>
    emsNo ? InventoryList.map(({ itemRecordNo = '' }) => stockAccount(emsNo, itemRecordNo)) : [],
  );
  const known = items.length === 0 ? [] : await store.batchesOf(items);
  if (known.length === 0) return NO_BATCHES;
  const byItem = new Map<string, FoodBatch[]>();
  for (const batch of known) {
    if (batch.entered5 > 0n) byItem.set(batch.account, [...(byItem.get(batch.account) ?? []), batch]);
  }
  return (emsNo, itemRecordNo) => byItem.get(stockAccount(emsNo, itemRecordNo).account) ?? [];
}
