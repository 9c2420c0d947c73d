import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { Assessment } from '@tongguan/policy';
import type { Reversal } from '../clearance/later/types.ts';
import type { Evidence, Inspection } from '../inspection/types.ts';
import type { Declaration } from '../clearance/types.ts';
import type { DocumentKind } from '../intake/types.ts';
import type { AccountRef, EntryKind } from '../ledgers/index.ts';
import type { Tolerances } from '@tongguan/matching';
import type { ReceiptSubject, ReceiptView } from '../receipts/index.ts';
import type { DocumentRef } from '../lane/types.ts';
import type { DeclarationAnswer } from './api/answers.ts';

/**
 * Words of the history.
 *
 * History – everything that happened to one declaration, as its parties may read it: personal data masked, amounts as
 * texts with two decimals, times in Shanghai. Party – the declaration's platform, seller, declarant, logistics firm,
 * guarantor and transmitter; and who signed its order, payment or waybill.
 */
export type DeclarationHistory = DeclarationAnswer;

export type DamagedRow = { readonly what: string; readonly found: string };

/**
 * Customs reads every declaration, with the receipts its declarant got; a participant those it is a party to. Audit is
 * customs that also reads why a declaration was chosen for inspection (K-01).
 */
export type HistoryReader = { readonly participant: string } | 'customs' | 'audit';

export type StoredDocument = DocumentRef & {
  readonly part: number;
  readonly kind: DocumentKind;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly messageType: string;
  readonly messageGuid: string;
  readonly digest: Buffer;
  readonly signerCode: string;
  readonly signerKey: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  /** null: accepted and current; 2 refused, 3 superseded, 4 deleted. */
  readonly outcome: number | null;
  readonly outcomeCode: string | null;
  /** Sealed. */
  readonly body: Buffer;
};

export type EntryRef = AccountRef & { readonly key: string };
export type StoredEntry = EntryRef & { readonly kind: EntryKind; readonly amount: bigint; readonly atMs: EpochMs };

export type StoredTaxBill = {
  readonly taxNo: string;
  readonly status: number;
  readonly customsDutyFen: bigint;
  readonly consumptionTaxFen: bigint;
  readonly valueAddedTaxFen: bigint;
  readonly releasedMs: EpochMs;
};

/** The demand a tax bill is on. */
export type StoredSettlement = {
  readonly dutyNo: string;
  readonly billDay: string;
  readonly payByDay: string;
  /** null while it is not paid. */
  readonly paidDay: string | null;
};

export type StoredDelivery = { readonly status: string; readonly happened: string };

export type StoredContingency = {
  readonly incident: string;
  /** Names of the checks that were skipped. */
  readonly skipped: readonly string[];
  readonly releasedMs: EpochMs;
  readonly reconciledMs: EpochMs | null;
};

/** The history's access to the database. Implemented by `store/gateway/history.ts`. */
export type HistoryStore = {
  /** By copNo, preNo or invtNo, newest first; bounded. */
  declarations(number: string): Promise<readonly Declaration[]>;
  documents(part: number, refs: readonly DocumentRef[]): Promise<readonly StoredDocument[]>;
  entries(refs: readonly EntryRef[]): Promise<readonly StoredEntry[]>;
  taxBill(part: number, serial: bigint): Promise<StoredTaxBill | null>;
  /** Cancellations and returns of a declaration, oldest first. */
  reversals(part: number, declarationSerial: bigint): Promise<readonly Reversal[]>;
  /** Oldest first. */
  inspections(part: number, serial: bigint): Promise<readonly Inspection[]>;
  evidence(part: number, serial: bigint): Promise<readonly Evidence[]>;
  settlement(part: number, serial: bigint, assureCode: string): Promise<StoredSettlement | null>;
  delivery(logisticsCode: string, logisticsNo: string): Promise<StoredDelivery | null>;
  /** Null: it was not released under contingency (K-03). */
  contingency(part: number, serial: bigint): Promise<StoredContingency | null>;
};

export type WireDocument = Order | Payment | Logistics | Inventory;

export type HistoryDeps = {
  readonly store: HistoryStore;
  /** Opens a sealed document. */
  readonly open: (document: StoredDocument) => WireDocument;
  readonly mask: <T extends object>(kind: DocumentKind, document: T) => T;
  readonly receipts: (recipient: string, subject: ReceiptSubject) => Promise<readonly Omit<ReceiptView, 'cursor'>[]>;
  readonly stateText: (state: number) => string;
  /** K-01: the draw of a preNo, from the installation's seed. */
  readonly drawAgain: (preNo: string) => number;
  /** The assessment of a declaration under the law of its acceptance, given what the person had used (E-01 … E-06). */
  readonly assess: (inventory: Inventory, acceptedMs: EpochMs, annualUsedFen: bigint) => Assessment;
  /** D-03, by the day they were in force. */
  readonly tolerances: (atMs: EpochMs) => Tolerances;
  /** Whether the buyer was on record as authenticated, so that somebody else could pay (D-05a). */
  readonly authenticated: (declaration: Inventory, atMs: EpochMs) => Promise<boolean>;
  readonly now: () => EpochMs;
};
