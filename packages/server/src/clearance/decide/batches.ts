import type { Inventory } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import { addDays, type Day, expiredBatches, shelfLifeLeft, valueOn } from '@tongguan/policy';
import { batchStanding, type FoodBatch } from '../../bonded/types.ts';

/** What becomes of a declaration of food that may be expired or stopped: parameters of the installation (M-37). */
export type BatchChoice = {
  readonly treatment: 'recorded' | 'officer' | 'refuse';
  /** Days of shelf life a batch has left at least. */
  readonly daysLeft: number;
};

/** `of`: batches that have entered of an item of a book. */
export type BatchesNow = BatchChoice & {
  readonly of: (emsNo: string, itemRecordNo: string) => readonly FoodBatch[];
};

export function batchChoiceOn(day: Day): BatchChoice {
  return { treatment: valueOn(expiredBatches, day), daysLeft: valueOn(shelfLifeLeft, day) };
}

/**
 * M-37: lines whose goods may not be sold, as far as the book can say. It does not know which batch a parcel comes from: a line
 * is told of when no batch of its item is good, and while one is stopped.
 */
export function batchFindings(
  { InventoryHead: { emsNo = '' }, InventoryList }: Inventory,
  { treatment, daysLeft, of }: BatchesNow,
  day: Day,
): readonly Refusal[] {
  if (treatment === 'recorded' || emsNo === '') return [];
  const until = addDays(day, daysLeft);
  return InventoryList.flatMap(({ itemRecordNo = '' }, index) => {
    const batches = of(emsNo, itemRecordNo).map((batch) => {
      const standing = batchStanding(batch, day);
      return { batch, standing: standing === 'good' && batch.expiresDay < until ? ('short' as const) : standing };
    });
    const stopped = batches.filter(({ standing }) => standing === 'stopped');
    const hasGood = batches.some(({ standing }) => standing === 'good');
    const told = stopped.length > 0 ? stopped : hasGood ? [] : batches;
    if (told.length === 0) return [];
    const named = told.slice(0, NAMED_MAX).map(({ batch: { batchNo, expiresDay }, standing }) => {
      return `${batchNo} ${WORDS[standing]} ${expiresDay}`;
    });
    const found = `${itemRecordNo}: ${named.join('; ')}`;
    const path = `InventoryList[${index + 1}]/itemRecordNo`;
    const allowed = `保质期至 ${until} 或以后、未停止的批次 / a batch until ${until} or later, not stopped`;
    return [{ code: '90382', path, found, allowed }];
  });
}

const WORDS = {
  good: '保质期至',
  short: '保质期不足',
  expired: '已过期',
  stopped: '已停止',
  barred: '不得销售',
} as const;
/** As many batches as a receipt's text holds with ease. */
const NAMED_MAX = 5;
