import { verify } from 'node:crypto';
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

export function readIssued(der: Buffer): Issued | null {
  const outer = parseDer(der);
  const [body, algorithm, value] = outer?.children ?? [];
  if (outer?.tag !== DER.sequence || outer.children.length !== 3) return null;
  if (body?.tag !== DER.sequence || algorithm?.tag !== DER.sequence) return null;
  if (value?.tag !== DER.bitString || value.content[0] !== 0) return null;
  return { body, algorithm, value: value.content.subarray(1) };
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

/** Extensions by number; `null` when they are not written as RFC 5280, 4.1, says or one stands twice. */
export function readExtensions(list: DerNode | undefined): ReadonlyMap<string, Extension> | null {
  const found = new Map<string, Extension>();
  for (const entry of list?.children ?? []) {
    const [type, ...rest] = entry.children;
    const oid = oidOf(type);
    const critical = rest.length === 2 && rest[0]?.tag === DER.boolean && rest[0].content[0] === 0xff;
    const value = rest.at(-1);
    if (oid === '' || found.has(oid) || value?.tag !== DER.octetString) return null;
    if (rest.length > 2 || (rest.length === 2 && rest[0]?.tag !== DER.boolean)) return null;
    found.set(oid, { critical, value: parseDer(value.content) });
  }
  return found;
}

/** cA and the number of authorities that may follow (RFC 5280, 4.2.1.9); no authority when the extension is absent. */
export function authorityOf(extensions: ReadonlyMap<string, Extension>): { isAuthority: boolean; below: number } {
  const [first, second] = extensions.get(OID.basicConstraints)?.value?.children ?? [];
  const isAuthority = first?.tag === DER.boolean && first.content[0] === 0xff;
  const length = integerOf(second);
  return { isAuthority, below: length === null ? Infinity : Number(`0x${length.toString('hex')}`) };
}

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
