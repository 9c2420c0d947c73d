import { hash } from 'node:crypto';
import { canonicalDocument, canonicalElement, type Gap } from '../wire/canonical.ts';
import { DS_NAMESPACE, CEB_NAMESPACE, type Tape } from '../wire/tape.ts';
import type { SignatureMethod } from './algorithms.ts';
import { keyVerifies, type VerifyKey } from './keys.ts';
import type { SignatureParts } from './read.ts';
import { signedInfoContent } from './sign.ts';
import { sm2ValueOfDer } from './sm2Value.ts';
import type { SignatureVariant } from './variants.ts';

/**
 * One way of writing down what a signer digested or signed. The strict way has no variant. The message read afterwards is
 * the same: the ways differ in white space beside the signature and in how the signature is written.
 */
export type Way<Written> = { readonly variant: SignatureVariant | null; readonly written: Written };

/** Ways to write the message the digest covers; each only where it can differ from the strict one. */
export function digestWays(tape: Tape, signature: number, allowed: readonly SignatureVariant[]): Way<Gap>[] {
  const ways: Way<Gap>[] = [{ variant: null, written: 'kept' }];
  if (!allowed.includes('tail-dropped') && !allowed.includes('tail-newline')) return ways;
  // Only white space may be taken away: anything else beside the signature is content, and stays covered.
  if (!isBlank(tape, gapBefore(tape, signature)) || !isBlank(tape, gapBehind(tape, signature))) return ways;
  if (allowed.includes('tail-dropped')) ways.push({ variant: 'tail-dropped', written: 'tail dropped' });
  if (allowed.includes('tail-newline')) ways.push({ variant: 'tail-newline', written: 'newline' });
  return ways;
}

/** Ways to write the SignedInfo that was signed. */
export function signedInfoWays(parts: SignatureParts, allowed: readonly SignatureVariant[]): Way<Buffer>[] {
  const ways: Way<Buffer>[] = [{ variant: null, written: joined(canonicalElement(parts.tape, parts.signedInfo)) }];
  if (allowed.includes('compact-signed-info')) {
    ways.push({ variant: 'compact-signed-info', written: compactSignedInfo(parts.method, parts.digest) });
  }
  return ways;
}

/** Ways to read the signature value: as it stands, or r‖s out of DER. */
export function valueWays(parts: SignatureParts, allowed: readonly SignatureVariant[]): Way<Buffer>[] {
  const ways: Way<Buffer>[] = [{ variant: null, written: parts.value }];
  if (allowed.includes('sm2-der-value') && parts.method.algorithm === 'sm2-sm3') {
    const raw = sm2ValueOfDer(parts.value);
    if (raw !== null) ways.push({ variant: 'sm2-der-value', written: raw });
  }
  return ways;
}

export function digestIn(tape: Tape, parts: SignatureParts, gap: Gap): Buffer {
  return hash(parts.method.hash, joined(canonicalDocument(tape, parts.signature, gap)), 'buffer');
}

/** The first way in which the value verifies over SignedInfo; the list of the variants it takes. */
export function matchValue(
  parts: SignatureParts,
  key: VerifyKey,
  allowed: readonly SignatureVariant[],
): readonly SignatureVariant[] | null {
  for (const info of signedInfoWays(parts, allowed)) {
    for (const value of valueWays(parts, allowed)) {
      if (!keyVerifies(key, parts.algorithm, info.written, value.written)) continue;
      return [info.variant, value.variant].filter((variant) => variant !== null);
    }
  }
  return null;
}

/**
 * SignedInfo as u-key programs hand it to the control: no white space, empty elements with end tags, ceb, ds and xsi
 * declared in this order, whatever stands in the message.
 */
export function compactSignedInfo(method: SignatureMethod, digest: Buffer): Buffer {
  const content = signedInfoContent(method, digest.toString('base64'));
  return Buffer.from(
    `<ds:SignedInfo xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${DS_NAMESPACE}" xmlns:xsi="${XSI_NAMESPACE}">${content}</ds:SignedInfo>`,
  );
}

export function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

type Range = { readonly start: number; readonly end: number };

function gapBefore(tape: Tape, element: number): Range {
  const parent = tape.parent[element] as number;
  let start = tape.contentStart[parent] as number;
  for (let child = tape.firstChild[parent] as number; child !== element; child = tape.next[child] as number) {
    start = tape.end[child] as number;
  }
  return { start, end: tape.start[element] as number };
}

function gapBehind(tape: Tape, element: number): Range {
  const next = tape.next[element] as number;
  const end = next < 0 ? tape.contentEnd[tape.parent[element] as number] : tape.start[next];
  return { start: tape.end[element] as number, end: end as number };
}

function isBlank(tape: Tape, { start, end }: Range): boolean {
  for (let at = start; at < end; at++) {
    const byte = tape.bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}
