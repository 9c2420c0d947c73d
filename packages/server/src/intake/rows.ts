import { type DocumentKey, documentKey } from '@tongguan/ceb';
import { assert, type EpochMs, partOf } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { bodySeal, DOCUMENT_KINDS, LATER_KINDS, type StoredKind, type VerifiedMessage } from './types.ts';

/**
 * A message ready to be stored: what waits for the next transaction is a few buffers and strings, not the tree of a
 * parsed message, which the garbage collector would carry from generation to generation.
 */
export type PreparedMessage = {
  readonly raw: Buffer;
  readonly messageId: string;
  readonly digest: Buffer;
  readonly type: string;
  readonly guid: string;
  readonly signerCode: string;
  /** SHA-256 of the signer's certificate, hex. */
  readonly signerKey: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly arrivedUs: bigint;
  readonly documents: readonly DocumentRow[];
};

/** One row of table `document`, beside what it shares with its message. */
export type DocumentRow = {
  readonly part: number;
  readonly item: number;
  readonly kind: StoredKind;
  readonly orderNo: string;
  /** Company and number, joined by `|`. */
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  /** The document as JSON, sealed. */
  readonly body: Buffer;
};

const KIND = {
  order: DOCUMENT_KINDS.order,
  payment: DOCUMENT_KINDS.payment,
  waybill: DOCUMENT_KINDS.waybill,
  declaration: DOCUMENT_KINDS.list,
  cancellation: LATER_KINDS.cancellation,
  return: LATER_KINDS.return,
  delivery: LATER_KINDS.delivery,
  inbound: LATER_KINDS.inbound,
} as const;

/** The UUID of a message: the first 128 bits of the digest of its bytes. */
export function messageIdOf(digest: Buffer): string {
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Takes from a verified message what will be stored, each document in the partition of its order, sealed. */
export function prepare(verified: VerifiedMessage, vault: Vault, arrivedUs: bigint): PreparedMessage {
  const { raw, digest, message, signer, callerCode, acceptedMs } = verified;
  const messageId = messageIdOf(digest);
  return {
    raw,
    messageId,
    digest,
    type: message.type,
    guid: message.guid,
    signerCode: signer.participant.code,
    signerKey: signer.signingKey.fingerprint,
    callerCode,
    acceptedMs,
    arrivedUs,
    documents: message.documents.map((document, item) => {
      const key = documentKey(message, item);
      assert(key !== null, 'a message taken in has documents that can be routed');
      const part = placeOf(key);
      const head = headOf(document);
      return {
        part,
        item,
        kind: KIND[key.kind],
        orderNo: key.orderNo,
        docKey: `${key.company}|${key.number}`,
        appType: Number(head.appType),
        appTime: head.appTime,
        body: vault.seal(Buffer.from(JSON.stringify(document)), bodySeal(part, messageId, item)),
      };
    }),
  };
}

/** A delivery status lies where its waybill number is claimed, an inbound detail by the operator's number. */
function placeOf({ kind, company, number, orderNo }: DocumentKey): number {
  if (kind === 'delivery') return partOf('number', `${DOCUMENT_KINDS.waybill}|${company}|${number}`);
  if (kind === 'inbound') return partOf('number', `${LATER_KINDS.inbound}|${company}|${number}`);
  return partOf('order', orderNo);
}

function headOf(document: object): { readonly appType: string; readonly appTime: string } {
  // Some documents are their head: 513, 623.
  const head: unknown = 'appType' in document ? document : Object.values(document)[0];
  assert(typeof head === 'object' && head !== null && 'appType' in head, 'a document begins with its head');
  return head as { readonly appType: string; readonly appTime: string };
}
