import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  CertificateList,
  type Extension,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  KeyUsage,
} from '@peculiar/asn1-x509';
import fc from 'fast-check';
import { DER, der, type DerNode, parseDer } from '../../src/signature/der.ts';
import { normalSerial, readLink } from '../../src/signature/certificate.ts';
import { authorityOf, KEY_USAGE, mayUse } from '../../src/signature/issued.ts';
import { readRevocationList } from '../../src/signature/revocation.ts';
import { BEGIN, certify, END, extension, party, revocationListOf } from './authority.ts';
import { changes, mutantOf } from './derMutants.ts';

// Proves that our reader of certificates and revocation lists sees in whatever it takes what others see in it: a reader
// made from the ASN.1 of RFC 5280, which must come to the same fields and write the same bytes again, and OpenSSL, which
// must read it at all. The mutants have one value changed with all lengths right, so that many are still taken.

const [root, ca, firm] = [party('root', 'rsa'), party('ca', 'sm2'), party('firm', 'sm2')];
const own = extension('1.2.3.4', false, Buffer.from([5, 0]));
const CERTIFICATES: readonly Buffer[] = [
  certify(ca, root, { authority: 2, usage: 0x06, serial: 2 }),
  certify(firm, ca, { usage: 0xc0, serial: 42, more: [own] }),
  certify(firm, root, { usage: 0xc0, serial: 43, algorithm: 'sha512' }),
];
const LISTS: readonly Buffer[] = [
  revocationListOf(root, { revoked: [[42, BEGIN] as const, [43, END] as const] }),
  revocationListOf(ca, { revoked: [[7, BEGIN] as const], more: [own] }),
  revocationListOf(ca, { version1: true }),
];

const RUNS = { numRuns: 1000, seed: 20260401 };

test('what we take of a certificate, an ASN.1 reader and OpenSSL take, with the same fields', () => {
  let taken = 0;
  const judge = (bytes: Buffer): void => {
    const ours = oursOf(bytes);
    if (ours === null) return;
    taken += 1;
    const theirs = theirsOf(bytes);
    // Bits left over in KeyUsage that are not 0 pass there; here the extension then allows nothing.
    assert.deepEqual(ours, { ...theirs, signs: theirs.signs && ours.signs }, bytes.toString('hex'));
    assert.ok(new X509Certificate(bytes).raw.equals(bytes));
  };
  CERTIFICATES.forEach(judge);
  assert.equal(taken, CERTIFICATES.length);
  assert.deepEqual(
    CERTIFICATES.map((bytes) => oursOf(bytes)?.signs),
    [false, true, true],
  );
  fc.assert(
    fc.property(fc.constantFrom(...CERTIFICATES), changes, (whole, change) => judge(mutantOf(whole, change))),
    RUNS,
  );
  // Otherwise the comparison would be about the certificates it began with.
  assert.ok(taken > 100, String(taken));
});

test('what we take of a revocation list, an ASN.1 reader takes, with the same fields', () => {
  let taken = 0;
  const judge = (bytes: Buffer): void => {
    const ours = readRevocationList(bytes);
    // Theirs forgets what a list revokes that does not say when the next one comes (asn1-x509 2.11.1).
    if (!ours.ok || ours.value.nextUpdateMs === null) return;
    taken += 1;
    const { thisUpdateMs, nextUpdateMs, issuerName, revoked } = ours.value;
    // An empty list of entries should be left out (RFC 5280, 5.1.2.6); it says the same.
    const whole = revoked.size > 0 ? parse(bytes, CertificateList) : AsnConvert.parse(bytes, CertificateList);
    const { tbsCertList: list } = whole;
    assert.equal(thisUpdateMs, list.thisUpdate.getTime().getTime());
    assert.equal(nextUpdateMs, list.nextUpdate?.getTime().getTime() ?? null);
    assert.ok(issuerName.equals(written(list.issuer)));
    const theirs = new Map<string, number>();
    for (const { userCertificate, revocationDate } of list.revokedCertificates ?? []) {
      const serial = normalSerial(Buffer.from(userCertificate).toString('hex'));
      theirs.set(serial, Math.min(revocationDate.getTime().getTime(), theirs.get(serial) ?? Infinity));
    }
    assert.deepEqual(revoked, theirs);
  };
  LISTS.forEach(judge);
  assert.equal(taken, LISTS.length);
  fc.assert(
    fc.property(fc.constantFrom(...LISTS), changes, (whole, change) => judge(mutantOf(whole, change))),
    RUNS,
  );
  assert.ok(taken > 100, String(taken));
});

type Fields = {
  readonly serial: string;
  readonly validity: readonly number[];
  readonly names: readonly string[];
  readonly extensions: readonly string[];
  readonly authority: { readonly isAuthority: boolean; readonly below: number };
  readonly signs: boolean;
};

function oursOf(bytes: Buffer): Fields | null {
  const link = readLink(bytes);
  if (!link.ok) return null;
  const { certificate, extensions, subjectName, issuerName } = link.value;
  return {
    serial: normalSerial(certificate.serialHex),
    validity: [certificate.notBeforeMs, certificate.notAfterMs],
    names: [issuerName.toString('hex'), subjectName.toString('hex')],
    extensions: [...extensions].map(([oid, { critical }]) => `${oid} ${critical}`),
    authority: authorityOf(extensions),
    signs: mayUse(extensions, KEY_USAGE.digitalSignature),
  };
}

function theirsOf(bytes: Buffer): Fields {
  const { tbsCertificate: body } = parse(bytes, Certificate);
  const { serialNumber, validity, issuer, subject } = body;
  const extensions = [...(body.extensions ?? [])];
  const valueOf = (oid: string): Buffer | null => {
    const found = extensions.find(({ extnID }: Extension) => extnID === oid);
    return found === undefined ? null : Buffer.from(found.extnValue.buffer);
  };
  const constraints = read(valueOf(id_ce_basicConstraints), BasicConstraints);
  const usage = valueOf(id_ce_keyUsage);
  const { cA = false, pathLenConstraint = Infinity } = constraints ?? {};
  // A number below 0 is no number of authorities (RFC 5280, 4.2.1.9); their schema has no bounds.
  const isAuthority = cA && pathLenConstraint >= 0;
  return {
    serial: normalSerial(Buffer.from(serialNumber).toString('hex')),
    validity: [validity.notBefore, validity.notAfter].map((time) => time.getTime().getTime()),
    names: [written(issuer).toString('hex'), written(subject).toString('hex')],
    extensions: extensions.map(({ extnID, critical }: Extension) => `${extnID} ${critical}`),
    authority: { isAuthority, below: isAuthority ? pathLenConstraint : 0 },
    signs: usage === null || ((read(usage, KeyUsage)?.toNumber() ?? 0) & 1) !== 0,
  };
}

/** Their reader takes BER; what it reads has to be DER to the last byte, or it would not come out the same. */
function parse<T>(bytes: Buffer, type: new () => T): T {
  const value = AsnConvert.parse(bytes, type);
  assert.equal(written(value).toString('hex'), withoutDefaults(bytes).toString('hex'));
  return value;
}

const written = (value: unknown): Buffer => Buffer.from(AsnConvert.serialize(value));

/** The value of an extension; `null` where it is not theirs to read, and then it must allow nothing here either. */
function read<T>(bytes: Buffer | null, type: new () => T): T | null {
  try {
    return bytes === null ? null : parse(bytes, type);
  } catch {
    return null;
  }
}

/** DER leaves a default out: `critical FALSE` has one meaning, authorities write it, and both readers take it. */
function withoutDefaults(bytes: Buffer): Buffer {
  const root = parseDer(bytes);
  assert.ok(root);
  const rewritten = (node: DerNode): Buffer => {
    if (node.children.length === 0) return node.whole;
    const kept = node.children.filter(({ tag, content }) => tag !== DER.boolean || content[0] !== 0);
    return der(node.tag, ...kept.map(rewritten));
  };
  return rewritten(root);
}
