import type { ReversalStore } from './aftercare/store.ts';
import type { EpochMs } from '@tongguan/kernel';
import type { LedgerStore } from '../ledgers/index.ts';
import type { ReceiptKind } from '../receipts/types.ts';
import type { Claim, NumberRef } from './claims.ts';
import type { ContingencyStore } from './contingency/types.ts';
import type { GoodsBatchStore } from './goodsStore.ts';
import type { Act, ActOutcome } from '../office/types.ts';
import type { BillChange, RefundClaim } from './aftercare/book.ts';
import type { BookStore } from './bookStore.ts';
import type { JobDay, JobName } from './jobs/due.ts';
import type { BookUnitStore } from './bookUnits.ts';
import type { DeliveryReport } from './aftercare/delivery.ts';
import type { ClosingStore, InspectionStore } from './inspection/store.ts';
import type { BillOfLife, Reversal } from './aftercare/types.ts';
import type { DossierStore } from './dossierStore.ts';
import type { AlertStore, GuaranteeStore } from './guaranteeStore.ts';
import type { Declaration, DocumentRef, TaxLine } from './types.ts';

/** A partition this lane holds: the token that proves it and the numbers it may give out next. */
export type Lease = {
  readonly part: number;
  readonly token: bigint;
  nextSeq: bigint;
  nextSerial: bigint;
  /** The counters as the table has them: a batch that does not find them there again has been overtaken. */
  readonly seqBefore: bigint;
  readonly serialBefore: bigint;
};

export type LeaseStore = {
  /** Takes parts that are free, expired or already of this owner; every take of a part gives a new token. */
  acquire(owner: string, parts: readonly number[], nowMs: EpochMs, untilMs: EpochMs): Promise<Lease[]>;
  /** Prolongs what is still held; returns the parts. */
  renew(owner: string, leases: readonly Lease[], untilMs: EpochMs): Promise<number[]>;
  release(owner: string, leases: readonly Lease[]): Promise<void>;
};

export type ArrivalRow = {
  readonly part: number;
  readonly arrivedUs: bigint;
  readonly messageId: string;
  readonly item: number;
  readonly orderNo: string;
};

/** A stored document that counts or has not been looked at; `body` is sealed. */
export type StoredDocument = ArrivalRow & {
  readonly kind: number;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly signerCode: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly body: Buffer;
  /** An arrival row is there: nobody has looked at it yet. */
  readonly waiting: boolean;
};

export type RefusedMessageRow = {
  readonly part: number;
  readonly messageId: string;
  readonly callerCode: string;
  readonly answer: string;
};

export type WorkRow = {
  readonly part: number;
  readonly serial: bigint;
  readonly stage: number;
  readonly stagePart: number;
  readonly payload: string;
};

export type OutcomeRow = DocumentRef & {
  readonly part: number;
  readonly outcome: number;
  readonly code: string;
  readonly atMs: EpochMs;
};

export type ReceiptRow = {
  readonly part: number;
  readonly recipient: string;
  readonly seq: bigint;
  readonly steps: number;
  readonly kind: ReceiptKind;
  readonly serial: bigint | null;
  readonly document: DocumentRef | null;
  readonly atMs: EpochMs;
  readonly body: string;
};

export type TaxBillRow = {
  readonly part: number;
  readonly serial: bigint;
  readonly taxNo: string;
  readonly invtNo: string;
  readonly assureCode: string;
  readonly lines: readonly TaxLine[];
  readonly releasedMs: EpochMs;
};

export type OrderRef = { readonly part: number; readonly orderNo: string };
export type SerialRef = { readonly part: number; readonly serial: bigint };

/** An act as stored; `body` is sealed. */
export type StoredAct = Omit<Act, 'body'> & { readonly body: Buffer };

/** What aftercare reads and writes. Implemented by `store/queries/clearance-aftercare.ts`. */
export type AftercareStore = {
  actsOf(refs: readonly { readonly part: number; readonly messageId: string }[]): Promise<StoredAct[]>;
  reversalsOf(lists: readonly SerialRef[]): Promise<Reversal[]>;
  reversalsBySerial(refs: readonly SerialRef[]): Promise<Reversal[]>;
  billsOf(refs: readonly SerialRef[]): Promise<BillOfLife[]>;
  /** Work of these declarations: on its way between lanes, or parked. */
  workOf(refs: readonly SerialRef[]): Promise<WorkRow[]>;
  insertReversals(rows: readonly Reversal[]): Promise<void>;
  updateReversals(rows: readonly Reversal[]): Promise<void>;
  changeBills(rows: readonly BillChange[]): Promise<void>;
  insertRefundClaims(claims: readonly RefundClaim[], nowMs: EpochMs): Promise<void>;
  insertActOutcomes(rows: readonly ActOutcome[]): Promise<void>;
};

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

/** A demand as the sum of its items. */
export type Demand = {
  readonly dutyNo: string;
  readonly assureCode: string;
  readonly billDay: string;
  readonly payByDay: string;
  readonly taxFen: bigint;
  readonly bills: number;
  readonly paid: boolean;
};

export type PaymentRow = Pick<Demand, 'dutyNo' | 'assureCode' | 'taxFen' | 'bills'> & {
  readonly part: number;
  readonly surchargeFen: bigint;
  readonly paidDay: string;
  readonly actId: string;
  readonly paidMs: EpochMs;
};

/** What daily work and payments read and write. Implemented by `store/queries/clearance-settlement.ts`. */
export type SettlementStore = {
  /** One row for each part. */
  jobDays(job: JobName, parts: readonly number[]): Promise<JobDay[]>;
  setJobDays(job: JobName, days: readonly { readonly part: number; readonly day: string }[]): Promise<void>;
  /** How many parts have done this day, of all parts. */
  partsDone(job: JobName, day: string): Promise<number>;
  /** Bills not consolidated of what was released before this time, oldest first. */
  openBills(
    parts: readonly number[],
    releasedBeforeMs: EpochMs,
    limit: number,
  ): Promise<(BillOfLife & { readonly agentCode: string; readonly preNo: string })[]>;
  insertDemandItems(items: readonly DemandItem[], nowMs: EpochMs): Promise<void>;
  demand(part: number, dutyNo: string): Promise<Demand | null>;
  insertPayment(row: PaymentRow): Promise<void>;
  /** Guarantors of these parts with a demand that is not paid although its last day is over. */
  overdueGuarantors(parts: readonly number[], today: string): Promise<string[]>;
  /** Those of these persons, by keyed hash in hex, who have frozen their quota (F-03). */
  frozenAmong(persons: readonly { readonly part: number; readonly person: string }[]): Promise<ReadonlySet<string>>;
};

/** Reports of parcels. Implemented by `store/queries/clearance-delivery.ts`. */
export type DeliveryStore = {
  /** The report that counts: the latest by appTime. */
  delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryReport | null>;
  insertDelivery(report: DeliveryReport): Promise<void>;
};

/** What a batch needs from the database, within one transaction. Implemented by `store/queries/clearance-*.ts`. */
export type BatchStore = AftercareStore &
  GoodsBatchStore &
  ContingencyStore &
  SettlementStore &
  ReversalStore &
  GuaranteeStore &
  AlertStore &
  DossierStore &
  DeliveryStore &
  ClosingStore &
  InspectionStore &
  BookStore &
  BookUnitStore & {
    readonly ledgers: LedgerStore;
    takeArrivals(parts: readonly number[], perPart: number): Promise<ArrivalRow[]>;
    documentsOf(orders: readonly OrderRef[]): Promise<StoredDocument[]>;
    declarationsOf(orders: readonly OrderRef[]): Promise<Declaration[]>;
    declarationsBySerial(refs: readonly SerialRef[]): Promise<Declaration[]>;
    overdueOrders(parts: readonly number[], nowMs: EpochMs): Promise<OrderRef[]>;
    /** The orders that use these numbers. */
    claimsOf(numbers: readonly NumberRef[]): Promise<Claim[]>;
    refusedMessages(refs: readonly { part: number; messageId: string }[]): Promise<RefusedMessageRow[]>;
    /** What lanes go on with; parked work is not among it. */
    workAt(parts: readonly number[]): Promise<WorkRow[]>;
    /** Work parked in this stage at these partitions, oldest first. */
    parkedAt(parts: readonly number[], stage: number, limit: number): Promise<WorkRow[]>;
    /** Those of them that began before or at this time. */
    parkedSince(parts: readonly number[], stage: number, beforeMs: EpochMs): Promise<WorkRow[]>;
    /** Those of these that are still parked in this stage; they are this transaction's now. */
    claimParked(refs: readonly SerialRef[], stage: number): Promise<SerialRef[]>;
    insertDeclarations(rows: readonly Declaration[]): Promise<void>;
    updateDeclarations(rows: readonly Declaration[]): Promise<void>;
    insertOutcomes(rows: readonly OutcomeRow[]): Promise<void>;
    insertReceipts(rows: readonly ReceiptRow[]): Promise<void>;
    insertTaxBills(rows: readonly TaxBillRow[]): Promise<void>;
    upsertWork(rows: readonly WorkRow[], nowMs: EpochMs): Promise<void>;
    deleteWork(refs: readonly SerialRef[]): Promise<void>;
    /** Returns how many were free. */
    insertClaims(claims: readonly Claim[]): Promise<number>;
    deleteClaims(claims: readonly Claim[]): Promise<void>;
    deleteArrivals(rows: readonly ArrivalRow[]): Promise<void>;
    /** Moves the counters of the touched parts, if the leases are still held. Returns how many were. */
    moveCounters(owner: string, leases: readonly Lease[]): Promise<number>;
  };

export type ClearanceStore = LeaseStore & {
  transaction<T>(work: (batch: BatchStore) => Promise<T>): Promise<T>;
};
