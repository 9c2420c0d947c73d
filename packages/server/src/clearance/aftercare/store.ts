import type { BillAmendment } from './book.ts';
import type { SerialRef } from '../../lane/types.ts';

/** A return that is not ended; its content is read when it is worked on. */
export type OpenReturn = SerialRef & { readonly releasedMs: number };

/** What waits after release beside settlement. Implemented by `store/queries/clearance-reversals.ts`. */
export type ReversalStore = {
  /** Returns that are not ended, of lists released before a moment. */
  openReturns(parts: readonly number[], releasedBeforeMs: number): Promise<OpenReturn[]>;
  /** Fails when one of them is on a demand: then nothing of the batch stays. */
  amendBills(rows: readonly BillAmendment[]): Promise<void>;
};
