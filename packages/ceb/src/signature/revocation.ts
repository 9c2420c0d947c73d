import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { WIRE_CODES } from '../wire/codes.ts';
import { isName, nameOf, normalSerial, timeOf } from './certificate.ts';
import { DER, type DerNode, integerOf } from './der.ts';
import { foreignCritical, type Issued, readExtensions, readIssued, readWrappedExtensions } from './issued.ts';

/** A certificate revocation list (RFC 5280, section 5). Reading it does not mean trusting it: `judgeChain` does. */
export type RevocationList = {
  readonly issued: Issued;
  /** The issuer's name in DER, compared byte by byte, and as text. */
  readonly issuerName: Buffer;
  readonly issuer: string;
  readonly thisUpdateMs: EpochMs;
  /** `null` when the list does not say when the next one comes. */
  readonly nextUpdateMs: EpochMs | null;
  /** Serial numbers (`normalSerial`) and when they were revoked. */
  readonly revoked: ReadonlyMap<string, EpochMs>;
};

/** Some hundred thousand entries; keeps hostile input short. */
const LIST_BYTES_MAX = 8 * 1024 * 1024;

/** Version 2 is written as 1; of version 1 nothing is written. */
const VERSION_2 = Buffer.from([1]);

/**
 * Reads a complete list, version 1 or 2. Lists of changes only, of some reasons only, or of several issuers are marked
 * by critical extensions and refused: what is absent in them proves nothing.
 */
export function readRevocationList(der: Buffer): Outcome<RevocationList> {
  if (der.length > LIST_BYTES_MAX) return refuse(`${der.length} bytes`);
  const issued = readIssued(der);
  if (issued === null) return refuse('DER');
  const parts = [...issued.body.children];
  if (parts[0]?.tag === DER.integer && !integerOf(parts.shift())?.equals(VERSION_2)) return refuse('version');
  const [algorithm, issuer, thisUpdate, ...rest] = parts;
  const thisUpdateMs = timeOf(thisUpdate);
  if (!isName(issuer) || thisUpdateMs === null) return refuse('issuer, thisUpdate');
  if (algorithm?.whole.equals(issued.algorithm.whole) !== true) return refuse('signature algorithm');
  const nextUpdateMs = timeOf(rest[0]);
  if (nextUpdateMs !== null) rest.shift();
  const entries = rest[0]?.tag === DER.sequence ? rest.shift() : undefined;
  const extensions = readWrappedExtensions(rest[0]?.tag === DER.explicit0 ? rest.shift() : undefined);
  if (rest.length > 0) return refuse('TBSCertList');
  const foreign = extensions === null ? 'extensions' : foreignCritical(extensions, []);
  if (foreign !== null) return refuse(foreign);
  const revoked = readEntries(entries);
  if (revoked === null) return refuse('revokedCertificates');
  const issuerName = issuer.whole;
  return done({ issued, issuerName, issuer: nameOf(issuer), thisUpdateMs, nextUpdateMs, revoked });
}

/** Of a number that stands twice the earlier moment counts: a second entry gives no certificate back. */
function readEntries(entries: DerNode | undefined): ReadonlyMap<string, EpochMs> | null {
  const revoked = new Map<string, EpochMs>();
  for (const entry of entries?.children ?? []) {
    const [number, date, list, ...more] = entry.tag === DER.sequence ? entry.children : [];
    const serial = integerOf(number);
    const atMs = timeOf(date);
    const extensions = readExtensions(list);
    if (serial === null || atMs === null || extensions === null || more.length > 0) return null;
    if (foreignCritical(extensions, []) !== null) return null;
    const key = normalSerial(serial.toString('hex'));
    revoked.set(key, Math.min(atMs, revoked.get(key) ?? Infinity));
  }
  return revoked;
}

function refuse(found: string) {
  const { code, allowed } = WIRE_CODES.revocationListUnusable;
  return refused({ code, path: 'CertificateList', found, allowed });
}
