import type { EpochMs } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { Overdue, ReadDutyNo } from '../clearance/index.ts';
import type { RefundClaim } from '../clearance/later/types.ts';
import type { Demand, Instrument, InstrumentChange, PaymentRow, RefundClaimRow, RefundDecision } from './types.ts';

/** Instruments of guarantors, and what is paid back to them. Implemented by `store/guarantee/instruments.ts`. */
export type GuaranteeStore = {
  instrument(part: number, assureCode: string, number: string): Promise<Instrument | null>;
  /** Those that cover, oldest first. */
  coveringInstruments(part: number, assureCode: string): Promise<Instrument[]>;
  insertInstrument(instrument: Instrument): Promise<void>;
  changeInstrument(change: InstrumentChange): Promise<void>;
  refundClaim(part: number, serial: bigint): Promise<RefundClaimRow | null>;
  insertRefundDecision(decision: RefundDecision): Promise<void>;
};

/** What every batch asks of this room, in `store/guarantee/instruments.ts`, and of what is overdue, in `settlement.ts`. */
export type GuaranteeRows = {
  /** Instruments that begin or have ended by this day. */
  dueInstruments(parts: readonly number[], today: Day): Promise<Instrument[]>;
  /** The first day on which one of these parts begins or no longer covers. */
  nextInstrumentDay(parts: readonly number[]): Promise<Day | null>;
  /** Guarantors that had not paid by the end of a day. */
  overdueGuarantors(parts: readonly number[], beforeDay: string, dutyNoOf: ReadDutyNo): Promise<Overdue>;
  /** Taxes that are to be paid back, as the batch's `book` has collected them. */
  insertRefundClaims(claims: readonly RefundClaim[], nowMs: EpochMs): Promise<void>;
};

/** Demands and their payments. Implemented by `store/guarantee/settlement.ts`. */
export type PaymentStore = {
  demand(part: number, dutyNo: string): Promise<Demand | null>;
  insertPayment(row: PaymentRow): Promise<void>;
};
