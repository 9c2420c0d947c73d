import type { EpochMs } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { OnWay } from '../lane/index.ts';
import type { Difference, Paper } from './rules/entryCheck.ts';

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
  /** Of the work that this side began: the source when it sent the goods, the destination when it sent their rest back. */
  readonly serial: bigint | null;
};

/** What came back to a book of one item of a transfer, or is being returned to it. */
export type ReturnedLine = Pick<
  TransferLine,
  'part' | 'side' | 'fromBook' | 'transferNo' | 'itemRecordNo' | 'quantity5' | 'serial'
>;

/** Goods on their way from the account book they left to the transit account beside another, or back. */
export type TransferWork = OnWay & {
  readonly way: 'transfer';
  step: 'out' | 'in transit' | 'undo in transit' | 'undo out' | 'done';
  /** What moves them: its id begins every key. */
  readonly actId: string;
  readonly fromBook: string;
  readonly toBook: string;
  readonly transferNo: string;
  readonly items: readonly Pick<TransferLine, 'itemRecordNo' | 'quantity5' | 'unit'>[];
  readonly sentMs: EpochMs;
  /** The act sends them back; otherwise it sent them. */
  readonly isReturn: boolean;
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

/** The last word on the papers of a bill (J-08): a check, or an officer's decision on its differences. */
export type InboundCheck = {
  readonly actId: string;
  readonly result: 'agrees' | 'differs' | 'accepted' | 'refused';
  readonly papers: readonly (Paper & { readonly kind: string })[];
  readonly differences: readonly Difference[];
  readonly byCode: string;
  readonly atMs: EpochMs;
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

/**
 * The unit an item of an account book is counted in, as customs said it when goods entered (J-01). An item of which nobody
 * has said it has no row. What lists declare says nothing: one wrong list would refuse everybody else's.
 */
export type UnitRow = {
  readonly part: number;
  /** The item's ledger account: account book, /, item. */
  readonly account: string;
  /** Code of the table of units. */
  readonly unit: string;
};

/** What may be set aside here: a batch of food that is compared with the calendar. */
export const BONDED_ASIDE = { batch: 12 } as const;

/** A batch of food of one item of a book (M-37). `account` is the item's ledger account: account book, /, item. */
export type BatchKey = { readonly part: number; readonly account: string; readonly batchNo: string };

/** Of a batch as its maker says it: both days count, it is good on the last. */
type BatchDays = { readonly producedDay: Day; readonly expiresDay: Day };

/** What came of a batch by one act; under a bill of lading it counts when the bill has entered. */
export type BatchArrival = BatchKey &
  BatchDays & {
    readonly emsNo: string;
    readonly billNo: string | null;
    readonly quantity5: bigint;
    readonly actId: string;
    readonly byCode: string;
    readonly atMs: EpochMs;
  };

/** Sampled – an officer took a sample. Cleared, barred – an officer's word on a batch whose sample failed. */
export type BatchEventKind = 'expiring' | 'expired' | 'sampled' | 'passed' | 'failed' | 'cleared' | 'barred';

export type BatchEvent = {
  readonly kind: BatchEventKind;
  readonly sampleNo: string | null;
  /** The laboratory of a sample, the report of a result. */
  readonly document: string | null;
  readonly actId: string;
  readonly byCode: string;
  readonly atMs: EpochMs;
};

/** A batch with what happened to it, oldest first. `entered5`: what has entered of it, 0 while its bill waits. */
export type FoodBatch = BatchKey & BatchDays & { readonly entered5: bigint; readonly events: readonly BatchEvent[] };

export type BatchStanding = 'good' | 'expired' | 'stopped' | 'barred';

/**
 * Whether a batch may be sold on a day (M-37). A sample that failed stops it until an officer decides, whatever later samples
 * say; barred it stays barred, and leaves the book by destruction or re-export (I-03).
 */
export function batchStanding(
  { expiresDay, events }: Pick<FoodBatch, 'expiresDay' | 'events'>,
  day: Day,
): BatchStanding {
  let word: BatchStanding = 'good';
  for (const { kind } of events) {
    if (word === 'barred') break;
    if (kind === 'failed') word = 'stopped';
    if (kind === 'cleared') word = 'good';
    if (kind === 'barred') word = 'barred';
  }
  return word === 'good' && expiresDay < day ? 'expired' : word;
}
