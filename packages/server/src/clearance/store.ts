import type { EpochMs, Fen } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { UnitRow } from '../bonded/types.ts';
import type { Dossier } from '../cases/types.ts';
import type { IdentityAuthentication } from '../consumer/types.ts';
import type { ReconciliationRow } from '../contingency/types.ts';
import type { FilingRow, ListRow, StopRow } from '../goods/types.ts';
import type { Instrument, InstrumentChange } from '../guarantee/types.ts';
import type { ControlRow, Evidence, Inspection } from '../inspection/types.ts';
import type { ClaimStore, LaneBatch, LinkOf } from '../lane/index.ts';
import type {
  ArrivalRow,
  OrderRef,
  OutcomeRow,
  ReceiptRow,
  RefusedMessageRow,
  SerialRef,
  StoredAct,
  WaitingArrival,
  WorkRow,
} from '../lane/types.ts';
import type { AccountRef, LinkedLedgerStore } from '../ledgers/index.ts';
import type { ActOutcome, ClockAct } from '../office/types.ts';
import type { JobDay, JobName } from './jobs/due.ts';
import type { BillAmendment, BillChange, RefundClaim } from './later/book.ts';
import type { BillOfLife, Reversal } from './later/types.ts';
import type { Overdue, ReadDutyNo, StoredDocument, TaxBillRow } from './rows.ts';
import type { SecondPersonStore } from './later/secondPersonStore.ts';
import type { SetAsideStore } from './setAside/types.ts';
import type { Declaration } from './types.ts';

/** Acts, and what is recorded about a declaration once it is decided. */
export type LaterStore = {
  actsOf(refs: readonly { readonly part: number; readonly messageId: string }[]): Promise<StoredAct[]>;
  reversalsOf(declarations: readonly SerialRef[]): Promise<Reversal[]>;
  reversalsBySerial(refs: readonly SerialRef[]): Promise<Reversal[]>;
  billsOf(refs: readonly SerialRef[]): Promise<BillOfLife[]>;
  /** Work of these declarations: on its way between lanes, or parked. */
  workOf(refs: readonly SerialRef[]): Promise<WorkRow[]>;
  insertReversals(rows: readonly Reversal[]): Promise<void>;
  updateReversals(rows: readonly Reversal[]): Promise<void>;
  changeBills(rows: readonly BillChange[]): Promise<void>;
  insertRefundClaims(claims: readonly RefundClaim[], nowMs: EpochMs): Promise<void>;
  /** Fails when one of them is on a demand: then nothing of the batch stays. */
  amendBills(rows: readonly BillAmendment[]): Promise<void>;
  /** Dossiers are numbered with the declarations. */
  insertDossier(dossier: Dossier): Promise<void>;
  insertClockAct(act: ClockAct, link: bigint): Promise<void>;
  insertActOutcomes(rows: readonly ActOutcome[], linkOf: LinkOf): Promise<void>;
};

/** Data beside the documents that decide a declaration: recorded by other rooms, read here. */
export type StandingStore = {
  /** Stops of goods, in force or to come. */
  stops(): Promise<StopRow[]>;
  /** Official lists, without their content. */
  lists(): Promise<Omit<ListRow, 'content'>[]>;
  list(edition: string): Promise<ListRow | null>;
  /** Filings of these articles, oldest first. */
  filingsOf(articles: readonly { readonly ebcCode: string; readonly itemNo: string }[]): Promise<FilingRow[]>;
  /** The units in which these items are counted, as far as they are known. */
  unitsOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<UnitRow[]>;
  /** The installation's rules of selection, as they were made. */
  controls(): Promise<ControlRow[]>;
  /** Guarantors that had not paid by the end of a day. */
  overdueGuarantors(parts: readonly number[], beforeDay: string, dutyNoOf: ReadDutyNo): Promise<Overdue>;
  /** What is on file about the identity of these persons, as it was recorded. */
  authenticationsOf(
    persons: readonly { readonly part: number; readonly person: Buffer }[],
  ): Promise<IdentityAuthentication[]>;
  /** Those of these persons whose quota is frozen. */
  frozenAmong(persons: readonly { readonly part: number; readonly person: string }[]): Promise<ReadonlySet<string>>;
  /** Instruments that begin or have ended by this day. */
  dueInstruments(parts: readonly number[], today: Day): Promise<Instrument[]>;
  changeInstrument(change: InstrumentChange): Promise<void>;
  /** The first day on which one of these parts begins or no longer covers. */
  nextInstrumentDay(parts: readonly number[]): Promise<Day | null>;
};

/** Rows that a batch writes about a declaration for other rooms. */
export type BesideStore = {
  insertInspections(rows: readonly Inspection[]): Promise<void>;
  updateInspections(rows: readonly Inspection[]): Promise<void>;
  insertEvidence(rows: readonly Evidence[]): Promise<void>;
  insertControls(rows: readonly ControlRow[]): Promise<void>;
  insertReconciliations(rows: readonly ReconciliationRow[]): Promise<void>;
};

/** The days a partition has done. */
export type DayStore = {
  jobDays(job: JobName, parts: readonly number[]): Promise<JobDay[]>;
  setJobDays(job: JobName, days: readonly { readonly part: number; readonly day: string }[]): Promise<void>;
  /** Those of these with arrivals from before this moment. */
  partsWaiting(parts: readonly number[], beforeMs: EpochMs): Promise<number[]>;
  /** Released before this time, settled and without open work; in order of release. */
  closable(parts: readonly number[], releasedBeforeMs: EpochMs, limit: number): Promise<SerialRef[]>;
  markClosed(refs: readonly SerialRef[], atMs: EpochMs): Promise<void>;
};

/** Statements of a batch within one transaction. Acts of other rooms get more. */
export type BatchStore = LaterStore &
  StandingStore &
  BesideStore &
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
    upsertWork(rows: readonly WorkRow[], nowMs: EpochMs): Promise<void>;
    deleteWork(refs: readonly SerialRef[]): Promise<void>;
    deleteArrivals(rows: readonly ArrivalRow[]): Promise<void>;
  };
