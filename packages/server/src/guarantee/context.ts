import type { ActContext } from '../lane/index.ts';
import type { SerialRef } from '../lane/types.ts';
import type { GuaranteeStore, PaymentStore } from './batchStore.ts';

/** What an act on a guarantee reads and writes. */
export type GuaranteeActStore = GuaranteeStore &
  PaymentStore & {
    /** How many partitions have consolidated this day, of all. */
    partsDone(job: 'settlement', day: string): Promise<number>;
  };

/** What an act on a guarantee may use of its lane. */
export type GuaranteeContext = ActContext<GuaranteeActStore> & {
  /** The cancellation or return of this number, wherever it lies; null: there is none. */
  reversalByPreNo(preNo: string): Promise<SerialRef | null>;
};
