import type { EpochMs } from '@tongguan/kernel';
import type { ReceiptKind } from './types.ts';

/** One row of table `receipt`, with the place it takes in the merged order. */
export type StoredReceipt = {
  readonly part: number;
  readonly seq: bigint;
  readonly steps: number;
  readonly kind: ReceiptKind;
  readonly atMs: EpochMs;
  readonly body: string;
  /** The read stopped here within this partition: what follows in it is unknown. */
  readonly lastRead: boolean;
};

/** What receipts need from the database. Implemented by `store/receipts/after.ts`. */
export type ReceiptStore = {
  /**
   * Rows of a recipient after `positions` (per partition the last sequence number seen), merged over partitions by
   * time, in each partition by sequence number; at most `limit` rows, at most `perPart` of one partition.
   */
  after(recipient: string, positions: readonly bigint[], limit: number, perPart: number): Promise<StoredReceipt[]>;
};
