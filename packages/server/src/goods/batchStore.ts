import type { EpochMs } from '@tongguan/kernel';
import type { FilingRow, ListRow, StopRow } from './types.ts';

/** Stops, official lists and filings. Implemented by `store/goods/batch.ts`. */
export type GoodsBatchStore = {
  /** Every stop there is or was, oldest first. */
  stops(): Promise<StopRow[]>;
  stop(stopId: string): Promise<StopRow | null>;
  insertStop(row: Omit<StopRow, 'endMs'> & { readonly actId: string }): Promise<void>;
  endStop(stopId: string, endMs: EpochMs, reason: string, actId: string): Promise<void>;
  /** Editions in the order in which they were loaded, without their rows. */
  lists(): Promise<Omit<ListRow, 'content'>[]>;
  list(edition: string): Promise<ListRow | null>;
  insertList(row: ListRow & { readonly actId: string }): Promise<void>;
  /** The newest version of each of these articles that is filed. */
  filingsOf(articles: readonly { readonly ebcCode: string; readonly itemNo: string }[]): Promise<FilingRow[]>;
  filing(filingNo: string): Promise<FilingRow | null>;
  decideFiling(
    filingNo: string,
    decision: NonNullable<FilingRow['decision']> & { readonly actId: string },
  ): Promise<void>;
};
