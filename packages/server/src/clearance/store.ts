import type { EpochMs, Fen } from '@tongguan/kernel';
import type { ClaimStore, LaneBatch, LinkOf } from '../lane/index.ts';
import type {
  ArrivalRow,
  OutcomeRow,
  ReceiptRow,
  SerialRef,
  StoredAct,
  WaitingArrival,
  WorkRow,
} from '../lane/types.ts';
import type { AccountRef, LinkedLedgerStore } from '../ledgers/index.ts';
import type { ActOutcome, ClockAct } from '../office/types.ts';
import type { JobDay } from './jobs/due.ts';
import type { AskedOfRooms } from './asks.ts';
import type { BillAmendment, BillChange } from './later/book.ts';
import type { BillOfLife } from './later/types.ts';
import type { OrderRef, RefusedMessageRow, StoredDocument, TaxBillRow } from './rows.ts';
import type { DecisionRow } from './types.ts';
import type { SecondPersonStore } from './later/secondPersonStore.ts';
import type { SetAsideStore } from './setAside/types.ts';
import type { Declaration } from './types.ts';

/** Acts, and what is recorded about a declaration once it is decided. */
export type LaterStore = {
  actsOf(refs: readonly { readonly part: number; readonly messageId: string }[]): Promise<StoredAct[]>;
  billsOf(refs: readonly SerialRef[]): Promise<BillOfLife[]>;
  /** Work of these declarations: on its way between lanes, or parked. */
  workOf(refs: readonly SerialRef[]): Promise<WorkRow[]>;
  changeBills(rows: readonly BillChange[]): Promise<void>;
  /** Fails when one of them is on a demand: then nothing of the batch stays. */
  amendBills(rows: readonly BillAmendment[]): Promise<void>;
  insertClockAct(act: ClockAct, link: bigint): Promise<void>;
  insertActOutcomes(rows: readonly ActOutcome[], linkOf: LinkOf): Promise<void>;
};

/** The days a partition has done, by the name of a job. */
export type DayStore = {
  jobDays(job: string, parts: readonly number[]): Promise<JobDay[]>;
  setJobDays(job: string, days: readonly { readonly part: number; readonly day: string }[]): Promise<void>;
  /** Those of these with arrivals from before this moment. */
  partsWaiting(parts: readonly number[], beforeMs: EpochMs): Promise<number[]>;
  /** Released before this time, settled and without open work; in order of release. */
  closable(parts: readonly number[], releasedBeforeMs: EpochMs, limit: number): Promise<SerialRef[]>;
  markClosed(refs: readonly SerialRef[], atMs: EpochMs): Promise<void>;
};

/**
 * Statements of a batch within one transaction, for this room alone: hands of other rooms get the store of their own room,
 * and what the context of a hand grants (`later/context.ts`).
 */
export type BatchStore = AskedOfRooms &
  LaterStore &
  DayStore &
  SecondPersonStore &
  SetAsideStore &
  ClaimStore &
  LaneBatch & {
    readonly ledgers: LinkedLedgerStore;
    /** The oldest of each partition: as many as is said for it. */
    takeArrivals(parts: readonly number[], limits: readonly number[]): Promise<WaitingArrival[]>;
    /** Those of these that are still in their queue. */
    arrivalsThere(rows: readonly ArrivalRow[]): Promise<WaitingArrival[]>;
    /**
     * Current documents and arrivals of these orders; `takenUs` is the last arrival of the partition that this batch
     * processes.
     */
    documentsOf(orders: readonly (OrderRef & { readonly takenUs: bigint })[]): Promise<StoredDocument[]>;
    /** These documents that wait, each by its key. */
    documentsByRef(arrivals: readonly ArrivalRow[]): Promise<StoredDocument[]>;
    /** Those that stand or wait, and of the refused ones the newest. */
    declarationsOf(orders: readonly OrderRef[]): Promise<Declaration[]>;
    declarationsBySerial(refs: readonly SerialRef[]): Promise<Declaration[]>;
    overdueOrders(parts: readonly number[], nowMs: EpochMs): Promise<OrderRef[]>;
    refusedMessages(refs: readonly { part: number; messageId: string }[]): Promise<RefusedMessageRow[]>;
    /** Work to continue; parked work is not included. */
    workAt(parts: readonly number[]): Promise<WorkRow[]>;
    /** Declarations that wait for this guarantee and need no more than `mostFen`, oldest first (G-04). */
    waitingFor(account: AccountRef, mostFen: Fen, limit: number): Promise<WorkRow[]>;
    /** Guarantees of these partitions for which declarations wait. */
    accountsWaitedFor(parts: readonly number[]): Promise<AccountRef[]>;
    /** Work of these declarations that is parked at these partitions. */
    parkedWork(refs: readonly SerialRef[]): Promise<WorkRow[]>;
    /** Those of them that began before or at this time. */
    parkedSince(parts: readonly number[], step: string, beforeMs: EpochMs): Promise<WorkRow[]>;
    /** Those of these that are still parked at this step; they are this transaction's now. */
    claimParked(refs: readonly SerialRef[], step: string): Promise<SerialRef[]>;
    insertDeclarations(rows: readonly Declaration[]): Promise<void>;
    updateDeclarations(rows: readonly Declaration[]): Promise<void>;
    insertOutcomes(rows: readonly OutcomeRow[], linkOf: LinkOf): Promise<void>;
    insertReceipts(rows: readonly ReceiptRow[]): Promise<void>;
    insertTaxBills(rows: readonly TaxBillRow[]): Promise<void>;
    /** Those that are not there yet; text by address. */
    insertCitationSets(sets: ReadonlyMap<string, string>): Promise<void>;
    insertDecisionRecords(rows: readonly DecisionRow[], linkOf: LinkOf): Promise<void>;
    upsertWork(rows: readonly WorkRow[], nowMs: EpochMs): Promise<void>;
    deleteWork(refs: readonly SerialRef[]): Promise<void>;
    deleteArrivals(rows: readonly ArrivalRow[]): Promise<void>;
  };
