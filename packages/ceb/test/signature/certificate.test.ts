import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { normalSerial, readCertificate } from '../../src/signature/certificate.ts';
import { bitStringOf, parseDer } from '../../src/signature/der.ts';
import { generateRsaIdentity, generateSm2Identity } from '../../src/signature/identity.ts';
import { rsaVerifyKey } from '../../src/signature/keys.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { inFolder, needs, run } from '../wire/tools.ts';

// Proves that the certificates we make are X.509 to others, and that reading one gives what stands in it.

const request = {
  subject: { commonName: '测试电商平台', organization: 'Sandbox', country: 'CN' },
  serial: 'f1691F7F',
  notBefore: Date.UTC(2018, 11, 31, 16, 0, 0),
  notAfter: Date.UTC(2051, 5, 1, 0, 0, 1),
};

for (const [kind, generate] of [
  ['rsa', generateRsaIdentity],
  ['sm2', generateSm2Identity],
] as const) {
  test(`a generated ${kind} certificate reads as it was asked for`, () => {
    const certificate = readCertificate(generate(request).certificateDer);
    assert.ok(certificate.ok);
    const { serialHex, subject, notBeforeMs, notAfterMs, key, fingerprintSha256 } = certificate.value;
    assert.deepEqual(
      { serialHex, subject, notBeforeMs, notAfterMs, kind: key.kind },
      {
        serialHex: 'f1691f7f',
        subject: 'C=CN, O=Sandbox, CN=测试电商平台',
        notBeforeMs: request.notBefore,
        notAfterMs: request.notAfter,
        kind,
      },
    );
    assert.match(fingerprintSha256, /^[0-9a-f]{64}$/);
  });
}

test("node's own reader agrees on an RSA certificate, and its signature holds", () => {
  const { certificateDer } = generateRsaIdentity(request);
  const theirs = new X509Certificate(certificateDer);
  const ours = readCertificate(certificateDer);
  assert.ok(ours.ok);
  assert.ok(theirs.verify(theirs.publicKey));
  assert.equal(theirs.serialNumber.toLowerCase(), ours.value.serialHex);
  assert.equal(theirs.fingerprint256.replaceAll(':', '').toLowerCase(), ours.value.fingerprintSha256);
  assert.equal(Date.parse(theirs.validTo), ours.value.notAfterMs);
});

test('OpenSSL reads an SM2 certificate and verifies its signature with the user id', needs('openssl'), () => {
  const certificate = generateSm2Identity(request).certificateDer;
  const [body, , signature] = parseDer(certificate)?.children ?? [];
  inFolder((put) => {
    const file = put('certificate.der', certificate);
    const read = run('openssl', ['x509', '-inform', 'der', '-in', file, '-pubkey', '-noout']);
    assert.equal(read.status, 0, read.stderr);
    const key = put('public.pem', read.stdout);
    const data = put('body', body?.whole ?? '');
    const value = put('signature', bitStringOf(signature) ?? '');
    // `openssl verify` cannot be told the user id of an issuer (3.0), so the body is verified by itself.
    const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-in', data, '-sigfile', value];
    const verified = run('openssl', [...verify, '-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']);
    assert.equal(verified.status, 0, verified.stderr);
  });
});

test('what is no certificate, or has a weak or foreign key, is refused', () => {
  const good = generateRsaIdentity(request).certificateDer;
  const rows: readonly [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('certificate')],
    ['cut short', good.subarray(0, -1)],
    ['one byte more', Buffer.concat([good, Buffer.alloc(1)])],
    ['far too long', Buffer.alloc(20_000, 0x30)],
    ['deep nesting', Buffer.from('30'.repeat(2) + '80'.repeat(2), 'hex')],
    [
      'another key algorithm',
      Buffer.from(good.toString('hex').replaceAll('2a864886f70d010101', '2a864886f70d010102'), 'hex'),
    ],
    ['version 1', Buffer.from(good.toString('hex').replace('a003020102', 'a003020100'), 'hex')],
  ];
  for (const [name, bytes] of rows) {
    const outcome = readCertificate(bytes);
    assert.ok(!outcome.ok, name);
    assert.equal(outcome.refusals[0]?.code, WIRE_CODES.certificateUnreadable.code, name);
  }
});

test('an RSA key below 2048 bits is not taken', () => {
  const weak = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  assert.throws(() => rsaVerifyKey(weak.publicKey), /2048/);
});

test('serial numbers compare without case and leading zeros', () => {
  assert.equal(normalSerial(' 0001691F7F '), normalSerial('01691f7f'));
  assert.equal(normalSerial('0001'), '1');
  assert.equal(normalSerial('0'), '0');
});
