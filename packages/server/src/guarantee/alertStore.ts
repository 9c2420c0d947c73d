import type { Fen } from '@tongguan/kernel';
import type { Day, GuaranteeAlert } from '@tongguan/policy';
import type { ReadDutyNo } from '../clearance/index.ts';

/** The present state of a guarantee, with the earliest remembered day. */
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

/** Statements of periodic alerts (G-04). Implemented by `store/guarantee/alerts.ts`. */
export type AlertStore = {
  guaranteeAccounts(parts: readonly number[], fromDay: Day, today: Day, dutyNoOf: ReadDutyNo): Promise<AccountOfDay[]>;
  openAlerts(parts: readonly number[]): Promise<AlertRow[]>;
  insertGuaranteeDays(accounts: readonly AccountOfDay[], day: Day): Promise<void>;
  insertAlerts(alerts: readonly AlertRow[]): Promise<void>;
  endAlerts(alerts: readonly AlertRow[], nowMs: number): Promise<void>;
};
