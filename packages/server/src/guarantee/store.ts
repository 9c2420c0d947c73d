import type { EpochMs, Fen } from '@tongguan/kernel';
import type { ForecastFacts } from '@tongguan/policy';
import type { Balance } from '../ledgers/types.ts';
import type { InstrumentView, RefundView } from './types.ts';

/** The present state of a guarantee, with the earliest remembered day. */
export type AccountOfDay = Omit<ForecastFacts, 'today' | 'days' | 'heldBeforeFen'> & {
  readonly sinceDay: string | null;
  readonly heldBeforeFen: Fen | null;
};

export type DemandRow = {
  readonly dutyNo: string;
  readonly madeOn: string;
  readonly payBy: string;
  readonly bills: number;
  readonly taxFen: Fen;
  /** Null while it is not paid. */
  readonly paidSurchargeFen: Fen | null;
  readonly paidOn: string | null;
};

/** One line of the reconciliation file: what it changed of each column. */
export type Movement = {
  readonly row: 'opening' | 'line' | 'closing';
  readonly atMs: EpochMs;
  readonly type: string;
  readonly reference: string;
  readonly dutyNo: string;
  readonly coverFen: Fen;
  readonly heldFen: Fen;
  readonly owedFen: Fen;
  readonly refundFen: Fen;
  readonly surchargeFen: Fen;
};

/** What the room needs from the database. Implemented by `store/guarantee/views.ts`. */
export type GuaranteeViews = {
  balance(part: number, code: string): Promise<Balance | null>;
  instruments(part: number, code: string): Promise<readonly InstrumentView[]>;
  waitingTaxes(part: number, code: string): Promise<readonly Fen[]>;
  demands(part: number, code: string): Promise<readonly DemandRow[]>;
  /** The present account, with the earliest remembered day from this one on. */
  accountOfDay(part: number, code: string, fromDay: string, today: string): Promise<AccountOfDay | null>;
  refunds(code: string): Promise<readonly RefundView[]>;
  /** Opening, at most `limit` lines in order of time, closing; of one moment. */
  movements(
    part: number,
    code: string,
    fromMs: EpochMs,
    beforeMs: EpochMs,
    limit: number,
  ): Promise<readonly Movement[]>;
};
