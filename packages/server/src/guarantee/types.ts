import type { EpochMs, Fen } from '@tongguan/kernel';
import type { Day, Forecast } from '@tongguan/policy';

/**
 * Words of the guarantee.
 *
 * Cover – what instruments are worth today. Held – for taxes of lists that are released or on their way. Over-held – held
 * beyond the cover, because an instrument has ended. Owed – on demands and not paid. Claim – tax to be paid back.
 */
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
  /** Lists that wait for more, and their tax. */
  readonly waitingLists: number;
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
  /** The first of the days looked at; null when there is none yet. */
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
