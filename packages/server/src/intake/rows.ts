import { documentKey, headIn, partOfDocument, requestOf, STORED_KINDS } from '@tongguan/ceb';
import { assert, type EpochMs } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { bodySeal, type StoredKind, UNSIGNED_KEY, type VerifiedMessage } from './types.ts';

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
  /** SHA-256 of the signer's certificate, hex; `UNSIGNED_KEY` of a message without a signature. */
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

/** The UUID of a message: the first 128 bits of the digest of its bytes. */
export function messageIdOf(digest: Buffer): string {
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Takes from a verified message what will be stored, each document in its partition, sealed. */
export function prepare(verified: VerifiedMessage, vault: Vault, arrivedUs: bigint): PreparedMessage {
  const { raw, digest, message, signer, callerCode, acceptedMs } = verified;
  const messageId = messageIdOf(digest);
  const row = requestOf(message.type);
  assert(row !== null, 'only what enterprises send is taken in');
  return {
    raw,
    messageId,
    digest,
    type: message.type,
    guid: message.guid,
    signerCode: signer.participant.code,
    signerKey: signer.signingKey?.fingerprint ?? UNSIGNED_KEY,
    callerCode,
    acceptedMs,
    arrivedUs,
    documents: message.documents.map((document, item) => {
      const key = documentKey(message, item);
      assert(key !== null, 'a message taken in has documents that can be routed');
      const part = partOfDocument(message, item, key);
      const head = headIn(row, document) as Versioned;
      return {
        part,
        item,
        kind: STORED_KINDS[key.kind],
        orderNo: key.orderNo,
        docKey: `${key.company}|${key.number}`,
        appType: Number(head.appType),
        appTime: head.appTime,
        body: vault.seal(Buffer.from(JSON.stringify(document)), bodySeal(part, messageId, item)),
      };
    }),
  };
}

/** Every head of a request carries them (dictionary). */
type Versioned = { readonly appType: string; readonly appTime: string };
