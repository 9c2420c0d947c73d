import type { EpochMs } from '@tongguan/kernel';
import type { AccountRef, Balance, EntryKind } from './types.ts';

/** A session's access to the database. Implemented by `store/ledgers/session.ts`. */
export type LedgerStore = {
  /** Locks and returns the accounts that exist, in the given order. */
  lockAccounts(refs: readonly AccountRef[]): Promise<readonly (AccountRef & Balance)[]>;
  /** The entries already recorded under these keys. */
  recordedEntries(entries: readonly (AccountRef & { key: string })[]): Promise<readonly RecordedEntry[]>;
  insertAccounts(accounts: readonly (AccountRef & Balance)[]): Promise<void>;
  addToAccounts(deltas: readonly (AccountRef & Balance)[]): Promise<void>;
  insertEntries(entries: readonly JournalEntry[]): Promise<void>;
};

/** The database itself, which also keeps which link of the journal's chain covers an entry of a partition. */
export type LinkedLedgerStore = Omit<LedgerStore, 'insertEntries'> & {
  insertEntries(entries: readonly JournalEntry[], linkOf: (part: number) => bigint): Promise<void>;
};

export type JournalEntry = AccountRef & {
  readonly key: string;
  readonly kind: EntryKind;
  readonly amount: bigint;
  readonly requestHash: Buffer;
  readonly reference: string;
  readonly atMs: EpochMs;
};

export type RecordedEntry = AccountRef & {
  readonly key: string;
  readonly kind: EntryKind;
  readonly requestHash: Buffer;
};
