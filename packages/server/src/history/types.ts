import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { DocumentKind } from '../intake/types.ts';
import type { AccountRef, EntryKind } from '../ledgers/index.ts';
import type { Declaration } from '../clearance/types.ts';
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
  readonly arrivedUs: bigint;
  /** null: accepted and current; 2 refused, 3 superseded, 4 deleted. */
  readonly outcome: number | null;
  readonly outcomeCode: string | null;
  /** Sealed. */
  readonly body: Buffer;
};

/** How a version stands: the declaration itself, not looked at or decided yet, or one that is not (any more). */
export const VERSION_STANDINGS = ['current', 'waiting', 'refused', 'superseded', 'deleted'] as const;
export type VersionStanding = (typeof VERSION_STANDINGS)[number];

/** One declaration document under a declarant's number, in the order in which they came: 1 is the first (C-11). */
export type DeclarationVersion = {
  readonly no: number;
  readonly standing: VersionStanding;
  readonly appType: number;
  readonly appTime: string;
  readonly acceptedMs: EpochMs;
  readonly signerCode: string;
  readonly signerKey: string;
  readonly messageGuid: string;
  /** SHA-256 of the received bytes, hexadecimal. */
  readonly digest: string;
};

export type DeclarationVersions = {
  readonly numbers: { readonly copNo: string; readonly preNo: string; readonly invtNo: string | null };
  readonly versions: readonly DeclarationVersion[];
};

/** What is printed of declarations. `null`: none with this number concerns the reader. */
export type PrintDoor = {
  versions(number: string, reader: HistoryReader): Promise<DeclarationVersions | null>;
  /** The sheet as HTML; `version` null: the one in force, or the last. A number: there are only so many. */
  sheet(number: string, version: number | null, reader: HistoryReader): Promise<string | number | null>;
};

/** What there is of one order: its documents and the declarations that may carry them. */
export type StoredCase = {
  readonly documents: readonly StoredDocument[];
  readonly declarations: readonly Declaration[];
};

export type EntryRef = AccountRef & { readonly key: string };

/** An entry of one account, with what it was for. */
export type AccountEntry = {
  readonly key: string;
  readonly kind: EntryKind;
  readonly amount: bigint;
  readonly reference: string;
  readonly atMs: EpochMs;
};

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

export type WireDocument = Order | Payment | Logistics | Inventory;
