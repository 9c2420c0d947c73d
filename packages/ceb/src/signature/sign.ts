import { createHash } from 'node:crypto';
import { assert } from '@tongguan/kernel';
import { canonicalDocument, canonicalNamespaces, escapeText, namespacesInScope } from '../wire/canonical.ts';
import { scan } from '../wire/scan.ts';
import { DS_NAMESPACE, NS, type Tape } from '../wire/tape.ts';
import { ALGORITHMS, CANONICAL_XML, ENVELOPED_SIGNATURE, type SignatureAlgorithm } from './algorithms.ts';
import type { Signer } from './keys.ts';

/** Signs a message of our own making. For bytes of others, `scan` them first and use `signTape`. */
export function signMessage(unsigned: Buffer, signer: Signer): Buffer {
  const tape = scan(unsigned);
  assert(tape.ok, 'a message to be signed can be scanned');
  return signTape(tape.value, signer);
}

/**
 * Inserts a compact ds:Signature as the last child of the root, where import messages have it.
 *
 * No white space is added around or inside, and SignedInfo stands in the message exactly as it is signed but
 * for inherited namespaces, so that verifiers that re-canonicalise and verifiers that do not agree.
 */
export function signTape(tape: Tape, signer: Signer): Buffer {
  assert(!tape.namespace.includes(NS.ds), 'a message is signed once');
  const profile = ALGORITHMS[signer.algorithm];
  const digest = createHash(profile.hash);
  for (const chunk of canonicalDocument(tape, -1)) digest.update(chunk);
  const info = signedInfo(signer.algorithm, digest.digest('base64'));

  const inherited = namespacesInScope(tape, 0).set('ds', DS_NAMESPACE);
  const value = signer.sign(Buffer.from(`<ds:SignedInfo${canonicalNamespaces(inherited)}>${info}</ds:SignedInfo>`));
  const signature =
    `<ds:Signature xmlns:ds="${DS_NAMESPACE}"><ds:SignedInfo>${info}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>${keyInfo(signer)}</ds:Signature>`;

  const { bytes } = tape;
  const at = tape.contentEnd[0] as number;
  const end = tape.end[0] as number;
  // An empty root `<a/>` has no end tag to insert before.
  assert(at < end, 'a message to be signed has content');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(signature), bytes.subarray(at)]);
}

/** The content of SignedInfo in canonical form. */
function signedInfo(algorithm: SignatureAlgorithm, digestValue: string): string {
  const { signatureUri, digestUri } = ALGORITHMS[algorithm];
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

function keyInfo(signer: Signer): string {
  const certificate = signer.certificateDer?.toString('base64');
  const x509 =
    certificate === undefined
      ? ''
      : `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`;
  return `<ds:KeyInfo><ds:KeyName>${escapeText(signer.keyName)}</ds:KeyName>${x509}</ds:KeyInfo>`;
}
