import type { EpochMs } from '@tongguan/kernel';
import type { Difference } from './rules/entryCheck.ts';
import type { FoodBatch, InboundCheck } from './types.ts';

/**
 * Words of reading a book.
 *
 * Movement – one entry of the journal of one item: what moved, how much, for what, by which act. Balance – what the
 * entries up to a moment add up to. Place – a movement's position in time, from which reading goes on.
 */
export type Movement = {
  readonly itemRecordNo: string;
  /** `list.hold`, `list.out`, `list.free`, `list.back`, `opening`, or the kind of act: `book.enter`, `transfer.in` … */
  readonly kind: string;
  /** What it does to the goods in the warehouse: in, out, or nothing beyond holding them. */
  readonly effect: 'in' | 'out' | 'hold' | 'free';
  readonly quantity5: bigint;
  /** preNo of the list, entry declaration, transfer, stock-take, bill of lading. */
  readonly reference: string;
  readonly actor: string | null;
  readonly atMs: EpochMs;
  readonly place: Place;
};

export type Place = { readonly atMs: EpochMs; readonly account: string; readonly key: string };

export type BookBalance = {
  readonly itemRecordNo: string;
  /** Code of the table of units; null while nobody has said it (J-01). */
  readonly unit: string | null;
  readonly entered5: bigint;
  readonly held5: bigint;
  readonly out5: bigint;
};

export type MovementFilter = {
  readonly emsNo: string;
  readonly fromMs: EpochMs;
  /** Not included. */
  readonly toMs: EpochMs;
  readonly kind: string | null;
  readonly item: string | null;
  readonly after: Place | null;
  readonly limit: number;
};

export type TransferRow = {
  readonly direction: 'out' | 'in';
  readonly fromBook: string;
  readonly toBook: string;
  readonly transferNo: string;
  readonly itemRecordNo: string;
  readonly unit: string | null;
  readonly quantity5: bigint;
  readonly received5: bigint;
  readonly returned5: bigint;
  readonly lost5: bigint;
  readonly sentMs: EpochMs;
};

export type StockTakeView = {
  readonly takeNo: string;
  readonly state: number;
  readonly openedBy: string;
  readonly openedMs: EpochMs;
  readonly endedBy: string | null;
  readonly endedMs: EpochMs | null;
  readonly lines: readonly {
    readonly itemRecordNo: string;
    readonly book5: bigint;
    readonly counted5: bigint | null;
    readonly countedBy: string | null;
    readonly explanation: string | null;
  }[];
};

export type InboundRow = {
  readonly billNo: string;
  readonly document: string;
  readonly state: number;
  readonly quarantineNo: string | null;
  readonly registeredMs: EpochMs;
  readonly lines: readonly {
    readonly itemRecordNo: string;
    readonly declared5: bigint;
    readonly counted5: bigint | null;
  }[];
  /** The last word on its papers (J-08); null: they were not checked. A text that cannot be read tells what is wrong. */
  readonly check: CheckRow | null;
};

export type CheckRow = Pick<InboundCheck, 'result' | 'byCode' | 'atMs' | 'papers'> & {
  readonly differences: readonly (Difference | { readonly damaged: string })[];
};

/** A batch of food; `inWarehouse5`: what the book has of its item, of whatever batch (M-37). */
export type BatchRow = Omit<FoodBatch, 'part' | 'account'> & {
  readonly itemRecordNo: string;
  readonly inWarehouse5: bigint;
};

/** A 711 that waits for an officer: parcels nobody declared. */
export type WaitingDetail = {
  readonly operatorCode: string;
  readonly copNo: string;
  readonly preNo: string;
  readonly billNo: string;
  readonly parcels: number;
  readonly unknown: readonly string[];
  readonly receivedMs: EpochMs;
};

/** What reading needs from the database. Implemented by `store/bonded/read.ts`. */
export type BookReads = {
  /** Oldest first. */
  movements(filter: MovementFilter): Promise<Movement[]>;
  /** By item, behind `after`, of everything up to and with this moment. */
  balances(emsNo: string, atMs: EpochMs, after: string, limit: number): Promise<BookBalance[]>;
  /** Of both directions, latest first. */
  transfers(emsNo: string, limit: number): Promise<TransferRow[]>;
  stockTake(emsNo: string, takeNo: string): Promise<StockTakeView | null>;
  /** Bills of lading of a book, latest first. */
  inbounds(emsNo: string, limit: number): Promise<InboundRow[]>;
  /** Batches of food of a book, by expiry. */
  batches(emsNo: string, limit: number): Promise<BatchRow[]>;
  /** Oldest first. */
  /** Of this customs district; '' for all. */
  waitingDetails(limit: number, district: string): Promise<WaitingDetail[]>;
};
