import { createHash } from 'node:crypto';
import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { WIRE_CODES } from '../wire/codes.ts';
import { DER, type DerNode, integerOf, oidOf, parseDer } from './der.ts';
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

/** Reads an X.509 v3 certificate with an RSA key of at least 2048 bits or an SM2 key. */
export function readCertificate(der: Buffer): Outcome<Certificate> {
  if (der.length > CERTIFICATE_BYTES_MAX) return refuse(`${der.length} bytes`);
  const body = parseDer(der)?.children[0];
  if (body?.tag !== DER.sequence) return refuse('DER');
  const [version, serial, , issuer, validity, subject, keyInfo] = body.children;
  const isVersion3 =
    version?.tag === DER.explicit0 && integerOf(version.children[0])?.equals(Buffer.from([2])) === true;
  if (!isVersion3) return refuse('version');
  const serialBytes = integerOf(serial);
  const notBeforeMs = timeOf(validity?.children[0]);
  const notAfterMs = timeOf(validity?.children[1]);
  if (serialBytes === null || notBeforeMs === null || notAfterMs === null) return refuse('serial, validity');
  const key = publicKeyOf(keyInfo);
  if (key === null) return refuse('public key');
  return done({
    der,
    serialHex: serialBytes.toString('hex'),
    fingerprintSha256: createHash('sha256').update(der).digest('hex'),
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    notBeforeMs,
    notAfterMs,
    key,
  });
}

/** A serial number or KeyName for comparison: case and leading zeros do not matter. */
export function normalSerial(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

/** `CN=…, O=…` of a distinguished name. */
export function nameOf(name: DerNode | undefined): string {
  const attributes = (name?.children ?? []).flatMap((set) => set.children);
  return attributes
    .map((attribute) => {
      const type = oidOf(attribute.children[0]);
      return `${NAME_ATTRIBUTES[type] ?? type}=${attribute.children[1]?.content.toString('utf8') ?? ''}`;
    })
    .join(', ');
}

/** RFC 5280, 4.1.2.5: UTCTime up to 2049, GeneralizedTime after, both in Zulu with seconds. */
export function timeOf(node: DerNode | undefined): EpochMs | null {
  if (node?.tag !== DER.utcTime && node?.tag !== DER.generalizedTime) return null;
  const text = node.content.toString('latin1');
  const full = node.tag === DER.generalizedTime ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : at;
}

function refuse(found: string) {
  const { code, allowed } = WIRE_CODES.certificateUnreadable;
  return refused({ code, path: 'X509Certificate', found, allowed });
}
