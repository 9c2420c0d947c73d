import { assert } from '@tongguan/kernel';
import { EXPORT_REQUESTS } from './export.ts';
import { IMPORT_REQUESTS } from './import.ts';
import { RECEIPTS } from './receipts.ts';
import type { ReceiptRow, RequestRow } from './types.ts';

/**
 * What every message of the dictionary is, one row each: the one place that says so. Intake, routing, authority, receipts,
 * API and reference derive from it; README.md of the dictionary says what a new message has to add.
 */
type Requests = typeof IMPORT_REQUESTS & typeof EXPORT_REQUESTS;
type Receipts = typeof RECEIPTS;

/** Message types of enterprises. */
export type RequestType = keyof Requests;
/** Message types of customs. */
export type ReceiptType = keyof Receipts;
/** What a document is. */
export type DocumentKind = Requests[RequestType]['kind'];
/** What a receipt is about: a kind of document, or a bill, a result, a message. */
export type ReceiptSubject = Receipts[ReceiptType]['kind'];

/** By which number rows of the database name a kind of document. */
export type StoredKinds = { readonly [Type in RequestType as Requests[Type]['kind']]: Requests[Type]['stored'] };
/** By which number rows of the database name a receipt: the digits of its message type. */
export type StoredReceipts = { readonly [Type in ReceiptType as Receipts[Type]['kind']]: Receipts[Type]['stored'] };

export type Request = RequestRow & {
  readonly type: RequestType;
  readonly kind: DocumentKind;
  readonly stored: StoredKinds[DocumentKind];
  readonly place: 'order' | DocumentKind | null;
  readonly receipt: ReceiptType;
};
export type ReceiptMessage = ReceiptRow & {
  readonly type: ReceiptType;
  readonly kind: ReceiptSubject;
  readonly stored: StoredReceipts[ReceiptSubject];
};

/** In the order of the dictionary: import, then export. */
export const REQUESTS = rowsOf({ ...IMPORT_REQUESTS, ...EXPORT_REQUESTS }) as readonly Request[];
export const RECEIPT_MESSAGES = rowsOf(RECEIPTS) as readonly ReceiptMessage[];

/** English titles of all message types, in the words of the glossary. */
export const MESSAGE_ENGLISH: ReadonlyMap<string, string> = new Map(
  [...REQUESTS, ...RECEIPT_MESSAGES].map(({ type, en }) => [type, en]),
);

export const STORED_KINDS = storedOf(REQUESTS) as StoredKinds;
export const STORED_RECEIPTS = storedOf(RECEIPT_MESSAGES) as StoredReceipts;

const REQUEST_BY_TYPE: ReadonlyMap<string, Request> = by(REQUESTS, ({ type }) => type);
const REQUEST_BY_KIND: ReadonlyMap<DocumentKind, Request> = by(REQUESTS, ({ kind }) => kind);
const REQUEST_BY_STORED: ReadonlyMap<number, Request> = by(REQUESTS, ({ stored }) => stored);
const RECEIPT_BY_STORED: ReadonlyMap<number, ReceiptMessage> = by(RECEIPT_MESSAGES, ({ stored }) => stored);

/** `null` for receipts and for types the dictionary does not carry. */
export function requestOf(type: string): Request | null {
  return REQUEST_BY_TYPE.get(type) ?? null;
}

export function requestOfKind(kind: DocumentKind): Request {
  const found = REQUEST_BY_KIND.get(kind);
  assert(found !== undefined, 'every kind of document has its message');
  return found;
}

/** The message of the documents that rows of the database name by this number; `null`: there is none. */
export function requestStoredAs(stored: number): Request | null {
  return REQUEST_BY_STORED.get(stored) ?? null;
}

/** The receipt that rows of the database name by this number; `null`: there is none. */
export function receiptStoredAs(stored: number): ReceiptMessage | null {
  return RECEIPT_BY_STORED.get(stored) ?? null;
}

function rowsOf(rows: Readonly<Record<string, object>>): readonly object[] {
  return Object.entries(rows).map(([type, row]) => ({ type, ...row }));
}

function storedOf(
  rows: readonly { readonly kind: string; readonly stored: number }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ kind, stored }) => [kind, stored]));
}

function by<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
