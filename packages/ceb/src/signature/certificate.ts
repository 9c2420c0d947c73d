import { createHash } from 'node:crypto';
import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { WIRE_CODES } from '../wire/codes.ts';
import { isBitString } from './canonicalDer.ts';
import { DER, type DerNode, integerOf, oidOf } from './der.ts';
import { type Extension, type Issued, readIssued, readWrappedExtensions } from './issued.ts';
import { publicKeyOf, type VerifyKey } from './keys.ts';
import { NAME_ATTRIBUTES } from './oids.ts';

/** What the registry needs to know of a certificate. Reading it does not mean trusting it. */
export type Certificate = {
  readonly der: Buffer;
  /** Lower case, no leading zero byte: what senders write as KeyName, up to case and leading zeros. */
  readonly serialHex: string;
  readonly fingerprintSha256: string;
  /** `CN=…, O=…, C=…`, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  readonly notBeforeMs: EpochMs;
  readonly notAfterMs: EpochMs;
  readonly key: VerifyKey;
};

/** Far above any certificate; keeps hostile input short. */
const CERTIFICATE_BYTES_MAX = 16 * 1024;

/** RFC 5280, 4.1.2.2: a serial number is positive and has 20 bytes at most. */
const SERIAL_BYTES_MAX = 20;

/** A certificate with what a chain asks of it. */
export type Link = {
  readonly certificate: Certificate;
  readonly issued: Issued;
  /** DER, compared byte by byte. */
  readonly subjectName: Buffer;
  readonly issuerName: Buffer;
  readonly extensions: ReadonlyMap<string, Extension>;
};

/**
 * Reads an X.509 v3 certificate with a key that may be trusted (see `soundKey.ts`). The one gate of all certificates:
 * those of firms and of authorities, enrolled at the door, by a file or by the command, and read again to verify with.
 */
export function readCertificate(der: Buffer): Outcome<Certificate> {
  const link = readLink(der);
  return link.ok ? done(link.value.certificate) : link;
}

/** The same, with the parts a chain looks at. Every byte has its place in the shape of RFC 5280, 4.1, or it is refused. */
export function readLink(der: Buffer): Outcome<Link> {
  if (der.length > CERTIFICATE_BYTES_MAX) return refuse(`${der.length} bytes`);
  const issued = readIssued(der);
  if (issued === null) return refuse('DER');
  const [version, serial, algorithm, issuer, validity, subject, keyInfo, ...optional] = issued.body.children;
  if (!isVersion3(version)) return refuse('version');
  const time = readValidity(validity);
  const serialBytes = integerOf(serial);
  if (serialBytes === null || time === null) return refuse('serial, validity');
  if (serialBytes.length > SERIAL_BYTES_MAX || serialBytes.every((byte) => byte === 0)) {
    return refuse(`serial: ${serialBytes.length > SERIAL_BYTES_MAX ? `${serialBytes.length} bytes` : '0'}`);
  }
  if (time.notBeforeMs >= time.notAfterMs) return refuse('validity: notBefore ≥ notAfter');
  if (algorithm?.whole.equals(issued.algorithm.whole) !== true) return refuse('signature algorithm');
  if (!isName(issuer) || !isName(subject)) return refuse('issuer, subject');
  const extensions = areInOrder(optional)
    ? readWrappedExtensions(optional.find(({ tag }) => tag === DER.explicit3))
    : null;
  if (extensions === null) return refuse('extensions');
  const key = publicKeyOf(keyInfo);
  if (typeof key === 'string') return refuse(key);
  const certificate = {
    der,
    serialHex: serialBytes.toString('hex'),
    fingerprintSha256: createHash('sha256').update(der).digest('hex'),
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    ...time,
    key,
  };
  return done({ certificate, issued, subjectName: subject.whole, issuerName: issuer.whole, extensions });
}

function isVersion3(node: DerNode | undefined): boolean {
  const [number, ...more] = node?.tag === DER.explicit0 ? node.children : [];
  return more.length === 0 && integerOf(number)?.equals(Buffer.from([2])) === true;
}

function readValidity(node: DerNode | undefined): Pick<Certificate, 'notBeforeMs' | 'notAfterMs'> | null {
  const [notBefore, notAfter, ...more] = node?.tag === DER.sequence ? node.children : [];
  const notBeforeMs = timeOf(notBefore);
  const notAfterMs = timeOf(notAfter);
  return notBeforeMs === null || notAfterMs === null || more.length > 0 ? null : { notBeforeMs, notAfterMs };
}

/** issuerUniqueID, subjectUniqueID, extensions: what may follow the key, each once and in this order. */
const OPTIONAL: readonly number[] = [DER.implicit1, DER.implicit2, DER.explicit3];

function areInOrder(nodes: readonly DerNode[]): boolean {
  let next = 0;
  return nodes.every(({ tag, content }) => {
    const at = OPTIONAL.indexOf(tag, next);
    next = at + 1;
    return at >= 0 && (tag === DER.explicit3 || isBitString(content));
  });
}

/** A serial number or KeyName for comparison: case and leading zeros do not matter. */
export function normalSerial(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

/** What may stand as the value of an attribute: texts of any alphabet, and the bits of x500UniqueIdentifier. */
const ATTRIBUTE_VALUES: readonly (number | undefined)[] = [
  ...[DER.utf8String, DER.numericString, DER.printableString, DER.teletexString, DER.ia5String, DER.bmpString],
  DER.bitString,
];

/** A distinguished name: sets of attributes, each a number and a text. */
export function isName(name: DerNode | undefined): name is DerNode {
  return (
    name?.tag === DER.sequence &&
    name.children.every(({ tag, children }) => tag === DER.set && children.length > 0 && children.every(isAttribute))
  );
}

function isAttribute({ tag, children }: DerNode): boolean {
  const [type, value, ...more] = children;
  return tag === DER.sequence && type?.tag === DER.oid && ATTRIBUTE_VALUES.includes(value?.tag) && more.length === 0;
}

/** `CN=…, O=…` of a distinguished name. */
export function nameOf(name: DerNode): string {
  const attributes = name.children.flatMap((set) => set.children);
  return attributes
    .map(({ children: [type, value] }) => `${NAME_ATTRIBUTES[oidOf(type)] ?? oidOf(type)}=${textOf(value)}`)
    .join(', ');
}

/**
 * A text of a name for people to read, marked as RFC 4514, 2.4, says where it would end the attribute or move what stands
 * beside it on a screen: a firm that calls itself `A, O=B` has not become part of B.
 */
function textOf(value: DerNode | undefined): string {
  if (value === undefined) return '';
  // Two bytes a letter, the higher first; Node has the other order only.
  const isWide = value.tag === DER.bmpString;
  const text = isWide ? Buffer.from(value.content).swap16().toString('utf16le') : value.content.toString('utf8');
  return text.replace(/[,\\]/g, '\\$&').replace(/[\p{Cc}\p{Cf}]/gu, byNumber);
}

function byNumber(sign: string): string {
  return Buffer.from(sign).toString('hex').replace(/../g, '\\$&');
}

/** RFC 5280, 4.1.2.5: UTCTime up to 2049, GeneralizedTime after, both in Zulu with seconds. */
export function timeOf(node: DerNode | undefined): EpochMs | null {
  if (node?.tag !== DER.utcTime && node?.tag !== DER.generalizedTime) return null;
  const text = node.content.toString('latin1');
  const full = node.tag === DER.generalizedTime ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = Date.parse(`${instant}Z`);
  // 30 February reads as 1 March otherwise, and 24:00 as the next day.
  return Number.isNaN(at) || new Date(at).toISOString() !== `${instant}.000Z` ? null : at;
}

function refuse(found: string) {
  const { code, allowed } = WIRE_CODES.certificateUnreadable;
  return refused({ code, path: 'X509Certificate', found, allowed });
}
