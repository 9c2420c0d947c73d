import type { Link, LinkedAct } from '../ledgers/index.ts';
import type { EpochMs } from '@tongguan/kernel';
import type { Item } from './isolation/item.ts';
import type { Lease, Claim, NumberRef } from './types.ts';

/** Names the link of the journal's chain that covers what is written to a partition now. */
export type LinkOf = (part: number) => bigint;

export type ActRef = { readonly part: number; readonly actId: string };

/** The journal's chain. Implemented by `store/lane/chain.ts`. */
export type ChainStore = {
  /** Acts with the outcome this transaction gave them. */
  linkedActs(refs: readonly ActRef[]): Promise<LinkedAct[]>;
  insertLinks(links: readonly Link[]): Promise<void>;
};

/** Leases: which lane holds which partition. Implemented by `store/lane/leases.ts`. */
export type LeaseStore = {
  /** Takes parts that are free, expired or already of this owner; every take of a part gives a new token. */
  acquire(owner: string, parts: readonly number[], nowMs: EpochMs, untilMs: EpochMs): Promise<Lease[]>;
  /** Prolongs what is still held; returns the parts. */
  renew(owner: string, leases: readonly Lease[], untilMs: EpochMs): Promise<number[]>;
  release(owner: string, leases: readonly Lease[]): Promise<void>;
};

/** Numbers and the orders they belong to. Implemented by `store/lane/claims.ts`. */
export type ClaimStore = {
  /** The orders that use these numbers. */
  claimsOf(numbers: readonly NumberRef[]): Promise<Claim[]>;
  /** Returns how many were free. */
  insertClaims(claims: readonly Claim[]): Promise<number>;
  deleteClaims(claims: readonly Claim[]): Promise<void>;
};

/** The fence at the end of a batch. Implemented by `store/lane/leases.ts` and `store/lane/chain.ts`. */
export type FenceStore = ChainStore & {
  /** Moves the counters of the touched parts, if the leases are still held. Returns how many were. */
  moveCounters(owner: string, leases: readonly Lease[]): Promise<number>;
};

/** The engine's own statements in a transaction. */
export type LaneBatch = FenceStore & {
  /** Takes the item out of the lane's way; once, however often it is asked. */
  setAside(item: Item, asideId: string, fault: string, nowMs: EpochMs): Promise<void>;
};

export type Transactions<Batch> = {
  transaction<T>(work: (batch: Batch) => Promise<T>): Promise<T>;
};

/** A lane's access to the database: leases between batches, and `Batch` within each. */
export type LaneStore<Batch> = LeaseStore & Transactions<Batch>;
