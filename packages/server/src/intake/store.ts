import type { PreparedMessage } from './rows.ts';

/** What intake needs from the database. Implemented by `store/queries/intake-*.ts`. */
export type IntakeStore = {
  /**
   * Stores the documents of messages, their arrivals and the evidence pack in one transaction; a message's item of the
   * pack is its place in the list. Returns, for messages that were there before, the time they were accepted then.
   */
  storeDocuments(
    messages: readonly PreparedMessage[],
    pack: { readonly packId: string; readonly atMs: number; readonly sealed: Buffer },
  ): Promise<ReadonlyMap<string, number>>;
  /** Stores a refusal once; returns the answer this caller got before, if any. */
  storeRefusal(refusal: {
    readonly part: number;
    readonly messageId: string;
    readonly digest: Buffer;
    readonly callerCode: string;
    readonly atMs: number;
    readonly answer: string;
    readonly sealed: Buffer;
    readonly arrivedUs: bigint;
  }): Promise<string | null>;
};
