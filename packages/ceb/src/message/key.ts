import { assert, partOf } from '@tongguan/kernel';
import {
  type DocumentKind,
  type Request,
  requestOf,
  requestOfKind,
  STORED_KINDS,
} from '../dictionary/documents/table.ts';
import type { CebMessage } from './types.generated.ts';

/** The business key of a document (D-01), and the order it belongs to. */
export type DocumentKey = {
  readonly kind: DocumentKind;
  /** ebpCode, payCode, logisticsCode, agentCode or operatorCode. */
  readonly company: string;
  /** orderNo, payTransactionId, logisticsNo or copNo; what is optional on the wire is then ''. */
  readonly number: string;
  /** '' for documents that belong to no single order: a delivery status, an inbound detail. */
  readonly orderNo: string;
};

type Fields = Readonly<Record<string, unknown>>;

/** `null` for receipts and bills, and for an index beyond the documents. */
export function documentKey(message: CebMessage, index: number): DocumentKey | null {
  const row = requestOf(message.type);
  const head = row === null ? null : headIn(row, message.documents[index]);
  return row === null || head === null ? null : keyIn(row, head);
}

/**
 * The partition a document lies in: that of its order, or that of the number it shares with another kind. The row of its
 * message says which.
 */
export function partOfDocument(message: CebMessage, index: number, { company, number, orderNo }: DocumentKey): number {
  const row = requestOf(message.type);
  assert(row !== null && row.place !== null, 'a message taken in has documents with a place');
  if (row.place === 'order') return partOf('order', orderNo);
  if (row.place === row.kind) return partOfNumber(row.kind, `${company}|${number}`);
  const owner = requestOfKind(row.place);
  const head = headIn(row, message.documents[index]);
  assert(head !== null, 'a document that was keyed has a head');
  const shared = keyIn(owner, head);
  return partOfNumber(owner.kind, `${shared.company}|${shared.number}`);
}

/** The partition of a document's number: where it is claimed and what is said of it by number alone lies. */
export function partOfNumber(kind: DocumentKind, docKey: string): number {
  return partOf('number', `${STORED_KINDS[kind]}|${docKey}`);
}

/** The business number of a document that may be incomplete, for naming it in a refusal. */
export function documentNumber(type: string, document: Fields): string | null {
  const row = requestOf(type);
  const head = row === null ? null : headIn(row, document);
  if (row === null || head === null) return null;
  for (const name of row.namedBy) {
    const value = textIn(head, name);
    if (value !== '') return value;
  }
  return null;
}

/** The node of a document with the fields that identify it; `null` where it is missing. */
export function headIn({ head }: Pick<Request, 'head'>, document: unknown): Fields | null {
  const found: unknown =
    head === null || typeof document !== 'object' || document === null ? document : (document as Fields)[head];
  return typeof found === 'object' && found !== null ? (found as Fields) : null;
}

function keyIn({ kind, key: [company, number, ...more], orderNo }: Request, head: Fields): DocumentKey {
  return {
    kind,
    company: textIn(head, company),
    number: more.reduce((whole, name) => `${whole}|${textIn(head, name)}`, textIn(head, number)),
    orderNo: orderNo === null ? '' : textIn(head, orderNo),
  };
}

/** '' where it is absent. */
function textIn(head: Fields, name: string): string {
  const value = head[name];
  return typeof value === 'string' ? value : '';
}
