import { verify } from 'node:crypto';
import { isCanonical } from './canonicalDer.ts';
import { DER, type DerNode, integerOf, oidOf, parseDer } from './der.ts';
import type { VerifyKey } from './keys.ts';
import { OID } from './oids.ts';
import { sm2Verify } from './sm2.ts';
import { sm2ValueOfDer } from './sm2Value.ts';

/** What an authority has signed: a certificate or a revocation list is its body, an algorithm and a value (RFC 5280). */
export type Issued = {
  /** The bytes that are signed. */
  readonly body: DerNode;
  /** AlgorithmIdentifier; the body repeats it. */
  readonly algorithm: DerNode;
  readonly value: Buffer;
};

/** `null` when it is not DER in every byte, or not of this shape. */
export function readIssued(der: Buffer): Issued | null {
  const outer = parseDer(der);
  if (outer?.tag !== DER.sequence || outer.children.length !== 3 || !isCanonical(outer)) return null;
  const [body, algorithm, value] = outer.children;
  if (body?.tag !== DER.sequence || !isAlgorithm(algorithm)) return null;
  if (value?.tag !== DER.bitString || value.content[0] !== 0) return null;
  return { body, algorithm, value: value.content.subarray(1) };
}

/** AlgorithmIdentifier: a number, and one value of parameters at most. */
function isAlgorithm(node: DerNode | undefined): node is DerNode {
  return node?.tag === DER.sequence && node.children[0]?.tag === DER.oid && node.children.length <= 2;
}

/** SHA-1 is no longer safe against certificates made to collide; old e-port certificates have it. Named, never implied. */
export type IssuedVariant = 'sha1-certificates';

const RSA_HASHES: Readonly<Record<string, string>> = {
  [OID.sha256WithRsa]: 'sha256',
  [OID.sha384WithRsa]: 'sha384',
  [OID.sha512WithRsa]: 'sha512',
};

/** Whether this key has signed it, by an algorithm that fits the key. */
export function isIssuedBy(issued: Issued, key: VerifyKey, allowed: readonly IssuedVariant[]): boolean {
  const oid = oidOf(issued.algorithm.children[0]);
  const data = issued.body.whole;
  if (key.kind === 'sm2') {
    const raw = oid === OID.sm2WithSm3 ? sm2ValueOfDer(issued.value) : null;
    return raw !== null && sm2Verify(key.key, data, raw);
  }
  const isSha1 = oid === OID.sha1WithRsa && allowed.includes('sha1-certificates');
  const hash = isSha1 ? 'sha1' : RSA_HASHES[oid];
  return hash !== undefined && verify(hash, data, key.key, issued.value);
}

/** Names of signature algorithms, for explanations; an unknown one by its number. */
export function algorithmName(issued: Issued): string {
  const oid = oidOf(issued.algorithm.children[0]);
  const names: Readonly<Record<string, string>> = { [OID.sm2WithSm3]: 'SM3WITHSM2', [OID.sha1WithRsa]: 'SHA1WITHRSA' };
  return names[oid] ?? (RSA_HASHES[oid] === undefined ? oid : `${RSA_HASHES[oid].toUpperCase()}WITHRSA`);
}

export type Extension = { readonly critical: boolean; readonly value: DerNode | null };

/**
 * Extensions by number, out of the tag that wraps them; none without it. `null` when they are not written as RFC 5280,
 * 4.1, says or one stands twice. The value of one that is not DER is `null`: it allows nothing.
 */
export function readWrappedExtensions(wrapper: DerNode | undefined): ReadonlyMap<string, Extension> | null {
  if (wrapper !== undefined && wrapper.children.length !== 1) return null;
  return readExtensions(wrapper?.children[0]);
}

export function readExtensions(list: DerNode | undefined): ReadonlyMap<string, Extension> | null {
  const found = new Map<string, Extension>();
  if (list !== undefined && (list.tag !== DER.sequence || list.children.length === 0)) return null;
  for (const entry of list?.children ?? []) {
    const [type, ...rest] = entry.children;
    const oid = oidOf(type);
    const value = rest.at(-1);
    if (entry.tag !== DER.sequence || oid === '' || found.has(oid) || value?.tag !== DER.octetString) return null;
    if (rest.length > 2 || (rest.length === 2 && rest[0]?.tag !== DER.boolean)) return null;
    const critical = rest.length === 2 && rest[0]?.content[0] === 0xff;
    const inner = parseDer(value.content);
    found.set(oid, { critical, value: inner !== null && isCanonical(inner) ? inner : null });
  }
  return found;
}

/**
 * cA and the number of authorities that may follow (RFC 5280, 4.2.1.9); no authority when the extension is absent or says
 * anything else, such as a number below 0.
 */
export function authorityOf(extensions: ReadonlyMap<string, Extension>): { isAuthority: boolean; below: number } {
  const constraints = extensions.get(OID.basicConstraints)?.value;
  const [authority, length, ...more] = constraints?.tag === DER.sequence ? constraints.children : [];
  const isAuthority = authority?.tag === DER.boolean && authority.content[0] === 0xff && more.length === 0;
  if (!isAuthority) return NO_AUTHORITY;
  if (length === undefined) return { isAuthority, below: Infinity };
  const below = integerOf(length);
  return below === null ? NO_AUTHORITY : { isAuthority, below: Number(`0x${below.toString('hex')}`) };
}

const NO_AUTHORITY = { isAuthority: false, below: 0 } as const;

/** The first bits of KeyUsage (RFC 5280, 4.2.1.3). */
export const KEY_USAGE = { digitalSignature: 0x80, nonRepudiation: 0x40, certSign: 0x04, crlSign: 0x02 } as const;

/** Whether the key may be used for one of these; a certificate that does not say may be used for all. */
export function mayUse(extensions: ReadonlyMap<string, Extension>, bits: number): boolean {
  const usage = extensions.get(OID.keyUsage);
  if (usage === undefined) return true;
  return usage.value?.tag === DER.bitString && ((usage.value.content[1] ?? 0) & bits) !== 0;
}

/** Critical extensions we do not understand mean that we may not use the certificate (RFC 5280, 4.2). */
export function foreignCritical(extensions: ReadonlyMap<string, Extension>, known: readonly string[]): string | null {
  for (const [oid, extension] of extensions) if (extension.critical && !known.includes(oid)) return oid;
  return null;
}
