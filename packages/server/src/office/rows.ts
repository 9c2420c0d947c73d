import type { EpochMs } from '@tongguan/kernel';
import type { Act, ActOutcome } from './types.ts';

/** An act and, once a lane has processed it, its outcome: a line of the journal. */
export type JournalRow = Omit<Act, 'body' | 'requestHash' | 'customsCode'> & {
  readonly outcome: Omit<ActOutcome, 'part' | 'actId'> | null;
  /** Whether it is only proposed: the second person has not agreed, or has declined (K-03). */
  readonly proposal: 'open' | 'declined' | null;
  /**
   * The second person who decided on this very request; none for an act done alone, or when the decision was about another
   * request with its id.
   */
  readonly second: { readonly code: string; readonly reason: string; readonly atMs: EpochMs } | null;
};

export type ContingencyLine = {
  readonly preNo: string;
  readonly incident: string;
  readonly fromState: number;
  readonly skipped: readonly string[];
  readonly releasedMs: EpochMs;
  readonly attempts: number;
  readonly reconciledMs: EpochMs | null;
  /** Of the last attempt: code and text. */
  readonly findings: readonly { readonly code: string; readonly text: string }[];
};

/** A declaration whose clock runs; null: it does not wait for the enterprise. */
export type OpenClock = {
  readonly preNo: string;
  readonly state: number;
  readonly customsCode: string;
  readonly acceptedMs: EpochMs;
  readonly waitsSinceMs: EpochMs | null;
};

/** Something that was set aside after a fault. */
export type QueueLine = {
  /** The subject of the queue's acts: partition and row. */
  readonly number: string;
  /** As a room numbers its items; `asideName` of main/rooms.ts has the words: document, act, work, bill … */
  readonly kind: number;
  readonly part: number;
  readonly orderNo: string;
  readonly subject: string;
  readonly messageId: string | null;
  /** Name of the fault; no value of a message. */
  readonly fault: string;
  /** It did not fault itself: something else of its order did. */
  readonly follows: boolean;
  readonly tries: number;
  readonly state: string;
  readonly sinceMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

export type JournalFilter = {
  readonly subject: string | null;
  readonly actor: string | null;
  /** Of subjects of this customs district, and what its own staff did; '' for all. */
  readonly district: string;
  /** The reader: staff read their own acts of every district. */
  readonly reader: string;
  /** Acts before this time, newest first. */
  readonly beforeMs: EpochMs;
  readonly limit: number;
};
