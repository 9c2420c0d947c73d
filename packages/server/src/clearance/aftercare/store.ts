import type { BillAmendment } from './book.ts';
import type { Reversal } from './types.ts';

/** What waits after release beside settlement. Implemented by `store/queries/clearance-reversals.ts`. */
export type ReversalStore = {
  /** Returns that are not ended, of lists released before a moment. */
  openReturns(
    parts: readonly number[],
    releasedBeforeMs: number,
  ): Promise<{ readonly reversal: Reversal; readonly releasedMs: number }[]>;
  /** Fails when one of them is on a demand: then nothing of the batch stays. */
  amendBills(rows: readonly BillAmendment[]): Promise<void>;
};
