import type { Fen } from '@tongguan/kernel';
import type { Day, GuaranteeAlert } from '@tongguan/policy';
import type { ReadDutyNo } from './rows.ts';

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
  /** What has not been given back of it. */
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

/** A guarantee as it stands, with the earliest of the days looked at. */
export type AccountOfDay = {
  readonly part: number;
  readonly assureCode: string;
  readonly coverFen: Fen;
  readonly heldFen: Fen;
  /** Null when there is no day to compare with. */
  readonly sinceDay: Day | null;
  readonly heldBeforeFen: Fen | null;
  /** Those that cover. */
  readonly instruments: readonly { readonly number: string; readonly leftFen: Fen; readonly untilDay: Day | null }[];
  readonly hasOverdue: boolean;
};

export type AlertRow = GuaranteeAlert & {
  readonly part: number;
  readonly assureCode: string;
  readonly raisedMs: number;
};

/** An act of the calendar, with its outcome: a line of the journal nobody has to carry out. */
export type ClockAct = {
  readonly part: number;
  readonly actId: string;
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly atMs: number;
  readonly arrivedUs: bigint;
  readonly body: Buffer;
  readonly facts: Readonly<Record<string, string>>;
};

/** Instruments of guarantors, and what is paid back to them. Implemented by `store/queries/clearance-guarantee.ts`. */
export type GuaranteeStore = {
  instrument(part: number, assureCode: string, number: string): Promise<Instrument | null>;
  /** Those that cover, oldest first. */
  coveringInstruments(part: number, assureCode: string): Promise<Instrument[]>;
  insertInstrument(instrument: Instrument): Promise<void>;
  changeInstrument(change: InstrumentChange): Promise<void>;
  /** What begins or has ended by this day. */
  dueInstruments(parts: readonly number[], today: Day): Promise<Instrument[]>;
  /** The first day on which one of these parts begins or no longer covers. */
  nextInstrumentDay(parts: readonly number[]): Promise<Day | null>;
  refundClaim(part: number, serial: bigint): Promise<RefundClaimRow | null>;
  insertRefundDecision(decision: RefundDecision): Promise<void>;
};

/** What is looked at now and then (G-04). Implemented by `store/queries/clearance-alerts.ts`. */
export type AlertStore = {
  guaranteeAccounts(parts: readonly number[], fromDay: Day, today: Day, dutyNoOf: ReadDutyNo): Promise<AccountOfDay[]>;
  openAlerts(parts: readonly number[]): Promise<AlertRow[]>;
  insertGuaranteeDays(accounts: readonly AccountOfDay[], day: Day): Promise<void>;
  insertAlerts(alerts: readonly AlertRow[]): Promise<void>;
  endAlerts(alerts: readonly AlertRow[], nowMs: number): Promise<void>;
  /** `link` of the journal's chain covers it. */
  insertClockAct(act: ClockAct, link: bigint): Promise<void>;
};
