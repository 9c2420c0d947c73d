import { createHash } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import { DICTIONARY } from '../dictionary/dictionary.ts';
import { canonicalDocument, canonicalNamespaces, escapeText, namespacesInScope } from '../wire/canonical.ts';
import { scan } from '../wire/scan.ts';
import { DS_NAMESPACE, NS, type Tape } from '../wire/tape.ts';
import {
  ALGORITHMS,
  type AlgorithmProfile,
  CANONICAL_XML,
  ENVELOPED_SIGNATURE,
  type SignatureAlgorithm,
} from './algorithms.ts';
import type { Signer, SignerIdentity } from './keys.ts';

/** Signs a message of our own making. For bytes of others, `scan` them first and use `signTape`. */
export function signMessage(unsigned: Buffer, signer: Signer): Buffer {
  const tape = scan(unsigned);
  assert(tape.ok, 'a message to be signed can be scanned');
  return signTape(tape.value, signer);
}

/** Signs a scanned message with a key at hand. */
export function signTape(tape: Tape, signer: Signer): Buffer {
  const prepared = prepareSignature(tape, signer.algorithm);
  return prepared.complete(signer.sign(prepared.toBeSigned), signer);
}

/** A signature that lacks nothing but its value: for keys that answer later, on a card, in an HSM, elsewhere. */
export type PreparedSignature = {
  readonly algorithm: SignatureAlgorithm;
  /** SignedInfo in canonical form: the bytes the key signs. */
  readonly toBeSigned: Buffer;
  /** The signed message, from the key's answer and whose key it was. SignedInfo names no key, so any may answer. */
  complete(value: Buffer, identity: SignerIdentity): Buffer;
};

/**
 * Prepares a compact ds:Signature where the message has its place: as the last child of the root, in export messages
 * before ExtendMessage (202205, section 6; the schemas of the two directions differ).
 *
 * No white space is added around or inside, and SignedInfo stands in the message exactly as it is signed but
 * for inherited namespaces, so that verifiers that re-canonicalise and verifiers that do not agree.
 */
export function prepareSignature(tape: Tape, algorithm: SignatureAlgorithm): PreparedSignature {
  assert(!tape.namespace.includes(NS.ds), 'a message is signed once');
  const digest = createHash(ALGORITHMS[algorithm].hash);
  for (const chunk of canonicalDocument(tape, -1)) digest.update(chunk);
  const info = signedInfoContent(ALGORITHMS[algorithm], digest.digest('base64'));
  const inherited = namespacesInScope(tape, 0).set('ds', DS_NAMESPACE);
  const toBeSigned = Buffer.from(`<ds:SignedInfo${canonicalNamespaces(inherited)}>${info}</ds:SignedInfo>`);
  return { algorithm, toBeSigned, complete: (value, identity) => withSignature(tape, info, value, identity) };
}

function withSignature(tape: Tape, info: string, value: Buffer, identity: SignerIdentity): Buffer {
  const signature =
    `<ds:Signature xmlns:ds="${DS_NAMESPACE}"><ds:SignedInfo>${info}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>${keyInfo(identity)}</ds:Signature>`;
  const { bytes } = tape;
  const at = signaturePlace(tape);
  // An empty root `<a/>` has no end tag to insert before.
  assert(at < (tape.end[0] as number), 'a message to be signed has content');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(signature), bytes.subarray(at)]);
}

/** Byte offset at which the signature is inserted. */
function signaturePlace(tape: Tape): number {
  if (DICTIONARY.get(tape.localName[0] ?? '')?.direction === 'export') {
    for (let child = tape.firstChild[0] as number; child >= 0; child = tape.next[child] as number) {
      if (tape.localName[child] === 'ExtendMessage') return tape.start[child] as number;
    }
  }
  return tape.contentEnd[0] as number;
}

/** The content of SignedInfo in canonical form. */
export function signedInfoContent(
  { signatureUri, digestUri }: Pick<AlgorithmProfile, 'signatureUri' | 'digestUri'>,
  digestValue: string,
): string {
  const transform = emptyElement('Transform', ENVELOPED_SIGNATURE);
  return (
    emptyElement('CanonicalizationMethod', CANONICAL_XML) +
    emptyElement('SignatureMethod', signatureUri) +
    `<ds:Reference URI=""><ds:Transforms>${transform}</ds:Transforms>` +
    `${emptyElement('DigestMethod', digestUri)}<ds:DigestValue>${digestValue}</ds:DigestValue></ds:Reference>`
  );
}

function emptyElement(name: string, algorithm: string): string {
  return `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
}

function keyInfo(identity: SignerIdentity): string {
  const certificate = identity.certificateDer?.toString('base64');
  const x509 =
    certificate === undefined
      ? ''
      : `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`;
  return `<ds:KeyInfo><ds:KeyName>${escapeText(identity.keyName)}</ds:KeyName>${x509}</ds:KeyInfo>`;
}
