import { assert } from '@tongguan/kernel';
import { asSignerError, SignerError } from '../errors.ts';
import { Job } from './job.ts';
import { MemberState } from './member.ts';
import type { Durations, PoolMember, PoolOptions, PoolTime, SignerPool } from './types.ts';

const QUEUE_MAX = 500;
const WAIT_MAX_MS = 60_000;
const ATTEMPTS_MAX = 3;
const REST_MS = 2_000;

const systemTime: PoolTime = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, Math.ceil(ms));
    return () => clearTimeout(timer);
  },
};

/**
 * Several keys of one enterprise as one signer: requests wait in one queue and go, oldest first, to a member with room in
 * its budget. A member that fails rests and its request goes to another; a member with a wrong password is not asked again.
 * The queue is bounded: what does not fit is refused as `busy` at once, so that a caller slows down instead of the memory
 * filling up. All members sign with the same algorithm; each answer says whose key it was.
 */
export function signerPool(members: readonly PoolMember[], options: PoolOptions = {}): SignerPool {
  const [first] = members;
  assert(first !== undefined, 'a pool has at least one member');
  const { algorithm } = first.signer;
  assert(
    members.every(({ signer }) => signer.algorithm === algorithm),
    'the members of a pool sign with one algorithm',
  );
  const pool = new Pool(members, options);
  return {
    algorithm,
    sign: (data, signal) => pool.sign(data, signal),
    metrics: () => pool.metrics(),
    whenRoom: () => pool.whenRoom(),
    close: () => pool.close(),
  };
}

class Pool {
  readonly #states: readonly MemberState[];
  readonly #time: PoolTime;
  readonly #queueMax: number;
  readonly #waitMaxMs: number;
  readonly #attemptsMax: number;
  readonly #queue: Job[] = [];
  readonly #roomWaiters: (() => void)[] = [];
  readonly #inFlight = new Set<Job>();
  readonly #counts = { signed: 0, failed: 0, retried: 0, refusedBusy: 0 };
  readonly #waited = { count: 0, totalMs: 0, maxMs: 0 };
  readonly #signing = { count: 0, totalMs: 0, maxMs: 0 };
  #wake: () => void = () => undefined;
  #closed = false;
  #lastOut: SignerError | null = null;

  constructor(members: readonly PoolMember[], options: PoolOptions) {
    this.#states = members.map((member) => new MemberState(member, options.restMs ?? REST_MS));
    this.#time = options.time ?? systemTime;
    this.#queueMax = options.queueMax ?? QUEUE_MAX;
    this.#waitMaxMs = options.waitMaxMs ?? WAIT_MAX_MS;
    this.#attemptsMax = options.attemptsMax ?? ATTEMPTS_MAX;
  }

  async sign(data: Buffer, caller?: AbortSignal) {
    if (this.#closed || caller?.aborted === true) throw new SignerError('closed');
    if (this.#queue.length >= this.#queueMax) {
      this.#counts.refusedBusy += 1;
      throw new SignerError('busy', `${this.#queueMax}`);
    }
    const job = new Job(data, this.#time, this.#waitMaxMs, caller, (over) => this.#drop(over));
    this.#queue.push(job);
    this.#pump();
    return job.done;
  }

  async whenRoom(): Promise<void> {
    while (!this.#closed && this.#queue.length * 2 >= this.#queueMax) {
      await new Promise<void>((resolve) => this.#roomWaiters.push(resolve));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    for (const job of [...this.#queue.splice(0), ...this.#inFlight]) this.#end(job, new SignerError('closed'));
    this.#callWaiters();
    await Promise.all(this.#states.map(({ member }) => member.signer.close()));
  }

  metrics() {
    const now = this.#time.now();
    const working = this.#states.filter((state) => !state.isOut).map(({ perMinute }) => perMinute);
    return {
      queued: this.#queue.length,
      inFlight: this.#states.reduce((sum, { inFlight }) => sum + inFlight, 0),
      ...this.#counts,
      perMinute: working.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0 as number | null),
      waited: { ...this.#waited },
      signing: { ...this.#signing },
      members: this.#states.map((state) => state.metrics(now)),
    };
  }

  /** Gives the oldest requests to members with room; sets one timer for the next moment a member has some. */
  #pump(): void {
    this.#wake();
    while (this.#queue.length > 0 && !this.#closed) {
      if (this.#states.every(({ isOut }) => isOut)) return this.#endAll();
      const now = this.#time.now();
      const next = this.#next();
      // All work, all rest or are out: the end of an attempt pumps again.
      if (next === null) return;
      if (next.atMs > now) {
        this.#wake = this.#time.after(next.atMs - now, () => this.#pump());
        return;
      }
      void this.#attempt(this.#queue.shift() as Job, next.state, now);
      if (this.#queue.length * 2 < this.#queueMax) this.#callWaiters();
    }
  }

  /** The member that may be asked soonest; of several, the one that has had room for longest. */
  #next(): { state: MemberState; atMs: number } | null {
    let best: { state: MemberState; atMs: number } | null = null;
    for (const state of this.#states) {
      const atMs = state.readyAtMs();
      if (atMs !== null && (best === null || atMs < best.atMs)) best = { state, atMs };
    }
    return best;
  }

  async #attempt(job: Job, state: MemberState, startedMs: number): Promise<void> {
    state.begin(startedMs);
    this.#inFlight.add(job);
    job.attempts += 1;
    if (job.attempts > 1) this.#counts.retried += 1;
    try {
      const made = await state.member.signer.sign(job.data, job.signal);
      state.succeeded();
      note(this.#signing, this.#time.now() - startedMs);
      this.#inFlight.delete(job);
      if (!job.isOver) {
        this.#counts.signed += 1;
        note(this.#waited, startedMs - job.sinceMs);
        job.succeed(made);
      }
    } catch (thrown) {
      this.#inFlight.delete(job);
      if (job.isOver) state.abandoned();
      else this.#failed(job, state, asSignerError(thrown));
    }
    this.#pump();
  }

  #failed(job: Job, state: MemberState, error: SignerError): void {
    state.failed(error, this.#time.now());
    if (state.isOut) this.#lastOut = error;
    if (job.attempts >= this.#attemptsMax) this.#end(job, error);
    // To the front: it is the oldest.
    else this.#queue.unshift(job);
  }

  #endAll(): void {
    for (const job of this.#queue.splice(0)) this.#end(job, this.#lastOut ?? new SignerError('closed'));
    this.#callWaiters();
  }

  #end(job: Job, error: SignerError): void {
    if (job.isOver) return;
    this.#counts.failed += 1;
    job.fail(error);
  }

  /** The caller gave up, or it waited too long. */
  #drop(job: Job): void {
    this.#counts.failed += 1;
    const at = this.#queue.indexOf(job);
    if (at >= 0) this.#queue.splice(at, 1);
    if (this.#queue.length * 2 < this.#queueMax) this.#callWaiters();
  }

  #callWaiters(): void {
    for (const resolve of this.#roomWaiters.splice(0)) resolve();
  }
}

function note(durations: { -readonly [key in keyof Durations]: number }, ms: number): void {
  durations.count += 1;
  durations.totalMs += ms;
  durations.maxMs = Math.max(durations.maxMs, ms);
}
