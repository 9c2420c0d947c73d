import type { SignerError, SignerErrorKind } from '../errors.ts';
import type { MemberMetrics, PoolMember } from './types.ts';

/** The pace of a u-key in practice. */
const PER_MINUTE = 250;
const MINUTE_MS = 60_000;
const REST_MAX_MS = 60_000;

/** Asking such a member again could lock a card, or would give the same answer for ever. */
const FOR_GOOD: readonly SignerErrorKind[] = ['password', 'certificate', 'closed', 'file'];

/** What the pool knows of one member: its budget, its failures, its work. Reads no clock. */
export class MemberState {
  readonly member: PoolMember;
  readonly perMinute: number | null;
  readonly #concurrency: number;
  readonly #restMs: number;
  readonly #intervalMs: number;
  readonly #slackMs: number;
  /** Theoretical time of the next signature by budget (the generic cell rate algorithm). */
  #nextAtMs = Number.NEGATIVE_INFINITY;
  #restsUntilMs = Number.NEGATIVE_INFINITY;
  #failuresInARow = 0;
  #out = false;
  #inFlight = 0;
  #signed = 0;
  #failed = 0;
  #lastFailure: SignerErrorKind | null = null;

  constructor(member: PoolMember, restMs: number) {
    this.member = member;
    this.perMinute = member.perMinute === undefined ? PER_MINUTE : member.perMinute;
    this.#concurrency = member.concurrency ?? 1;
    this.#restMs = restMs;
    this.#intervalMs = this.perMinute === null ? 0 : MINUTE_MS / this.perMinute;
    // A second's worth may be caught up when a timer comes late; in no minute more than budget and this are asked for.
    this.#slackMs = Math.max(0, 1000 - this.#intervalMs);
  }

  get isOut(): boolean {
    return this.#out;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** When it may be asked: a time, now or past when at once; `null` when only the end of its work can tell, or never. */
  readyAtMs(): number | null {
    if (this.#out || this.#inFlight >= this.#concurrency) return null;
    return Math.max(this.#restsUntilMs, this.#nextAtMs - this.#slackMs);
  }

  begin(nowMs: number): void {
    this.#inFlight += 1;
    this.#nextAtMs = Math.max(this.#nextAtMs, nowMs) + this.#intervalMs;
  }

  succeeded(): void {
    this.#inFlight -= 1;
    this.#signed += 1;
    this.#failuresInARow = 0;
  }

  /** The caller gave up while it worked: not counted as a failure. */
  abandoned(): void {
    this.#inFlight -= 1;
  }

  failed(error: SignerError, nowMs: number): void {
    this.#inFlight -= 1;
    this.#failed += 1;
    this.#lastFailure = error.kind;
    if (FOR_GOOD.includes(error.kind)) this.#out = true;
    const restMs = Math.min(REST_MAX_MS, this.#restMs * 2 ** Math.min(this.#failuresInARow, 16));
    this.#restsUntilMs = nowMs + Math.max(restMs, error.retryAfterMs ?? 0);
    this.#failuresInARow += 1;
  }

  metrics(nowMs: number): MemberMetrics {
    const isResting = this.#restsUntilMs > nowMs;
    return {
      name: this.member.name,
      state: this.#out ? 'out' : isResting ? 'resting' : 'ready',
      inFlight: this.#inFlight,
      signed: this.#signed,
      failed: this.#failed,
      lastFailure: this.#lastFailure,
    };
  }
}
