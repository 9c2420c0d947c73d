import { assert, done, type Outcome, refused } from '@tongguan/kernel';
import { WIRE_CODES, type WireCodeName } from '../wire/codes.ts';
import type { Tape } from '../wire/tape.ts';
import { ALGORITHMS } from './algorithms.ts';
import { rsaBytes } from './form/valueForm.ts';
import type { VerifyKey } from './keys.ts';
import type { SignatureParts } from './read.ts';
import { digestIn, digestWays, matchValue } from './tolerant.ts';
import type { SignatureVariant } from './variants.ts';

declare const verified: unique symbol;

/** A tape whose signature has been verified. Made by `verifySignature` and by nothing else. */
export type SignedTape = Tape & { readonly [verified]: true };

export type VerifyOptions = {
  /** Variants allowed for this signer (B-05); none means strictly as specified. */
  readonly variants?: readonly SignatureVariant[];
};

/**
 * Verifies digest and signature value of a message with a key of the registry.
 *
 * The digest covers everything but the signature itself, over the bytes the tape was scanned from, so that
 * what is read afterwards is what was signed. The key's kind must fit the algorithm named in the message:
 * a public key is never used as anything but itself.
 */
export function verifySignature(
  tape: Tape,
  parts: SignatureParts,
  key: VerifyKey,
  options: VerifyOptions = {},
): Outcome<SignedTape> {
  const matched = matchSignature(tape, parts, key, options.variants ?? []);
  return matched.ok ? done(tape as SignedTape) : matched;
}

/** The same, and which of the allowed variants it took; none when the message keeps to the strict profile. */
export function matchSignature(
  tape: Tape,
  parts: SignatureParts,
  key: VerifyKey,
  allowed: readonly SignatureVariant[],
): Outcome<readonly SignatureVariant[]> {
  assert(parts.tape === tape, 'signature parts belong to the tape');
  const { method } = parts;
  const needed = ALGORITHMS[parts.algorithm].key;
  if (needed !== key.kind) {
    return refuse(tape, parts, 'signatureAlgorithm', 'SignedInfo/SignatureMethod', `${parts.algorithm} ≠ ${key.kind}`);
  }
  // Parts may have been read more tolerantly than this signer is allowed.
  if (method.variants.some((variant) => !allowed.includes(variant))) {
    return refuse(tape, parts, 'signatureAlgorithm', 'SignedInfo/SignatureMethod', method.variants.join(', '));
  }
  const way = digestWays(tape, parts.signature, allowed).find(({ written }) =>
    digestIn(tape, parts, written).equals(parts.digest),
  );
  if (way === undefined) {
    return refuse(tape, parts, 'digestDiffers', 'SignedInfo/Reference/DigestValue', parts.digest.toString('base64'));
  }
  const value = matchValue(parts, key, allowed);
  if (value === null) {
    return refuse(
      tape,
      parts,
      'signatureInvalid',
      'SignatureValue',
      `KeyName ${parts.keyName}${lengthNote(parts, key)}`,
    );
  }
  return done([...method.variants, ...(way.variant === null ? [] : [way.variant]), ...value]);
}

/** A value of another length than this kind of key gives is badly written, not made by another key: said at once. */
function lengthNote({ value }: SignatureParts, key: VerifyKey): string {
  const expected = key.kind === 'sm2' ? 64 : rsaBytes(key);
  if (value.length === expected) return '';
  const what = key.kind === 'sm2' ? 'r‖s' : 'RSA';
  return `；签名值 ${value.length} 字节，应为 ${what} ${expected} 字节 / a value of ${value.length} bytes instead of ${what}, ${expected} bytes`;
}

function refuse(tape: Tape, parts: SignatureParts, name: WireCodeName, path: string, found: string) {
  const { code, allowed } = WIRE_CODES[name];
  return refused({ code, path: `Signature/${path}`, found, allowed, offset: tape.start[parts.signature] as number });
}
