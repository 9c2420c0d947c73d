import type { EpochMs, Fen } from '@tongguan/kernel';
import type { ReceiptKind } from '../receipts/types.ts';
import type { Act } from '../office/types.ts';

/**
 * Words of the lane, which knows no trade.
 *
 * Partition – a share of all keys; what lies in it has one writer at a time. Lease – the right to write to a partition,
 * with a token that every transaction checks last. Arrival – something appended at the door that no lane has looked at.
 * Work – something on its way through steps on the accounts of several partitions (`way.ts`); its payload is its subject's
 * business. Outcome – what became of a document or an act. Link – the end of the journal's chain in one partition.
 */
export type DocumentRef = { readonly messageId: string; readonly item: number };

/** A partition this lane holds: the token that proves it and the numbers it may give out next. */
export type Lease = {
  readonly part: number;
  readonly token: bigint;
  nextSeq: bigint;
  nextSerial: bigint;
  /** The link of the journal's chain to be written next, and the digest of the one before; empty before the first. */
  nextLink: bigint;
  chainHead: Buffer;
  /** The counters as the table has them: a batch that does not find them there again has been overtaken. */
  readonly seqBefore: bigint;
  readonly serialBefore: bigint;
  readonly linkBefore: bigint;
};

export type ArrivalRow = {
  readonly part: number;
  readonly arrivedUs: bigint;
  readonly messageId: string;
  readonly item: number;
  readonly orderNo: string;
};

/** An arrival in its queue. */
export type WaitingArrival = ArrivalRow & {
  /** An earlier item of its order is set aside: it is set aside too, to keep the order of arrival. */
  readonly held: boolean;
};

export type RefusedMessageRow = {
  readonly part: number;
  readonly messageId: string;
  readonly callerCode: string;
  readonly answer: string;
};

export type WorkRow = {
  readonly way: string;
  readonly part: number;
  readonly serial: bigint;
  readonly step: string;
  readonly stepPart: number;
  readonly payload: string;
  /** For a declaration that waits for guarantee: guarantor and amount; otherwise '' and 0. */
  readonly account: string;
  readonly amount: Fen;
};

export type OutcomeRow = DocumentRef & {
  readonly part: number;
  readonly outcome: number;
  readonly code: string;
  readonly atMs: EpochMs;
};

export type ReceiptRow = {
  readonly part: number;
  readonly recipient: string;
  readonly seq: bigint;
  readonly steps: number;
  readonly kind: ReceiptKind;
  readonly serial: bigint | null;
  readonly document: DocumentRef | null;
  readonly atMs: EpochMs;
  readonly body: string;
};

export type OrderRef = { readonly part: number; readonly orderNo: string };

export type SerialRef = { readonly part: number; readonly serial: bigint };

/** An act as stored; `body` is sealed. */
export type StoredAct = Omit<Act, 'body'> & { readonly body: Buffer };

/** The partition value of a parked row: below zero, so that the search for work skips parked rows at no cost. */
export function parkedPart(part: number): number {
  return -1 - part;
}

/** Where a number is looked for: its kind, and company and number as they are compared, joined by `|`. */
export type NumberRef = { readonly part: number; readonly kind: number; readonly docKey: string };

/** A number, the order it belongs to, and company and number as they were written: a row of table `number_claim`. */
export type Claim = NumberRef & { readonly orderNo: string; readonly spelled: string };

/** The document of a claim; `docKey` as written there. */
export type Numbered = { readonly kind: number; readonly docKey: string; readonly orderNo: string };
