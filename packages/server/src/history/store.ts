import type { Reversal } from '../clearance/later/types.ts';
import type { DecisionRow, Declaration } from '../clearance/types.ts';
import type { Evidence, Inspection } from '../inspection/types.ts';
import type { Supplement } from '../supplement/types.ts';
import type { DocumentRef } from '../lane/types.ts';
import type { AccountRef } from '../ledgers/index.ts';
import type {
  AccountEntry,
  EntryRef,
  StoredCase,
  StoredContingency,
  StoredDelivery,
  StoredDocument,
  StoredEntry,
  StoredSettlement,
  StoredTaxBill,
} from './types.ts';

/** The history's access to the database. Implemented by `store/gateway/history.ts`. */
export type HistoryStore = {
  /** By copNo, preNo, invtNo, orderNo or logisticsNo, newest first; bounded. */
  declarations(number: string): Promise<readonly Declaration[]>;
  documents(part: number, refs: readonly DocumentRef[]): Promise<readonly StoredDocument[]>;
  /** Current orders, payments and waybills with this order number that a lane has looked at, and the declarations of it. */
  orderCase(part: number, orderNo: string): Promise<StoredCase>;
  /** Every declaration document of one declarant's number and order, in order of arrival, bounded. */
  versions(part: number, orderNo: string, docKey: string): Promise<readonly StoredDocument[]>;
  entries(refs: readonly EntryRef[]): Promise<readonly StoredEntry[]>;
  /** All of one account in the order in which they were written; bounded. */
  accountEntries(ref: AccountRef): Promise<readonly AccountEntry[]>;
  /** What its decisions were decided by, oldest first (E-08). */
  decisions(part: number, serial: bigint): Promise<readonly DecisionRow[]>;
  /** What they cite, by address; what is not there is left out. */
  citationSets(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  taxBill(part: number, serial: bigint): Promise<StoredTaxBill | null>;
  /** Cancellations and returns of a declaration, oldest first. */
  reversals(part: number, declarationSerial: bigint): Promise<readonly Reversal[]>;
  /** Oldest first. */
  inspections(part: number, serial: bigint): Promise<readonly Inspection[]>;
  evidence(part: number, serial: bigint): Promise<readonly Evidence[]>;
  /** What customs asked the firm and what it answered, oldest first (E-09). */
  supplements(part: number, serial: bigint): Promise<readonly Supplement[]>;
  settlement(part: number, serial: bigint, assureCode: string): Promise<StoredSettlement | null>;
  delivery(logisticsCode: string, logisticsNo: string): Promise<StoredDelivery | null>;
  /** Null: it was not released under contingency (K-03). */
  contingency(part: number, serial: bigint): Promise<StoredContingency | null>;
};
