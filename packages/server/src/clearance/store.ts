import type { ReversalStore } from './aftercare/store.ts';
import type { EpochMs, Fen } from '@tongguan/kernel';
import type { AccountRef, LinkedLedgerStore } from '../ledgers/index.ts';
import type { ChainStore, LinkOf } from './chainStore.ts';
import type { ReceiptKind } from '../receipts/types.ts';
import type { Claim, NumberRef } from './claims.ts';
import type { ContingencyStore } from './contingency/types.ts';
import type { GoodsBatchStore } from './goodsStore.ts';
import type { SettlementStore } from './settlementStore.ts';
import type { SetAsideStore } from './setAside/types.ts';
import type { Act, ActOutcome } from '../office/types.ts';
import type { BillChange, RefundClaim } from './aftercare/book.ts';
import type { BookStore } from './bookStore.ts';
import type { BookUnitStore } from './bookUnits.ts';
import type { DeliveryReport } from './aftercare/delivery.ts';
import type { ClosingStore, InspectionStore } from './inspection/store.ts';
import type { BillOfLife, Reversal } from './aftercare/types.ts';
import type { DossierStore } from './dossierStore.ts';
import type { AlertStore, GuaranteeStore } from './guaranteeStore.ts';
import type { SecondPersonStore } from './secondPersonStore.ts';
import type { Declaration, DocumentRef, TaxLine } from './types.ts';

/** A partition this lane holds: the token that proves it and the numbers it may give out next. */
export type Lease = {
  readonly part: number;
  readonly token: bigint;
  nextSeq: bigint;
  nextSerial: bigint;
  /** The link of the journal's chain to be written next, and the digest of the one before; empty before the first. */
  nextLink: bigint;
  chainHead: Buffer;
  /** The counters as the table has them: a batch that does not find them there again has been overtaken. */
  readonly seqBefore: bigint;
  readonly serialBefore: bigint;
  readonly linkBefore: bigint;
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

/** An arrival in its queue. */
export type WaitingArrival = ArrivalRow & {
  /** Something of its order is set aside: it goes there too, so that what was said stays in order. */
  readonly held: boolean;
};

/**
 * A stored document that counts or has not been looked at; `body` is sealed, and null where it waits behind what was
 * taken.
 */
export type StoredDocument = ArrivalRow & {
  readonly kind: number;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly signerCode: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly body: Buffer | null;
  /** An arrival row is there, or it is set aside: nobody has looked at it yet. */
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
  /** Of a list that waits for guarantee: whose, and how much it needs; else '' and 0. */
  readonly account: string;
  readonly amount: Fen;
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
  insertActOutcomes(rows: readonly ActOutcome[], linkOf: LinkOf): Promise<void>;
};

/** Reports of parcels. Implemented by `store/queries/clearance-delivery.ts`. */
export type DeliveryStore = {
  /** The report that counts: the latest by appTime. */
  delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryReport | null>;
  insertDelivery(report: DeliveryReport, receivedMs: EpochMs): Promise<void>;
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
  SecondPersonStore &
  BookStore &
  BookUnitStore &
  SetAsideStore &
  ChainStore & {
    readonly ledgers: LinkedLedgerStore;
    /** The oldest of each partition: as many as is said for it. */
    takeArrivals(parts: readonly number[], limits: readonly number[]): Promise<WaitingArrival[]>;
    /** Those of these that are still in their queue. */
    arrivalsThere(rows: readonly ArrivalRow[]): Promise<WaitingArrival[]>;
    /** What counts for these orders, and what waits; `takenUs` is the last arrival of the part that this batch looks at. */
    documentsOf(orders: readonly (OrderRef & { readonly takenUs: bigint })[]): Promise<StoredDocument[]>;
    /** These documents that wait, each by its key. */
    documentsByRef(arrivals: readonly ArrivalRow[]): Promise<StoredDocument[]>;
    /** Those that stand or wait, and of the refused ones the newest. */
    declarationsOf(orders: readonly OrderRef[]): Promise<Declaration[]>;
    declarationsBySerial(refs: readonly SerialRef[]): Promise<Declaration[]>;
    overdueOrders(parts: readonly number[], nowMs: EpochMs): Promise<OrderRef[]>;
    /** The orders that use these numbers. */
    claimsOf(numbers: readonly NumberRef[]): Promise<Claim[]>;
    refusedMessages(refs: readonly { part: number; messageId: string }[]): Promise<RefusedMessageRow[]>;
    /** What lanes go on with; parked work is not among it. */
    workAt(parts: readonly number[]): Promise<WorkRow[]>;
    /** Lists that wait for this guarantee and need no more than `mostFen`, oldest first (G-04). */
    waitingFor(account: AccountRef, mostFen: Fen, limit: number): Promise<WorkRow[]>;
    /** Guarantees of these partitions for which lists wait. */
    accountsWaitedFor(parts: readonly number[]): Promise<AccountRef[]>;
    /** Work of these declarations that is parked at these partitions. */
    parkedWork(refs: readonly SerialRef[]): Promise<WorkRow[]>;
    /** Those of them that began before or at this time. */
    parkedSince(parts: readonly number[], stage: number, beforeMs: EpochMs): Promise<WorkRow[]>;
    /** Those of these that are still parked in this stage; they are this transaction's now. */
    claimParked(refs: readonly SerialRef[], stage: number): Promise<SerialRef[]>;
    insertDeclarations(rows: readonly Declaration[]): Promise<void>;
    updateDeclarations(rows: readonly Declaration[]): Promise<void>;
    insertOutcomes(rows: readonly OutcomeRow[], linkOf: LinkOf): Promise<void>;
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
