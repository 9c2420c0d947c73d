import type { Day } from '@tongguan/policy';
import type { Demand, Instrument, InstrumentChange, PaymentRow, RefundClaimRow, RefundDecision } from './types.ts';

/** Instruments of guarantors, and what is paid back to them. Implemented by `store/guarantee/instruments.ts`. */
export type GuaranteeStore = {
  instrument(part: number, assureCode: string, number: string): Promise<Instrument | null>;
  /** Those that cover, oldest first. */
  coveringInstruments(part: number, assureCode: string): Promise<Instrument[]>;
  insertInstrument(instrument: Instrument): Promise<void>;
  changeInstrument(change: InstrumentChange): Promise<void>;
  /** Instruments that begin or have ended by this day. */
  dueInstruments(parts: readonly number[], today: Day): Promise<Instrument[]>;
  /** The first day on which one of these parts begins or no longer covers. */
  nextInstrumentDay(parts: readonly number[]): Promise<Day | null>;
  refundClaim(part: number, serial: bigint): Promise<RefundClaimRow | null>;
  insertRefundDecision(decision: RefundDecision): Promise<void>;
};

/** Demands and their payments. Implemented by `store/guarantee/settlement.ts`. */
export type PaymentStore = {
  demand(part: number, dutyNo: string): Promise<Demand | null>;
  insertPayment(row: PaymentRow): Promise<void>;
};
