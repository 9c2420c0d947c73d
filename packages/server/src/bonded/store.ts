import type { Day } from '@tongguan/policy';
import type { AccountRef } from '../ledgers/types.ts';
import type {
  BatchArrival,
  BatchEvent,
  BatchKey,
  FoodBatch,
  Inbound,
  InboundCheck,
  InboundDetail,
  InboundLine,
  ReturnedLine,
  StockTake,
  TakeLine,
  TransferLine,
  UnitRow,
} from './types.ts';

/** Within the transaction of a batch: what is written is read by the acts that follow in it. */
export type BookStore = {
  /** Items that have an account in this book. */
  itemsOfBook(part: number, emsNo: string): Promise<string[]>;
  transferLines(part: number, side: number, fromBook: string, transferNo: string): Promise<TransferLine[]>;
  /** Adds the lines, or sets what has become of those that are there. */
  putTransferLines(lines: readonly TransferLine[]): Promise<void>;
  /** Adds to what has come back of lines that are there. */
  addReturned(lines: readonly ReturnedLine[]): Promise<void>;
  stockTake(part: number, emsNo: string, takeNo: string): Promise<StockTake | null>;
  openStockTake(part: number, emsNo: string): Promise<StockTake | null>;
  putStockTake(take: StockTake): Promise<void>;
  takeLines(take: StockTake): Promise<TakeLine[]>;
  putTakeLines(take: StockTake, lines: readonly TakeLine[]): Promise<void>;
  inbound(part: number, emsNo: string, billNo: string): Promise<Inbound | null>;
  putInbound(inbound: Inbound): Promise<void>;
  inboundLines(inbound: Inbound): Promise<InboundLine[]>;
  putInboundLines(inbound: Inbound, lines: readonly InboundLine[]): Promise<void>;
  /** Null: its papers were not checked (J-08). */
  inboundCheck(inbound: Inbound): Promise<InboundCheck | null>;
  addInboundCheck(inbound: Inbound, check: InboundCheck): Promise<void>;
  inboundDetail(part: number, operatorCode: string, copNo: string): Promise<InboundDetail | null>;
  putInboundDetail(detail: InboundDetail): Promise<void>;
};

/** Implemented by `store/bonded/units.ts`. */
export type BookUnitStore = {
  unitsOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<UnitRow[]>;
  /** Each item once; what was said before stays. */
  putUnits(units: readonly UnitRow[], nowMs: number): Promise<void>;
  /** What came into an item of a book from outside since then, by whatever act. */
  cameInSince(item: AccountRef, sinceMs: number): Promise<bigint>;
};

/** A batch that expires soon, or has expired, and was not told of yet. */
export type BatchToTell = BatchKey & { readonly expiresDay: Day; readonly inWarehouse5: bigint };

/** Implemented by `store/bonded/food.ts` (M-37). */
export type FoodStore = {
  /** Ledger accounts of those of these items that are food. */
  foodAmong(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<ReadonlySet<string>>;
  putFood(items: readonly Pick<AccountRef, 'part' | 'account'>[], actId: string, sinceMs: number): Promise<void>;
  /** By item and expiry. Those of a bill that was refused never were. */
  batchesOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<FoodBatch[]>;
  addBatches(arrivals: readonly BatchArrival[]): Promise<void>;
  /** Of each batch at most one. */
  addBatchEvents(events: readonly (BatchKey & BatchEvent)[]): Promise<void>;
  /** Of what its item may still have in stock: batches that expire by a day, or have before today. */
  batchesToTell(parts: readonly number[], today: Day, by: Day): Promise<BatchToTell[]>;
};
