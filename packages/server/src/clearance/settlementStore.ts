import type { EpochMs } from '@tongguan/kernel';
import type { PaymentStore } from '../guarantee/index.ts';
import type { BillOfLife } from './aftercare/types.ts';
import type { JobDay, JobName } from './jobs/due.ts';
import type { Overdue, ReadDutyNo } from './rows.ts';

/** A row of table `tax_demand_item`: one tax bill on a demand. */
export type DemandItem = {
  readonly part: number;
  readonly dutyNo: string;
  readonly billPart: number;
  readonly billSerial: bigint;
  readonly assureCode: string;
  readonly taxNo: string;
  readonly preNo: string;
  readonly billDay: string;
  readonly payByDay: string;
  readonly customsDutyFen: bigint;
  readonly consumptionTaxFen: bigint;
  readonly valueAddedTaxFen: bigint;
};

/** A bill that is not on a demand. */
export type OpenBill = Omit<BillOfLife, 'lines'> & {
  /** Read only when the bill is worked on: lines that cannot be read fault at their own bill. */
  readonly readLines: () => BillOfLife['lines'];
  readonly agentCode: string;
  readonly preNo: string;
  /** Until when it, or something of its order, was set aside; null: never. */
  readonly heldUntilMs: EpochMs | null;
};

/** What daily work and payments read and write. Implemented by `store/queries/clearance-settlement.ts`. */
export type SettlementStore = PaymentStore & {
  /** One row for each part. */
  jobDays(job: JobName, parts: readonly number[]): Promise<JobDay[]>;
  setJobDays(job: JobName, days: readonly { readonly part: number; readonly day: string }[]): Promise<void>;
  /** Those of these parts in which something waits to be looked at that the door took before this moment. */
  partsWaiting(parts: readonly number[], beforeMs: EpochMs): Promise<number[]>;
  /** How many parts have done this day, of all parts. */
  partsDone(job: JobName, day: string): Promise<number>;
  /** Bills not consolidated of what was released before this time, oldest first. */
  openBills(parts: readonly number[], releasedBeforeMs: EpochMs, limit: number): Promise<OpenBill[]>;
  insertDemandItems(items: readonly DemandItem[], nowMs: EpochMs): Promise<void>;
  /** Demands of these parts that are not paid and whose last day comes before this one: a guarantor and its first day. */
  overdueGuarantors(parts: readonly number[], beforeDay: string, dutyNoOf: ReadDutyNo): Promise<Overdue>;
  /** Those of these persons, by keyed hash in hex, who have frozen their quota (F-03). */
  frozenAmong(persons: readonly { readonly part: number; readonly person: string }[]): Promise<ReadonlySet<string>>;
};
