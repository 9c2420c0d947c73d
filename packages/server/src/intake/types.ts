import { type CebMessage, requestStoredAs, type SignatureParts, STORED_KINDS, type StoredKinds } from '@tongguan/ceb';
import type { EpochMs, Refusal } from '@tongguan/kernel';
import type { Signer, UnsignedSender } from '../registry/types.ts';

/**
 * Words of intake.
 *
 * Caller – the participant whose token came with the request: the transmitter. Signer – the participant whose
 * key signed the message: it decides what may be declared. Acknowledgement – what is answered after commit:
 * the message is stored; whether each document is accepted follows by receipt.
 */
const { order, payment, waybill, declaration } = STORED_KINDS;

/** The documents of an import clearance, as rows of the database name them. `list` is the declaration under its old name. */
export const DOCUMENT_KINDS = { order, payment, waybill, declaration, list: declaration } as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[keyof typeof DOCUMENT_KINDS];

export type StoredKind = StoredKinds[keyof StoredKinds];
/** Every other kind is a document of its room: 623, 625, 513, 711, what a room of export takes. */
export type LaterKind = Exclude<StoredKind, DocumentKind>;

const OF_A_CASE: ReadonlySet<number> = new Set(Object.values(DOCUMENT_KINDS));

/** Whether a document is none of the four of an import clearance: the room that takes its kind has its handler. */
export function isLater(kind: number): kind is LaterKind {
  return !OF_A_CASE.has(kind);
}

/** By the number rows of the database name it by; what no message has counts as import. */
export function isOfImport(kind: number): boolean {
  return requestStoredAs(kind)?.family !== 'export';
}

/** In place of a certificate's fingerprint: no signature was asked for and none came (B-09). */
export const UNSIGNED_KEY = 'unsigned';

/** A message whose form, signature, signer and authority have been checked. Only such a message is stored as accepted. */
export type VerifiedMessage = {
  readonly raw: Buffer;
  readonly digest: Buffer;
  readonly message: CebMessage;
  /** Null of a message without one, in the time that takes it (B-09). */
  readonly signature: SignatureParts | null;
  readonly signer: Signer | UnsignedSender;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
};

export type StoredAnswer = {
  readonly kind: 'stored';
  /** First 128 bits of the SHA-256 of the received bytes, as a UUID. Serves as conversation id. */
  readonly messageId: string;
  readonly type: string;
  readonly guid: string;
  readonly acceptedMs: EpochMs;
  readonly documents: readonly {
    readonly item: number;
    readonly kind: StoredKind;
    readonly number: string;
    readonly orderNo: string;
  }[];
  /** True when these bytes had been stored before; nothing happened twice. */
  readonly replayed: boolean;
};

export type RefusedAnswer = {
  readonly kind: 'refused';
  readonly messageId: string;
  readonly type: string;
  readonly guid: string;
  readonly atMs: EpochMs;
  readonly refusals: readonly Refusal[];
  /** The CEB900 receipt. */
  readonly receipt: Buffer;
  /** The sender has had more refused today than is kept of one firm. */
  readonly beyondQuota: boolean;
};

export type BusyAnswer = { readonly kind: 'busy'; readonly retryAfterMs: number };

/** The envelope around the message is none (B-03): nothing is recorded. */
export type NoEnvelopeAnswer = { readonly kind: 'no-envelope'; readonly refusals: readonly Refusal[] };

export type SubmitAnswer = StoredAnswer | RefusedAnswer | BusyAnswer | NoEnvelopeAnswer;

/** For a door that keeps callers apart. */
export type Watch = {
  /** Number of elements read. An unreadable message counts as the most elements its bytes can hold. */
  readonly onWeighed: (elements: number) => void;
  /** The costly part is done: only the commit, which many messages share, is waited for. */
  readonly onVerified: () => void;
};

export type Intake = {
  /**
   * Resolves after commit. Rejects only on a fault of ours; then nothing was acknowledged. The bytes are given away: they
   * may travel to another thread, and are empty afterwards.
   */
  submit(raw: Buffer, callerCode: string, watch?: Watch): Promise<SubmitAnswer>;
  /** Stops taking, finishes what was taken. */
  close(): Promise<void>;
};

/** The row a sealed document body is bound to: moved to another row it does not open. */
export function bodySeal(part: number, messageId: string, item: number): string {
  return `document/${part}/${messageId}/${item}`;
}
