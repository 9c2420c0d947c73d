import type { EpochMs } from '@tongguan/kernel';
import type { Act } from '../office/types.ts';
import type { AccountRef } from '../ledgers/index.ts';
import type { UnitRow } from './rows.ts';

/**
 * Words of bonded supervision (J).
 *
 * Transfer – goods that leave one account book for another; what has left and not arrived is in transit. Stock-take – the
 * book as it was at a moment, beside what was counted of it. Inbound – goods of a bill of lading between the port and
 * the book.
 */
export const TRANSFER_SIDES = { source: 1, destination: 2 } as const;

/** One item of a transfer at one of its sides. */
export type TransferLine = {
  readonly part: number;
  readonly side: (typeof TRANSFER_SIDES)[keyof typeof TRANSFER_SIDES];
  readonly fromBook: string;
  readonly transferNo: string;
  readonly itemRecordNo: string;
  readonly toBook: string;
  /** What the quantity counts; null while nobody has said it. */
  readonly unit: string | null;
  readonly quantity5: bigint;
  readonly received5: bigint;
  readonly returned5: bigint;
  readonly lost5: bigint;
  readonly sentMs: EpochMs;
};

export const TAKE_STATES = { open: 1, approved: 2, cancelled: 3 } as const;
export type TakeState = (typeof TAKE_STATES)[keyof typeof TAKE_STATES];

export type StockTake = {
  readonly part: number;
  readonly emsNo: string;
  readonly takeNo: string;
  readonly state: TakeState;
  readonly openedBy: string;
  readonly openedMs: EpochMs;
  readonly endedBy: string | null;
  readonly endedMs: EpochMs | null;
};

export type TakeLine = {
  readonly itemRecordNo: string;
  readonly book5: bigint;
  readonly counted5: bigint | null;
  readonly countedBy: string | null;
  readonly explanation: string | null;
};

export const INBOUND_STATES = { declared: 1, quarantined: 2, different: 3, entered: 4, refused: 5 } as const;
export type InboundState = (typeof INBOUND_STATES)[keyof typeof INBOUND_STATES];

export type Inbound = {
  readonly part: number;
  readonly emsNo: string;
  readonly billNo: string;
  readonly document: string;
  readonly state: InboundState;
  readonly quarantineNo: string | null;
  readonly countedBy: string | null;
  readonly registeredMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

export type InboundLine = {
  readonly itemRecordNo: string;
  readonly declared5: bigint;
  readonly counted5: bigint | null;
};

/** As in 712, and 0 for a detail its operator has deleted. */
export const DETAIL_STATES = { deleted: 0, stored: 1, refused: 100, entered: 120, concluded: 399 } as const;
export type DetailState = (typeof DETAIL_STATES)[keyof typeof DETAIL_STATES];

/** A 711 as it stands: what the operator of a site counted under a bill of lading. */
export type InboundDetail = {
  readonly part: number;
  readonly operatorCode: string;
  readonly copNo: string;
  readonly preNo: string;
  readonly rkdNo: string | null;
  readonly state: DetailState;
  readonly appTime: string;
  readonly customsCode: string;
  readonly billNo: string;
  readonly logisticsCode: string;
  readonly callerCode: string;
  readonly messageId: string;
  readonly item: number;
  readonly parcels: number;
  /** Waybills nobody has sent, or that are named twice. */
  readonly unknown: readonly string[];
  readonly receivedMs: EpochMs;
};

/** Within the transaction of a batch: what is written is read by the acts that follow in it. */
export type BookStore = {
  /** Items that have an account in this book. */
  itemsOfBook(part: number, emsNo: string): Promise<string[]>;
  transferLines(part: number, side: number, fromBook: string, transferNo: string): Promise<TransferLine[]>;
  /** Adds the lines, or sets what has become of those that are there. */
  putTransferLines(lines: readonly TransferLine[]): Promise<void>;
  stockTake(part: number, emsNo: string, takeNo: string): Promise<StockTake | null>;
  openStockTake(part: number, emsNo: string): Promise<StockTake | null>;
  putStockTake(take: StockTake): Promise<void>;
  takeLines(take: StockTake): Promise<TakeLine[]>;
  putTakeLines(take: StockTake, lines: readonly TakeLine[]): Promise<void>;
  inbound(part: number, emsNo: string, billNo: string): Promise<Inbound | null>;
  putInbound(inbound: Inbound): Promise<void>;
  inboundLines(inbound: Inbound): Promise<InboundLine[]>;
  putInboundLines(inbound: Inbound, lines: readonly InboundLine[]): Promise<void>;
  inboundDetail(part: number, operatorCode: string, copNo: string): Promise<InboundDetail | null>;
  putInboundDetail(detail: InboundDetail): Promise<void>;
  /** Hands another partition what it has to do, in this transaction; nothing happens when the id is there. */
  appendAct(act: Omit<Act, 'body'> & { readonly body: Buffer }): Promise<void>;
};

/** Implemented by `store/queries/clearance-book-units.ts`. */
export type BookUnitStore = {
  unitsOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<UnitRow[]>;
  /** Each item once; what was said before stays. */
  putUnits(units: readonly UnitRow[], nowMs: number): Promise<void>;
};
