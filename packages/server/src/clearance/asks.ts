import type { EpochMs } from '@tongguan/kernel';
import type { Day } from '@tongguan/policy';
import type { FoodBatch, UnitRow } from '../bonded/types.ts';
import type { Dossier } from '../cases/types.ts';
import type { IdentityAuthentication } from '../consumer/types.ts';
import type { ReconciliationRow } from '../contingency/types.ts';
import type { FilingRow, ListRow, StopRow, TariffEditionRow } from '../goods/types.ts';
import type { Instrument, InstrumentChange } from '../guarantee/types.ts';
import type { ControlRow, Evidence, Inspection } from '../inspection/types.ts';
import type { SerialRef } from '../lane/types.ts';
import type { AccountRef } from '../ledgers/index.ts';
import type { RefundClaim, Reversal } from './later/types.ts';
import type { Overdue, ReadDutyNo } from './rows.ts';

/**
 * What a batch asks of other rooms: their records in, their records out. Each question belongs to the room whose table it is
 * about, which declares it in its own store; here stands what this room needs of it. Nobody hands a store over: the
 * transaction of a lane answers all of them (`store/lane/transaction.ts`), and the compiler proves that it does. No hand of
 * another room sees these.
 */
export type AskedOfRooms = AskedToJudge & AskedOfGuarantee & WrittenForRooms;

/** Data beside the documents that decide a declaration. */
export type AskedToJudge = {
  /** Stops of goods, in force or to come. */
  stops(): Promise<StopRow[]>;
  /** Official lists, without their content. */
  lists(): Promise<Omit<ListRow, 'content'>[]>;
  list(edition: string): Promise<ListRow | null>;
  /** Loaded editions of the tariff, oldest first, without their content. */
  tariffs(): Promise<Omit<TariffEditionRow, 'content'>[]>;
  tariff(edition: string): Promise<TariffEditionRow | null>;
  /** Filings of these articles, oldest first. */
  filingsOf(articles: readonly { readonly ebcCode: string; readonly itemNo: string }[]): Promise<FilingRow[]>;
  /** The units in which these items are counted, as far as they are known. */
  unitsOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<UnitRow[]>;
  /** Batches of food of these items, by item and expiry (M-37). */
  batchesOf(items: readonly Pick<AccountRef, 'part' | 'account'>[]): Promise<FoodBatch[]>;
  /** The installation's rules of selection, as they were made. */
  controls(): Promise<ControlRow[]>;
  /** What is on file about the identity of these persons, as it was recorded (D-05a). */
  authenticationsOf(
    persons: readonly { readonly part: number; readonly person: Buffer }[],
  ): Promise<IdentityAuthentication[]>;
  /** Those of these persons whose quota is frozen. */
  frozenAmong(persons: readonly PersonRef[]): Promise<ReadonlySet<string>>;
};

/** A person by keyed hash, at the partition of their quota. */
export type PersonRef = { readonly part: number; readonly person: string };

/** Instruments pass at the head of a batch, before anything is held; what is overdue blocks a release. */
export type AskedOfGuarantee = {
  /** Guarantors that had not paid by the end of a day. */
  overdueGuarantors(parts: readonly number[], beforeDay: string, dutyNoOf: ReadDutyNo): Promise<Overdue>;
  /** Instruments that begin or have ended by this day. */
  dueInstruments(parts: readonly number[], today: Day): Promise<Instrument[]>;
  changeInstrument(change: InstrumentChange): Promise<void>;
  /** The first day on which one of these parts begins or no longer covers. */
  nextInstrumentDay(parts: readonly number[]): Promise<Day | null>;
};

/** Rows that hands give to `state` and `book`, which a batch writes with its own; and what it reads of them again. */
export type WrittenForRooms = {
  reversalsOf(declarations: readonly SerialRef[]): Promise<Reversal[]>;
  reversalsBySerial(refs: readonly SerialRef[]): Promise<Reversal[]>;
  insertReversals(rows: readonly Reversal[]): Promise<void>;
  updateReversals(rows: readonly Reversal[]): Promise<void>;
  insertRefundClaims(claims: readonly RefundClaim[], nowMs: EpochMs): Promise<void>;
  insertInspections(rows: readonly Inspection[]): Promise<void>;
  updateInspections(rows: readonly Inspection[]): Promise<void>;
  insertEvidence(rows: readonly Evidence[]): Promise<void>;
  insertControls(rows: readonly ControlRow[]): Promise<void>;
  insertReconciliations(rows: readonly ReconciliationRow[]): Promise<void>;
  /** Dossiers are numbered with the declarations. */
  insertDossier(dossier: Dossier): Promise<void>;
};
