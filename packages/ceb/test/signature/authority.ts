import { sign } from 'node:crypto';
import { DER, der, derBitString, derInteger, derOid, parseDer } from '../../src/signature/der.ts';
import { generateRsaIdentity, generateSm2Identity, type Identity } from '../../src/signature/identity.ts';
import { sm2Signer } from '../../src/signature/keys.ts';
import { OID } from '../../src/signature/oids.ts';

// Authorities for tests: certificates and revocation lists with everything a chain looks at, right or wrong.

export const BEGIN = Date.UTC(2020, 0, 1);
export const END = Date.UTC(2030, 0, 1);

export type Party = {
  readonly name: Buffer;
  readonly keyInfo: Buffer;
  readonly kind: 'rsa' | 'sm2';
  readonly pem: string;
};

const REQUEST = { subject: { commonName: 'key' }, serial: '01', notBefore: BEGIN, notAfter: END };
/** Keys are costly to make: one pair of each kind for each of few names. */
const made = new Map<string, Party>();

export function party(name: string, kind: 'rsa' | 'sm2'): Party {
  const known = made.get(`${name} ${kind}`);
  if (known) return known;
  const identity: Identity = kind === 'rsa' ? generateRsaIdentity(REQUEST) : generateSm2Identity(REQUEST);
  const keyInfo = parseDer(identity.certificateDer)?.children[0]?.children[6]?.whole;
  if (keyInfo === undefined) throw new Error('a certificate has its key');
  const commonName = der(DER.sequence, derOid(OID.commonName), der(DER.utf8String, Buffer.from(name)));
  const fresh = { name: der(DER.sequence, der(DER.set, commonName)), keyInfo, kind, pem: identity.privateKeyPem };
  made.set(`${name} ${kind}`, fresh);
  return fresh;
}

export type CertificateWishes = {
  readonly serial?: number;
  readonly from?: number;
  readonly until?: number;
  /** basicConstraints: no extension, an end entity, an authority, or one with so many authorities below. */
  readonly authority?: 'absent' | boolean | number;
  /** The first byte of KeyUsage; absent without. */
  readonly usage?: number;
  readonly more?: readonly Buffer[];
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
};

export function certify(subject: Party, issuer: Party, wishes: CertificateWishes = {}): Buffer {
  const { serial = 7, from = BEGIN, until = END, authority = false, usage } = wishes;
  const extensions: Buffer[] = [];
  if (authority !== 'absent') {
    const isAuthority = authority !== false;
    const parts = isAuthority
      ? [TRUE, ...(typeof authority === 'number' ? [derInteger(Buffer.from([authority]))] : [])]
      : [];
    extensions.push(extension(OID.basicConstraints, true, der(DER.sequence, ...parts)));
  }
  if (usage !== undefined) extensions.push(extension(OID.keyUsage, true, der(DER.bitString, Buffer.from([0, usage]))));
  extensions.push(...(wishes.more ?? []));
  const body = [
    der(DER.explicit0, derInteger(Buffer.from([2]))),
    derInteger(Buffer.from([serial])),
    algorithmOf(issuer, wishes.algorithm),
    issuer.name,
    der(DER.sequence, derTime(from), derTime(until)),
    subject.name,
    subject.keyInfo,
    ...(extensions.length > 0 ? [der(DER.explicit3, der(DER.sequence, ...extensions))] : []),
  ];
  return issue(body, issuer, wishes.algorithm);
}

export type ListWishes = {
  readonly revoked?: readonly (readonly [serial: number, atMs: number])[];
  readonly from?: number;
  readonly until?: number | null;
  readonly more?: readonly Buffer[];
  readonly version1?: boolean;
};

export function revocationListOf(issuer: Party, wishes: ListWishes = {}): Buffer {
  const { revoked = [], from = BEGIN, until = END } = wishes;
  const entries = revoked.map(([serial, atMs]) => der(DER.sequence, derInteger(Buffer.from([serial])), derTime(atMs)));
  const body = [
    ...(wishes.version1 === true ? [] : [derInteger(Buffer.from([1]))]),
    algorithmOf(issuer),
    issuer.name,
    derTime(from),
    ...(until === null ? [] : [derTime(until)]),
    ...(entries.length > 0 ? [der(DER.sequence, ...entries)] : []),
    ...(wishes.more ? [der(DER.explicit0, der(DER.sequence, ...wishes.more))] : []),
  ];
  return issue(body, issuer);
}

export function extension(oid: string, critical: boolean, value: Buffer): Buffer {
  return der(DER.sequence, derOid(oid), ...(critical ? [TRUE] : []), der(DER.octetString, value));
}

const TRUE = der(DER.boolean, Buffer.from([0xff]));

function issue(parts: readonly Buffer[], issuer: Party, hash: CertificateWishes['algorithm'] = 'sha256'): Buffer {
  const body = der(DER.sequence, ...parts);
  return der(DER.sequence, body, algorithmOf(issuer, hash), derBitString(signed(body, issuer, hash)));
}

function signed(body: Buffer, issuer: Party, hash: string): Buffer {
  if (issuer.kind === 'rsa') return sign(hash, body, issuer.pem);
  const raw = sm2Signer(issuer.pem, { keyName: '' }).sign(body);
  return der(DER.sequence, derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32)));
}

const RSA_OIDS = { sha1: OID.sha1WithRsa, sha256: OID.sha256WithRsa, sha512: OID.sha512WithRsa };

function algorithmOf(issuer: Party, hash: keyof typeof RSA_OIDS = 'sha256'): Buffer {
  if (issuer.kind === 'sm2') return der(DER.sequence, derOid(OID.sm2WithSm3));
  return der(DER.sequence, derOid(RSA_OIDS[hash]), der(DER.null));
}

function derTime(atMs: number): Buffer {
  const text = `${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return der(DER.utcTime, Buffer.from(text.slice(2)));
}
