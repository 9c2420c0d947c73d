import type { EpochMs, Fen } from '@tongguan/kernel';
import type { AccountRef, LedgerSession } from '../ledgers/index.ts';
import type { Lease } from './types.ts';

/**
 * A way is one kind of saga: steps on the accounts of several partitions, each a transaction of its own. A step that holds
 * brings its undo. When a step does not fit, the undo of every earlier hold runs; this is derived, not written for each
 * pair of steps.
 */

/** A work in progress on a way; its subject adds fields of its own. */
export type OnWay = {
  readonly way: string;
  /** Its own partition, where it begins and ends. */
  readonly part: number;
  readonly serial: bigint;
  step: string;
  /** The partition whose lane does the step; below zero while it is parked. */
  stepPart: number;
  /** Read from the database: its steps may have run before. */
  readonly travelled: boolean;
};

/** The context of every step. A way adds what its subject needs. */
export type WayContext = {
  readonly session: LedgerSession;
  readonly nowMs: EpochMs;
  readonly held: ReadonlyMap<number, Lease>;
  /** Partitions whose accounts were moved: their leases must still be held at commit. */
  readonly fenced: Set<number>;
};

/** An idempotency key of a ledger entry. */
export type KeyRef = AccountRef & { readonly key: string };

/**
 * Where a hold leads: on; back, since it does not fit (the step has written down why); to telling its parties that it
 * waits, after which the hold is tried once more; to where it is parked.
 */
export type Turn = 'on' | 'back' | 'tell' | 'park';

type OnAccounts<Work> = {
  readonly name: string;
  /** All in one partition. */
  readonly accounts: (work: Work) => readonly AccountRef[];
  /** Whether the step has anything to do for this work; else it is passed over, and so is its undo. */
  readonly isNeeded: (work: Work) => boolean;
  /** Every key the step may have used before; a hold names those of its undo and of what is posted of it too. */
  readonly keys?: (work: Work) => readonly KeyRef[];
};

/** Reserves on accounts. */
export type Hold<Work, Context> = OnAccounts<Work> & {
  readonly kind: 'hold';
  /** Judges even a work for which it has nothing to hold. */
  readonly always?: true;
  readonly hold: (work: Work, context: Context) => Turn;
  readonly undo: (work: Work, context: Context) => void;
  /** Done at the work's own partition where the hold says `tell`. */
  readonly tell?: { readonly name: string; readonly run: (work: Work, context: Context) => void };
  /** Where the work waits when the hold says `park`, and for which account: more on it resumes the work. */
  readonly park?: {
    readonly name: string;
    readonly at: (work: Work) => number;
    readonly waitsFor: (work: Work) => { readonly account: string; readonly amount: Fen };
  };
};

/** Confirms or gives back on accounts; it cannot be undone. */
export type Post<Work, Context> = OnAccounts<Work> & {
  readonly kind: 'post';
  readonly post: (work: Work, context: Context) => void;
};

/** A step of the subject itself, at its own partition. `park`: it keeps its holds and waits for staff. */
export type Commit<Work, Context> = {
  readonly kind: 'commit';
  readonly name: string;
  readonly run: (work: Work, context: Context) => 'on' | 'park';
  readonly park?: { readonly name: string };
};

export type Step<Work, Context> = Hold<Work, Context> | Post<Work, Context> | Commit<Work, Context>;

/** The end of every way. */
export const DONE = 'done';
/** Parked: a lane faulted at it. Where it stood is in `set_aside`; what it carries is not read. */
export const FAULT = 'fault';

export type WayPlan<Work extends OnWay, Context extends WayContext> = {
  readonly name: Work['way'];
  readonly steps: readonly Step<Work, Context>[];
  /** Where it ends when nothing is held any more. A name among the steps, or a step of its own. */
  readonly failed?: Work['step'] | Commit<Work, Context>;
  /** Keys that somebody else's entries have and a step asks for. */
  readonly recalls?: (work: Work) => readonly KeyRef[];
  /** Defaults for fields that work recorded by an older version does not have. */
  readonly defaults?: Partial<Work>;
};
