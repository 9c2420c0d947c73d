import type { EpochMs, Fen } from '@tongguan/kernel';
import type { Day, Forecast } from '@tongguan/policy';

/**
 * Words of the guarantee.
 *
 * Cover – what instruments are worth today. Held – for taxes of declarations that are released or on their way. Over-held – held
 * beyond the cover, because an instrument has ended. Owed – on demands and not paid. Claim – tax to be paid back.
 */
/** What may be set aside here: a tax bill that is due, an account that is compared with its thresholds. */
export const GUARANTEE_ASIDE = { bill: 5, alert: 10 } as const;

export type InstrumentView = {
  readonly number: string;
  readonly kind: string;
  readonly issuer: string;
  readonly amountFen: Fen;
  readonly leftFen: Fen;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly state: 'waiting' | 'covers' | 'ended' | 'given back';
};

export type AccountView = {
  readonly code: string;
  readonly coverFen: Fen;
  readonly heldFen: Fen;
  readonly availableFen: Fen;
  readonly overHeldFen: Fen;
  readonly owedFen: Fen;
  readonly overdueFen: Fen;
  /** Declarations that wait for more, and their tax. */
  readonly waitingDeclarations: number;
  readonly waitingFen: Fen;
  readonly instruments: readonly InstrumentView[];
};

export type DemandView = {
  readonly dutyNo: string;
  readonly madeOn: Day;
  readonly payBy: Day;
  readonly bills: number;
  readonly taxFen: Fen;
  readonly surchargeFen: Fen;
  readonly state: 'open' | 'overdue' | 'paid';
  readonly paidOn: Day | null;
};

export type RefundView = {
  /** preNo of the cancellation or return it follows from; acts name the claim by it. */
  readonly preNo: string;
  readonly taxNo: string;
  readonly dutyNo: string;
  readonly taxFen: Fen;
  readonly claimedMs: EpochMs;
  readonly state: 'open' | 'paid' | 'refused';
  readonly day: Day | null;
};

/** Why a file cannot be made: the period is none, or holds more lines than one file does. */
export type FileRefused = { readonly why: 'period' | 'too many lines'; readonly allowed: string };

/** The forecast with what it was made of. */
export type ForecastView = Forecast & {
  readonly coverFen: Fen;
  readonly heldFen: Fen;
  /** The first remembered day; null when there is none yet. */
  readonly sinceDay: Day | null;
};

export type GuaranteeDoor = {
  /** Null when there is no such account, here and below. */
  account(code: string): Promise<AccountView | null>;
  /** Newest first. */
  demands(code: string): Promise<readonly DemandView[] | null>;
  refunds(code: string): Promise<readonly RefundView[] | null>;
  /** How long it lasts at the rate of the last days, what ends soon, what needs attention (G-04). */
  forecast(code: string): Promise<ForecastView | null>;
  /** The file of these days, both counted; by default the month up to today. */
  reconciliation(code: string, from: string | null, to: string | null): Promise<string | FileRefused | null>;
};

export const INSTRUMENT_STATES = { waiting: 0, covers: 1, ended: 2, givenBack: 3 } as const;
export type InstrumentState = (typeof INSTRUMENT_STATES)[keyof typeof INSTRUMENT_STATES];
export const INSTRUMENT_KINDS = ['cash', 'bank-guarantee', 'insurance'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** The columns of table `guarantee_instrument`: one cash deposit, bank guarantee or insurance (G-01). */
export type Instrument = {
  readonly part: number;
  readonly assureCode: string;
  readonly number: string;
  readonly kind: InstrumentKind;
  readonly issuer: string;
  readonly amountFen: Fen;
  /** The amount not given back yet. */
  readonly leftFen: Fen;
  /** First and last day of cover; `null`: it does not end. */
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly state: InstrumentState;
  readonly actId: string;
  readonly madeMs: number;
};

export type InstrumentChange = Pick<Instrument, 'part' | 'assureCode' | 'number' | 'leftFen' | 'untilDay' | 'state'>;

/** A claim for a refund with what it follows from (G-03). */
export type RefundClaimRow = {
  readonly part: number;
  /** Of the reversal. */
  readonly serial: bigint;
  readonly assureCode: string;
  /** The demand the tax was on. */
  readonly dutyNo: string;
  readonly taxFen: Fen;
  readonly decided: boolean;
};

/** The columns of table `refund_decision`. */
export type RefundDecision = Pick<RefundClaimRow, 'part' | 'serial' | 'assureCode'> & {
  readonly paid: boolean;
  readonly amountFen: Fen;
  readonly day: Day;
  readonly actId: string;
  readonly decidedMs: number;
};

/** A demand as the sum of its items. */
export type Demand = {
  readonly dutyNo: string;
  readonly assureCode: string;
  readonly billDay: string;
  readonly payByDay: string;
  readonly taxFen: bigint;
  readonly bills: number;
  readonly paid: boolean;
};

export type PaymentRow = Pick<Demand, 'dutyNo' | 'assureCode' | 'taxFen' | 'bills'> & {
  readonly part: number;
  readonly surchargeFen: bigint;
  readonly paidDay: string;
  readonly actId: string;
  readonly paidMs: EpochMs;
};
