import { documentKey } from '@tongguan/ceb';
import { assert, partOf } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { bodySeal, DOCUMENT_KINDS, type DocumentKind, type VerifiedMessage } from './types.ts';

/** One row of table `document`. */
export type DocumentRow = {
  readonly part: number;
  readonly messageId: string;
  readonly item: number;
  readonly kind: DocumentKind;
  readonly orderNo: string;
  /** Company and number, joined by `|`. */
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly message: VerifiedMessage;
  readonly arrivedUs: bigint;
  /** The document as JSON, sealed. */
  readonly body: Buffer;
};

const KIND = {
  order: DOCUMENT_KINDS.order,
  payment: DOCUMENT_KINDS.payment,
  waybill: DOCUMENT_KINDS.waybill,
  declaration: DOCUMENT_KINDS.list,
} as const;

/** The UUID of a message: the first 128 bits of the digest of its bytes. */
export function messageIdOf(digest: Buffer): string {
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The documents of one message, each in the partition of its order. */
export function documentRows(verified: VerifiedMessage, vault: Vault, arrivedUs: bigint): DocumentRow[] {
  const { message } = verified;
  const messageId = messageIdOf(verified.digest);
  return message.documents.map((document, item) => {
    const key = documentKey(message, item);
    assert(key !== null, 'a message taken in has documents of the four kinds');
    const part = partOf('order', key.orderNo);
    const head = headOf(document);
    return {
      part,
      messageId,
      item,
      kind: KIND[key.kind],
      orderNo: key.orderNo,
      docKey: `${key.company}|${key.number}`,
      appType: Number(head.appType),
      appTime: head.appTime,
      message: verified,
      arrivedUs,
      body: vault.seal(Buffer.from(JSON.stringify(document)), bodySeal(part, messageId, item)),
    };
  });
}

function headOf(document: object): { readonly appType: string; readonly appTime: string } {
  const head: unknown = Object.values(document)[0];
  assert(typeof head === 'object' && head !== null && 'appType' in head, 'a document begins with its head');
  return head as { readonly appType: string; readonly appTime: string };
}
