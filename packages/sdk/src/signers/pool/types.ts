import type { SignerErrorKind } from '../errors.ts';
import type { AsyncSigner } from '../types.ts';

/**
 * Terminology. A *member* is one key of the pool. A member *rests* for a while after it failed; it is *out* for good when
 * asking again could only do harm (a wrong password, a foreign certificate). The *budget* is how many signatures a minute
 * a member may be asked for.
 */

export type PoolMember = {
  /** How metrics call it: `card-1`. */
  readonly name: string;
  readonly signer: AsyncSigner;
  /** Signatures at the same time; default 1, as a card works. */
  readonly concurrency?: number;
  /** Budget; default 250, the pace of a u-key. `null` – as fast as it answers. */
  readonly perMinute?: number | null;
};

export type PoolOptions = {
  /** Requests that may wait; one more is refused as `busy`. Default 500: two minutes of one u-key. */
  readonly queueMax?: number;
  /** Longest time from request to signature; default 60 s. */
  readonly waitMaxMs?: number;
  /** How often one request is tried at most, over all members; default 3. */
  readonly attemptsMax?: number;
  /** First rest of a member that failed; doubles with each further failure up to a minute. Default 2 s. */
  readonly restMs?: number;
  readonly time?: PoolTime;
};

/** Where a pool has its time from. */
export type PoolTime = {
  now(): number;
  /** Does `work` after so long; what comes back cancels it. */
  after(ms: number, work: () => void): () => void;
};

export type Durations = { readonly count: number; readonly totalMs: number; readonly maxMs: number };

export type MemberMetrics = {
  readonly name: string;
  readonly state: 'ready' | 'resting' | 'out';
  readonly inFlight: number;
  readonly signed: number;
  readonly failed: number;
  readonly lastFailure: SignerErrorKind | null;
};

export type PoolMetrics = {
  readonly queued: number;
  readonly inFlight: number;
  readonly signed: number;
  /** Requests that ended without signature, `refusedBusy` not among them. */
  readonly failed: number;
  /** Attempts beyond the first. */
  readonly retried: number;
  /** Requests refused because the queue was full. */
  readonly refusedBusy: number;
  /** Budget of the members that are not out; `null` when one of them has none. */
  readonly perMinute: number | null;
  /** From request to the start of the attempt that gave the signature. */
  readonly waited: Durations;
  /** How long members took. */
  readonly signing: Durations;
  readonly members: readonly MemberMetrics[];
};

export type SignerPool = AsyncSigner & {
  metrics(): PoolMetrics;
  /** Resolves while less than half of the queue is taken. A loop that awaits it before each request is never refused. */
  whenRoom(): Promise<void>;
};
