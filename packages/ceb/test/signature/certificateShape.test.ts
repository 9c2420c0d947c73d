import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, readCertificate } from '../../src/signature/certificate.ts';
import { judgeChain, readTrust } from '../../src/signature/chain.ts';
import { DER, der, derInteger, derOid, type DerNode, parseDer } from '../../src/signature/der.ts';
import { OID } from '../../src/signature/oids.ts';
import { readRevocationList } from '../../src/signature/revocation.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { BEGIN, certify, END, extension, party, revocationListOf } from './authority.ts';

// Proves that a certificate or a revocation list is taken in one spelling only: each row is a second way to write what
// the first row says, or something beside it, with every length right. Any of them could be read otherwise elsewhere.

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const LEAF = certify(party('firm', 'sm2'), party('ca', 'sm2'), { usage: 0xc0, serial: 42 });
const NULL = der(DER.null);

type Parts = Buffer[];
/** The certificate with the fields of its body changed; the signature is not looked at by the reader. */
function changed(change: (fields: Parts) => Parts, whole = LEAF, beside: Parts = []): Buffer {
  const [body, algorithm, value] = parseDer(whole)?.children ?? [];
  const fields = (body?.children ?? []).map((field) => field.whole);
  const parts = [der(DER.sequence, ...change(fields)), ...[algorithm, value].map((node) => node?.whole ?? NULL)];
  return der(DER.sequence, ...parts, ...beside);
}
const at =
  (place: number, field: Buffer) =>
  (fields: Parts): Parts =>
    fields.with(place, field);
const extensions = (...list: Buffer[]): Buffer => der(DER.explicit3, der(DER.sequence, ...list));
const flagged = (flag: string): Buffer => der(DER.sequence, derOid('1.2.3.4'), hex(flag), der(DER.octetString, NULL));
const name = (value: Buffer, tag: number = DER.set): Buffer =>
  der(DER.sequence, der(tag, der(DER.sequence, derOid(OID.commonName), value)));
const text = (value: string): Buffer => der(DER.utf8String, Buffer.from(value));

const CERTIFICATES: readonly (readonly [what: string, bytes: Buffer, ok?: true])[] = [
  ['as it should be', LEAF, true],
  ['its fields written again', changed((fields) => fields), true],
  ['critical FALSE, a default that authorities write', changed(at(7, extensions(flagged('010100')))), true],
  ['a unique id before the extensions', changed((fields) => fields.toSpliced(7, 0, hex('8102 00ff'))), true],
  ['a length of unknown end', Buffer.concat([hex('3080'), parseDer(LEAF)?.content ?? NULL, Buffer.alloc(2)])],
  ['something after the signature', changed((fields) => fields, LEAF, [NULL])],
  ['something after the extensions', changed((fields) => [...fields, NULL])],
  ['extensions twice', changed((fields) => [...fields, ...fields.slice(7)])],
  ['extensions before the unique id', changed((fields) => [...fields, hex('8102 00ff')])],
  ['no extension in the list', changed(at(7, extensions()))],
  ['a unique id of no bits', changed((fields) => fields.toSpliced(7, 0, hex('8102 09ff')))],
  ['critical written as 01, which some read as false', changed(at(7, extensions(flagged('010101'))))],
  ['critical in two bytes', changed(at(7, extensions(flagged('0102ff00'))))],
  ['the version twice', changed(at(0, hex('a006 020102 020102')))],
  ['a serial number with a needless zero', changed(at(1, hex('0202 002a')))],
  ['an algorithm with a needless digit in its number', changed(at(2, hex('300b 0609 80 2a811ccf55018375')))],
  ['another algorithm than the one outside', changed(at(2, der(DER.sequence, derOid(OID.sha256WithRsa))))],
  ['an issuer that is no name', changed(at(3, NULL))],
  ['a name in a SEQUENCE', changed(at(5, name(text('firm'), DER.sequence)))],
  ['a name that is a number', changed(at(5, name(derInteger(Buffer.from([1])))))],
  ['a name that is not UTF-8', changed(at(5, name(der(DER.utf8String, hex('ff')))))],
  ['a name in half a letter', changed(at(5, name(der(DER.bmpString, hex('4e2d56')))))],
  ['a third time', changed((fields) => fields.with(4, longer(fields[4])))],
  ['a third part of the key', changed((fields) => fields.with(6, longer(fields[6])))],
  [
    'a key in another tag',
    changed((fields) => fields.with(6, der(DER.explicit0, parseDer(fields[6] ?? NULL)?.content ?? NULL))),
  ],
];

/** A SEQUENCE with its last value twice. */
function longer(whole: Buffer = NULL): Buffer {
  const children = parseDer(whole)?.children ?? [];
  return der(DER.sequence, ...[...children, ...children.slice(-1)].map((child: DerNode) => child.whole));
}

for (const [what, bytes, ok = false] of CERTIFICATES) {
  test(`a certificate is ${ok ? 'taken' : 'refused'}: ${what}`, () => {
    const read = readCertificate(bytes);
    assert.equal(read.ok, ok, read.ok ? '' : read.refusals[0]?.found);
    if (!read.ok) assert.equal(read.refusals[0]?.code, WIRE_CODES.certificateUnreadable.code);
  });
}

test('an authority says how many may follow with a number from 0 on, or it is none', () => {
  const [root, firm] = [party('root', 'sm2'), party('firm', 'sm2')];
  const constraints = (...parts: Buffer[]): Buffer =>
    extension(OID.basicConstraints, true, der(DER.sequence, hex('0101ff'), ...parts));
  const judged = (...parts: Buffer[]): boolean => {
    const trust = readTrust({ roots: [certify(root, root, { authority: 'absent', more: [constraints(...parts)] })] });
    const leaf = readCertificate(certify(firm, root, { usage: 0xc0, serial: 42 }));
    assert.ok(trust.ok && leaf.ok);
    return judgeChain(leaf.value, trust.value, BEGIN).ok;
  };
  assert.deepEqual(
    [judged(), judged(hex('020100')), judged(hex('0201ff')), judged(text('0')), judged(hex('020100'), NULL)],
    [true, true, false, false, false],
  );
});

test('a name shows what is in it and nothing else', () => {
  const shown = (value: Buffer): string => nameOf(parseDer(name(value)) as DerNode);
  assert.equal(shown(der(DER.bmpString, hex('4e2d56fd'))), 'CN=中国');
  assert.equal(shown(text('A, O=B')), 'CN=A\\, O=B');
  assert.equal(shown(text('a\\b\nc\u202ed')), 'CN=a\\\\b\\0ac\\e2\\80\\aed');
});

const CA = party('ca', 'sm2');
const LIST = revocationListOf(CA, { revoked: [[42, BEGIN]] });
const entry = (...parts: Buffer[]): Buffer => der(DER.sequence, derInteger(Buffer.from([42])), ...parts);
const time = der(DER.utcTime, Buffer.from('250101000000Z'));
const LISTS: readonly (readonly [what: string, bytes: Buffer, ok?: true])[] = [
  ['as it should be', LIST, true],
  ['no entry in the list of entries', changed(at(5, der(DER.sequence)), LIST), true],
  ['a version there is not', changed(at(0, hex('020102')), LIST)],
  ['an issuer that is no name', changed(at(2, name(NULL)), LIST)],
  [
    'an entry with a fourth part',
    changed(at(5, der(DER.sequence, entry(time, der(DER.sequence, flagged('010100')), NULL))), LIST),
  ],
  ['an entry in a SET', changed(at(5, der(DER.sequence, der(DER.set, hex('02012a'), time))), LIST)],
  [
    'a serial number with a needless zero',
    changed(at(5, der(DER.sequence, der(DER.sequence, hex('0202 002a'), time))), LIST),
  ],
];
for (const [what, bytes, ok = false] of LISTS) {
  test(`a revocation list is ${ok ? 'taken' : 'refused'}: ${what}`, () => {
    assert.equal(readRevocationList(bytes).ok, ok);
  });
}

test('a number that stands twice is revoked from the earlier moment on', () => {
  for (const moments of [
    [BEGIN, END],
    [END, BEGIN],
  ]) {
    const list = readRevocationList(revocationListOf(CA, { revoked: moments.map((atMs) => [42, atMs] as const) }));
    assert.equal(list.ok && list.value.revoked.get('2a'), BEGIN);
  }
});
