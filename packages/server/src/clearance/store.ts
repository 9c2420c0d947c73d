import type { ReversalStore } from './aftercare/store.ts';
import type { EpochMs, Fen } from '@tongguan/kernel';
import type { AccountRef, LinkedLedgerStore } from '../ledgers/index.ts';
import type { ContingencyStore } from './contingency/types.ts';
import type { GoodsBatchStore } from '../goods/index.ts';
import type { SettlementStore } from './settlementStore.ts';
import type { SetAsideStore } from './setAside/types.ts';
import type { ActOutcome } from '../office/types.ts';
import type { BillChange, RefundClaim } from './aftercare/book.ts';
import type { BookStore, BookUnitStore } from '../bonded/index.ts';
import type { ClosingStore, InspectionStore } from './inspection/store.ts';
import type { BillOfLife, Reversal, DeliveryReport } from './aftercare/types.ts';
import type { DossierStore } from '../cases/index.ts';
import type { GuaranteeStore } from '../guarantee/index.ts';
import type { AlertStore } from './alertStore.ts';
import type { SecondPersonStore } from './secondPersonStore.ts';
import type { Declaration } from './types.ts';
import type {
  ArrivalRow,
  WaitingArrival,
  WorkRow,
  OutcomeRow,
  ReceiptRow,
  OrderRef,
  SerialRef,
  RefusedMessageRow,
  StoredAct,
} from '../lane/types.ts';
import type { StoredDocument, TaxBillRow } from './rows.ts';
import type { ClaimStore, FenceStore, LaneStore, LinkOf } from '../lane/index.ts';

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
  ClaimStore &
  FenceStore & {
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

export type ClearanceStore = LaneStore<BatchStore>;
