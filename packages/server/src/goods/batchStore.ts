import type { EpochMs } from '@tongguan/kernel';
import type { FilingRow, ListRow, StopRow, TariffEditionRow } from './types.ts';

/** Stops, official lists, tariffs and filings. Implemented by `store/goods/batch.ts`. */
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
  /** Editions of the tariff in the order in which they were loaded, without their rows. */
  tariffs(): Promise<Omit<TariffEditionRow, 'content'>[]>;
  tariff(edition: string): Promise<TariffEditionRow | null>;
  insertTariff(row: TariffEditionRow & { readonly actId: string }): Promise<void>;
  /** The newest version of each of these articles that is filed. */
  filingsOf(articles: readonly { readonly ebcCode: string; readonly itemNo: string }[]): Promise<FilingRow[]>;
  filing(filingNo: string): Promise<FilingRow | null>;
  decideFiling(
    filingNo: string,
    decision: NonNullable<FilingRow['decision']> & { readonly actId: string },
  ): Promise<void>;
};
