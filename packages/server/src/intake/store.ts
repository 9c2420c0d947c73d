import type { PreparedMessage } from './rows.ts';

/** What intake needs from the database. Implemented by `store/intake/*.ts`. */
export type IntakeStore = {
  /**
   * Stores the documents of messages, their arrivals and the evidence pack in one transaction; a message's item of the
   * pack is its place in the list. Returns, for messages that were there before, the time they were accepted then.
   */
  storeDocuments(
    messages: readonly PreparedMessage[],
    pack: { readonly packId: string; readonly atMs: number; readonly sealed: Buffer },
  ): Promise<ReadonlyMap<string, number>>;
  /**
   * Stores a refusal once; returns the answer this caller got before, if any, and whether this one was beyond the quota
   * of the caller's day.
   */
  storeRefusal(refusal: RefusalRow): Promise<{ readonly before: string | null; readonly beyondQuota: boolean }>;
};

export type RefusalRow = {
  readonly part: number;
  readonly messageId: string;
  readonly digest: Buffer;
  readonly callerCode: string;
  readonly atMs: number;
  readonly arrivedUs: bigint;
  /** Of the message as it was received. */
  readonly bytes: number;
  /** Within the quota, and beyond it: which of the two is stored, the database decides. */
  readonly within: KeptRefusal;
  readonly beyond: KeptRefusal;
  /** Where the caller's day is counted, and what may be kept of it. */
  readonly quota: { readonly part: number; readonly day: string; readonly bytes: number };
};

export type KeptRefusal = {
  readonly answer: string;
  readonly sealed: Buffer;
  /** `whole`, `start` (the first 256 KB) or `quota` (the first bytes). */
  readonly kept: 'whole' | 'start' | 'quota';
};
