import type { AssessFacts } from '@tongguan/policy';
import type { EpochMs, Fen } from '@tongguan/kernel';
import type { ReversedLine } from '../clearance/later/types.ts';
import type { LimitedGoods, Reason, Work } from '../clearance/types.ts';
import type { OnWay } from '../lane/index.ts';
import type { DocumentRef, SerialRef } from '../lane/types.ts';

/**
 * Words of aftercare.
 *
 * Cancellation (623), return (625) and amendment (a declaration that arrives after its release) are reversals: their rows,
 * states and lines are in `clearance/later/types.ts`, since a declaration's history and closing need them. This file has
 * the types of this room alone: work of a reversal or an amendment, a waiting return, a carrier's report about a parcel.
 */

/** What may be set aside here: a return whose goods have not come. */
export const AFTERCARE_ASIDE = { return: 6 } as const;

export const PARCEL_STATES = { received: 1, conforming: 2, rejected: 3, declared: 4, out: 5 } as const;
export type ParcelState = (typeof PARCEL_STATES)[keyof typeof PARCEL_STATES];
export type ParcelLine = { readonly gnum: string; readonly quantity5: bigint };

/** A parcel at a return-centre warehouse, beside the declaration it left by (I-04). */
export type ReturnParcel = SerialRef & {
  readonly parcelNo: string;
  readonly centreNo: string;
  readonly state: ParcelState;
  readonly lines: readonly ParcelLine[];
  readonly receivedBy: string;
  readonly receivedMs: EpochMs;
  readonly sortedBy: string | null;
  readonly sortedMs: EpochMs | null;
  readonly reversalPreNo: string | null;
  readonly exitDocument: string | null;
  readonly endedMs: EpochMs | null;
};

/** Amounts that a reversal takes back: lines with their taxes, and quota. */
export type Amounts = { readonly lines: readonly ReversedLine[]; readonly quotaFen: Fen };

/** A return that is not ended; its content is read when it is worked on. */
export type OpenReturn = SerialRef & { readonly releasedMs: number };

/** A reversal in progress. A declaration has one work at a time. */
export type ReversalWork = OnWay & {
  readonly way: 'reversal';
  readonly preNo: string;
  /** The reversal's own number, part of every idempotency key. */
  readonly reversalSerial: bigint;
  readonly reversalPreNo: string;
  step: 'post stock' | 'post guarantee' | 'post quota' | 'post quantity' | 'conclude' | 'done';
  readonly quota: Work['quota'];
  readonly quotaFen: Fen;
  /** Yearly quantities of the person (H-01). */
  readonly limited: readonly { readonly ref: Work['quota']; readonly quantity5: bigint; readonly gnum: string }[];
  readonly guarantee: Work['guarantee'];
  /** Guarantee to give back; 0 when the tax was settled and is refunded instead (G-03). */
  readonly guaranteeFen: Fen;
  readonly stock: Work['stock'];
};

/** An amendment after release in progress: the differences on each account, and the amended declaration. */
export type AmendmentWork = OnWay &
  Pick<Work, 'preNo' | 'quota' | 'guarantee'> &
  Readonly<Pick<Work, 'route' | 'quotaFen' | 'dutiableFen' | 'lines'>> & {
    readonly way: 'amendment';
    /** By which it was assessed anew; null in work recorded before this was kept. */
    facts: AssessFacts | null;
    readonly applicationSerial: bigint;
    readonly applicationPreNo: string;
    /** When an officer granted it; null in work recorded before this was kept. */
    readonly grantedMs: EpochMs | null;
    step:
      | 'quota'
      | 'quantity'
      | 'guarantee'
      | 'stock'
      | 'undo guarantee'
      | 'undo quota'
      | 'undo quantity'
      | 'undo stock'
      | 'post quota'
      | 'post quantity'
      | 'post guarantee'
      | 'post stock'
      | 'end'
      | 'done';
    /** More is positive, less is negative. */
    readonly quotaDelta: Fen;
    readonly taxDelta: Fen;
    readonly stock: readonly { readonly ref: Work['quota']; readonly delta5: bigint }[];
    /** Yearly quantities of the person (H-01); `goods`: what the new content says of the kind, where it has it. */
    readonly limited: readonly LimitDelta[];
    readonly list: DocumentRef;
    /** Reasons why it cannot be applied; the declaration stays unchanged. */
    failures: readonly Reason[];
  };

export type LimitDelta = {
  readonly ref: Work['quota'];
  readonly delta5: bigint;
  readonly goods: LimitedGoods | null;
};

/** A report of table `delivery`. */
export type DeliveryReport = {
  readonly part: number;
  readonly logisticsCode: string;
  readonly logisticsNo: string;
  readonly appTime: string;
  readonly messageId: string;
  readonly item: number;
  readonly status: string;
  readonly happened: string;
};
