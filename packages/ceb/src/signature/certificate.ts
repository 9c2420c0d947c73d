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

/** RFC 5280, 4.1.2.2: a serial number is positive and has 20 bytes at most. */
const SERIAL_BYTES_MAX = 20;

/**
 * Reads an X.509 v3 certificate with a key that may be trusted (see `soundKey.ts`). The one gate of all certificates:
 * those of firms and of authorities, enrolled at the door, by a file or by the command, and read again to verify with.
 */
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
  if (serialBytes.length > SERIAL_BYTES_MAX || serialBytes.every((byte) => byte === 0)) {
    return refuse(`serial: ${serialBytes.length > SERIAL_BYTES_MAX ? `${serialBytes.length} bytes` : '0'}`);
  }
  if (notBeforeMs >= notAfterMs) return refuse('validity: notBefore ≥ notAfter');
  const key = publicKeyOf(keyInfo);
  if (typeof key === 'string') return refuse(key);
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
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = Date.parse(`${instant}Z`);
  // 30 February reads as 1 March otherwise, and 24:00 as the next day.
  return Number.isNaN(at) || new Date(at).toISOString() !== `${instant}.000Z` ? null : at;
}

function refuse(found: string) {
  const { code, allowed } = WIRE_CODES.certificateUnreadable;
  return refused({ code, path: 'X509Certificate', found, allowed });
}
