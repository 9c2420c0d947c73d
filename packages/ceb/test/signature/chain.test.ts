import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../src/signature/certificate.ts';
import { judgeChain, readTrust, type TrustSource } from '../../src/signature/chain.ts';
import { DER, der, derInteger } from '../../src/signature/der.ts';
import { readRevocationList } from '../../src/signature/revocation.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { BEGIN, type CertificateWishes, certify, END, extension, party, revocationListOf } from './authority.ts';

// Proves that a certificate counts only under a trusted root, every link issued by an authority, valid and not revoked
// at the moment that is asked about; with RSA, SM2 and both mixed.

const AT = Date.UTC(2025, 5, 1);
const DAY = 86_400_000;
const { certificateNotTrusted, signerExpired, signerRevoked, revocationListUnusable, certificateUnreadable } =
  WIRE_CODES;

const AUTHORITY: CertificateWishes = { authority: true, usage: 0x06 };
const LEAF: CertificateWishes = { usage: 0xc0, serial: 42 };

for (const [above, middle, below] of [
  ['rsa', 'rsa', 'rsa'],
  ['sm2', 'sm2', 'sm2'],
  ['rsa', 'sm2', 'rsa'],
  ['sm2', 'rsa', 'sm2'],
] as const) {
  const root = party('root', above);
  const ca = party('ca', middle);
  const firm = party('firm', below);
  const rootDer = certify(root, root, { ...AUTHORITY, serial: 1 });
  const caDer = certify(ca, root, { ...AUTHORITY, serial: 2 });
  const leafDer = certify(firm, ca, LEAF);
  const trusted: TrustSource = { roots: [rootDer], intermediates: [caDer] };
  const kinds = `${above} > ${middle} > ${below}`;

  test(`${kinds}: certificate, authority, root`, () => {
    assert.deepEqual(serials(leafDer, trusted), ['2a', '02', '01']);
    assert.deepEqual(serials(leafDer, { roots: [caDer] }), ['2a', '02'], 'an authority can be trusted by itself');
    assert.deepEqual(serials(leafDer, { roots: [leafDer] }), ['2a'], 'and so can the certificate');
  });

  test(`${kinds}: without root, without authority, of another authority with the same name`, () => {
    const namesake = { ...party('other', middle), name: ca.name };
    for (const [what, der, trust] of [
      ['no roots', leafDer, { roots: [], intermediates: [caDer, rootDer] }],
      ['no authority between', leafDer, { roots: [rootDer] }],
      ['signed by a namesake', certify(firm, namesake, LEAF), trusted],
      ['issued by itself', certify(firm, firm, LEAF), trusted],
      ['one bit changed', flipped(leafDer), trusted],
    ] as const) {
      assert.equal(codeOf(der, trust), certificateNotTrusted.code, what);
    }
  });

  test(`${kinds}: two certificates of one authority, the right one is found`, () => {
    const renewed = { ...party('renewed', middle), name: ca.name };
    const renewedDer = certify(renewed, root, { ...AUTHORITY, serial: 3 });
    const source = { roots: [rootDer], intermediates: [renewedDer, caDer] };
    assert.deepEqual(serials(leafDer, source), ['2a', '02', '01']);
    assert.deepEqual(serials(certify(firm, renewed, LEAF), source), ['2a', '03', '01']);
  });

  test(`${kinds}: revoked from its moment on, by a list of its own authority`, () => {
    const withLists = (...lists: Buffer[]) => ({ ...trusted, revocationLists: lists });
    const revokes = { revoked: [[42, AT] as const] };
    const list = revocationListOf(ca, revokes);
    assert.equal(codeOf(leafDer, withLists(list), AT - 1), 'ok');
    assert.equal(codeOf(leafDer, withLists(list), AT), signerRevoked.code);
    assert.equal(codeOf(leafDer, withLists(revocationListOf(ca, { revoked: [[43, BEGIN]] }))), 'ok');
    assert.equal(codeOf(leafDer, withLists(revocationListOf(root, revokes))), 'ok', 'a list of another authority');
    const forged = revocationListOf({ ...party('other', middle), name: ca.name }, revokes);
    assert.equal(codeOf(leafDer, withLists(forged)), 'ok', 'a list that its authority has not signed');
    assert.equal(codeOf(leafDer, withLists(revocationListOf(root, { revoked: [[2, AT]] }))), signerRevoked.code);
    const outdated = revocationListOf(ca, { ...revokes, until: AT - DAY });
    assert.equal(codeOf(leafDer, withLists(outdated)), signerRevoked.code, 'revoked stays revoked');
    const newer = revocationListOf(ca, { from: BEGIN + DAY });
    assert.equal(codeOf(leafDer, withLists(list, newer)), 'ok', 'the newest list counts: a hold was lifted');
  });

  test(`${kinds}: lists can be required of every authority`, () => {
    const lists = [revocationListOf(ca), revocationListOf(root)] as const;
    const source = { ...trusted, requiresRevocationLists: true };
    assert.equal(codeOf(leafDer, { ...source, revocationLists: lists }), 'ok');
    for (const missing of [[], [lists[0]], [lists[1]]]) {
      assert.equal(codeOf(leafDer, { ...source, revocationLists: missing }), revocationListUnusable.code);
    }
    for (const [until, code] of [
      [AT, 'ok'],
      [AT - 1000, revocationListUnusable.code],
      [null, revocationListUnusable.code],
    ] as const) {
      const revocationLists = [revocationListOf(ca, { until }), lists[1]];
      assert.equal(codeOf(leafDer, { ...source, revocationLists }), code, String(until));
    }
  });
}

const root = party('root', 'rsa');
const ca = party('ca', 'rsa');
const firm = party('firm', 'rsa');
const ROOT = certify(root, root, { ...AUTHORITY, serial: 1 });
const CA = certify(ca, root, { ...AUTHORITY, serial: 2 });
const NAME_CONSTRAINTS = '2.5.29.30';

test('each link is looked at: authority, use of its key, number of authorities below, critical extensions', () => {
  const policies = der(DER.sequence);
  const rows: readonly [string, CertificateWishes, CertificateWishes, string][] = [
    ['as it should be', AUTHORITY, LEAF, 'ok'],
    ['nothing said about use', { authority: true }, {}, 'ok'],
    ['no basicConstraints', { authority: 'absent' }, LEAF, certificateNotTrusted.code],
    ['no authority', { authority: false }, LEAF, certificateNotTrusted.code],
    ['may not sign certificates', { authority: true, usage: 0x02 }, LEAF, certificateNotTrusted.code],
    ['no authority below, and there is none', { authority: 0 }, LEAF, 'ok'],
    ['the certificate may not sign messages', AUTHORITY, { usage: 0x20 }, certificateNotTrusted.code],
    ['policies, critical', AUTHORITY, { more: [extension('2.5.29.32', true, policies)] }, 'ok'],
    [
      'name constraints',
      { ...AUTHORITY, more: [extension(NAME_CONSTRAINTS, true, policies)] },
      LEAF,
      certificateNotTrusted.code,
    ],
    [
      'something critical of its own',
      AUTHORITY,
      { more: [extension('1.2.3.4', true, policies)] },
      certificateNotTrusted.code,
    ],
    ['something of its own', AUTHORITY, { more: [extension('1.2.3.4', false, policies)] }, 'ok'],
    [
      'an extension twice',
      AUTHORITY,
      { usage: 0xc0, more: [extension('2.5.29.15', true, der(DER.bitString, Buffer.from([0, 0xc0])))] },
      certificateUnreadable.code,
    ],
  ];
  for (const [what, middle, leaf, code] of rows) {
    const intermediates = [certify(ca, root, { ...middle, serial: 2 })];
    assert.equal(codeOf(certify(firm, ca, leaf), { roots: [ROOT], intermediates }), code, what);
  }
  const strictRoot = certify(root, root, { ...AUTHORITY, authority: 0, serial: 1 });
  assert.equal(
    codeOf(certify(firm, ca, LEAF), { roots: [strictRoot], intermediates: [CA] }),
    certificateNotTrusted.code,
  );
});

test('every link is valid at the moment asked about, to the second', () => {
  const leaf = certify(firm, ca, { ...LEAF, from: AT, until: AT + DAY });
  for (const [atMs, code] of [
    [AT - 1, signerExpired.code],
    [AT, 'ok'],
    [AT + DAY, 'ok'],
    [AT + DAY + 1, signerExpired.code],
  ] as const) {
    assert.equal(codeOf(leaf, { roots: [ROOT], intermediates: [CA] }, atMs), code);
  }
  const old = { ...AUTHORITY, until: AT - DAY };
  const leafNow = certify(firm, ca, LEAF);
  assert.equal(codeOf(leafNow, { roots: [ROOT], intermediates: [certify(ca, root, old)] }), signerExpired.code);
  assert.equal(codeOf(leafNow, { roots: [certify(root, root, old)], intermediates: [CA] }), signerExpired.code);
});

test('SHA-1 under a certificate counts only where it is named', () => {
  const leaf = certify(firm, ca, { ...LEAF, algorithm: 'sha1' });
  const source: TrustSource = { roots: [ROOT], intermediates: [CA] };
  assert.equal(codeOf(leaf, source), certificateNotTrusted.code);
  assert.equal(codeOf(leaf, { ...source, allows: ['sha1-certificates'] }), 'ok');
  assert.equal(codeOf(certify(firm, ca, { ...LEAF, algorithm: 'sha512' }), source), 'ok');
});

test('authorities that certify each other in a circle, and many of one name, end', () => {
  const other = party('other', 'rsa');
  const circle = [certify(ca, other, AUTHORITY), certify(other, ca, AUTHORITY)];
  assert.equal(codeOf(certify(firm, ca, LEAF), { roots: [ROOT], intermediates: circle }), certificateNotTrusted.code);
  const namesakes = Array.from({ length: 60 }, (_, index) =>
    certify(ca, { ...other, name: ca.name }, { ...AUTHORITY, serial: index + 1 }),
  );
  assert.equal(
    codeOf(certify(firm, ca, LEAF), { roots: [ROOT], intermediates: namesakes }),
    certificateNotTrusted.code,
  );
});

test('revocation lists are read, or refused with the reason', () => {
  const list = readRevocationList(
    revocationListOf(ca, {
      revoked: [
        [7, AT],
        [9, AT + DAY],
      ],
    }),
  );
  assert.ok(list.ok);
  assert.deepEqual(
    [...list.value.revoked],
    [
      ['7', AT],
      ['9', AT + DAY],
    ],
  );
  assert.deepEqual([list.value.thisUpdateMs, list.value.nextUpdateMs, list.value.issuer], [BEGIN, END, 'CN=ca']);
  const version1 = readRevocationList(revocationListOf(ca, { version1: true, until: null }));
  assert.ok(version1.ok && version1.value.nextUpdateMs === null && version1.value.revoked.size === 0);
  const number = der(DER.sequence, derInteger(Buffer.from([1])));
  const whole = revocationListOf(ca, { revoked: [[7, AT]] });
  const rows: readonly [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['a certificate', CA],
    ['cut short', whole.subarray(0, -1)],
    ['changes only', revocationListOf(ca, { more: [extension('2.5.29.27', true, number)] })],
    ['of some reasons only', revocationListOf(ca, { more: [extension('2.5.29.28', true, der(DER.sequence))] })],
    ['far too long', Buffer.alloc(9 * 1024 * 1024, 0x30)],
  ];
  for (const [what, bytes] of rows) {
    const outcome = readRevocationList(bytes);
    assert.ok(!outcome.ok && outcome.refusals[0]?.code === revocationListUnusable.code, what);
  }
  const trust = readTrust({ roots: [ROOT, Buffer.from('no')], revocationLists: [CA] });
  assert.ok(!trust.ok);
  assert.deepEqual(
    trust.refusals.map(({ code }) => code),
    [certificateUnreadable.code, revocationListUnusable.code],
  );
});

function serials(leaf: Buffer, source: TrustSource): string[] | string {
  const outcome = judge(leaf, source, AT);
  return outcome.ok ? outcome.value.map(({ serialHex }) => serialHex) : (outcome.refusals[0]?.code ?? '');
}

function codeOf(leaf: Buffer, source: TrustSource, atMs = AT): string {
  const outcome = judge(leaf, source, atMs);
  return outcome.ok ? 'ok' : (outcome.refusals[0]?.code ?? '');
}

function judge(leaf: Buffer, source: TrustSource, atMs: number) {
  const trust = readTrust(source);
  assert.ok(trust.ok);
  const certificate = readCertificate(leaf);
  if (!certificate.ok) return certificate;
  return judgeChain(certificate.value, trust.value, atMs);
}

/** A bit of the validity changed, which is covered by the signature. */
function flipped(certificate: Buffer): Buffer {
  const changed = Buffer.from(certificate);
  const at = changed.indexOf('300101000000Z');
  assert.ok(at > 0);
  changed[at + 1] = 0x31;
  return changed;
}
