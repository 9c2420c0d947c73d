import { hash } from 'node:crypto';
import { assert, done, type Outcome, refused } from '@tongguan/kernel';
import { canonicalDocument, canonicalElement } from '../wire/canonical.ts';
import { WIRE_CODES, type WireCodeName } from '../wire/codes.ts';
import type { Tape } from '../wire/tape.ts';
import { ALGORITHMS } from './algorithms.ts';
import { keyVerifies, type VerifyKey } from './keys.ts';
import type { SignatureParts } from './read.ts';

declare const verified: unique symbol;

/** A tape whose signature has been verified. Made by `verifySignature` and by nothing else. */
export type SignedTape = Tape & { readonly [verified]: true };

/**
 * Verifies digest and signature value of a message with a key of the registry.
 *
 * The digest covers everything but the signature itself, over the bytes the tape was scanned from, so that
 * what is read afterwards is what was signed. The key's kind must fit the algorithm named in the message:
 * a public key is never used as anything but itself.
 */
export function verifySignature(tape: Tape, parts: SignatureParts, key: VerifyKey): Outcome<SignedTape> {
  assert(parts.tape === tape, 'signature parts belong to the tape');
  const profile = ALGORITHMS[parts.algorithm];
  if (profile.key !== key.kind) {
    return refuse(tape, parts, 'signatureAlgorithm', 'SignedInfo/SignatureMethod', `${parts.algorithm} ≠ ${key.kind}`);
  }
  const digest = hash(profile.hash, joined(canonicalDocument(tape, parts.signature)), 'buffer');
  if (!digest.equals(parts.digest)) {
    return refuse(tape, parts, 'digestDiffers', 'SignedInfo/Reference/DigestValue', parts.digest.toString('base64'));
  }
  const signedInfo = joined(canonicalElement(tape, parts.signedInfo));
  if (!keyVerifies(key, parts.algorithm, signedInfo, parts.value)) {
    return refuse(tape, parts, 'signatureInvalid', 'SignatureValue', `KeyName ${parts.keyName}`);
  }
  return done(tape as SignedTape);
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

function refuse(tape: Tape, parts: SignatureParts, name: WireCodeName, path: string, found: string) {
  const { code, allowed } = WIRE_CODES[name];
  return refused({ code, path: `Signature/${path}`, found, allowed, offset: tape.start[parts.signature] as number });
}
