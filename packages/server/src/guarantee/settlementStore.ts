import type { EpochMs } from '@tongguan/kernel';
import type { PaymentStore } from './batchStore.ts';
import type { BillOfLife } from '../clearance/later/types.ts';

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

/** Statements of daily settlement and payments. Implemented by `store/guarantee/settlement.ts`. */
export type SettlementStore = PaymentStore & {
  /** How many partitions have done this day, of all. */
  partsDone(job: 'settlement', day: string): Promise<number>;
  /** Bills of declarations released before this time that are on no demand, oldest first. */
  openBills(parts: readonly number[], releasedBeforeMs: EpochMs, limit: number): Promise<OpenBill[]>;
  insertDemandItems(items: readonly DemandItem[], nowMs: EpochMs): Promise<void>;
};
