import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DER, der, derInteger, integerOf, parseDer } from '../../src/signature/der.ts';
import { generateSm2Identity } from '../../src/signature/identity.ts';
import { keyVerifies, sm2Signer, sm2VerifyKey } from '../../src/signature/keys.ts';
import { sm2PublicKey, sm2PublicKeyOf, sm2Sign, sm2Verify, userHash } from '../../src/signature/sm2.ts';
import { inFolder, needs, run } from '../wire/tools.ts';
import { keyOf } from './fixtures.ts';

// Proves that SM2 signatures are those of the standard: by its example, and against OpenSSL in both directions.

/** GB/T 32918.5-2017, Annex A: the recommended curve, user id 1234567812345678, message "message digest". */
const EXAMPLE = {
  privateKey: 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n,
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  secret: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  message: Buffer.from('message digest'),
};

test('the example of the standard comes out to the bit', () => {
  const publicKey = sm2PublicKeyOf(EXAMPLE.privateKey);
  const z = userHash(publicKey);
  assert.equal(publicKey.toString('hex'), EXAMPLE.publicKey);
  assert.equal(z.toString('hex'), EXAMPLE.z);
  const signature = sm2Sign(EXAMPLE.privateKey, z, EXAMPLE.message, () => EXAMPLE.secret);
  assert.equal(signature.toString('hex'), EXAMPLE.signature);
  const key = sm2PublicKey(publicKey);
  assert.ok(key !== null && sm2Verify(key, EXAMPLE.message, signature));
  assert.ok(!sm2Verify(key, Buffer.from('message digesT'), signature));
});

test('a point off the curve is no key', () => {
  const point = Buffer.from(EXAMPLE.publicKey, 'hex');
  point[64] = (point[64] as number) ^ 1;
  assert.equal(sm2PublicKey(point), null);
  assert.equal(sm2PublicKey(Buffer.from('00', 'hex')), null);
  assert.equal(sm2PublicKey(Buffer.concat([Buffer.from([4]), Buffer.alloc(64)])), null);
  assert.equal(sm2PublicKey(Buffer.from(EXAMPLE.publicKey, 'hex').subarray(0, 33)), null);
});

test('keys are read from hexadecimal and from PEM alike', () => {
  const identity = generateSm2Identity({
    subject: { commonName: '物流企业' },
    serial: '02',
    notBefore: Date.UTC(2020, 0, 1),
    notAfter: Date.UTC(2030, 0, 1),
  });
  const signature = sm2Signer(identity.privateKeyPem, { keyName: '02' }).sign(EXAMPLE.message);
  assert.ok(keyVerifies(keyOf(identity), 'sm2-sm3', EXAMPLE.message, signature));
  const byHex = sm2Signer(EXAMPLE.privateKey.toString(16), { keyName: '01' }).sign(EXAMPLE.message);
  assert.ok(keyVerifies(sm2VerifyKey(EXAMPLE.publicKey), 'sm2-sm3', EXAMPLE.message, byHex));
});

const OPENSSL_ROUNDS = 24;
const USER_ID = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];

test(`OpenSSL verifies ours and we verify OpenSSL's, ${OPENSSL_ROUNDS} times each`, needs('openssl'), () => {
  inFolder((put, folder) => {
    const keyFile = `${folder}/key.pem`;
    run('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', keyFile]);
    const privatePem = run('openssl', ['pkey', '-in', keyFile]).stdout.toString();
    const publicPem = run('openssl', ['pkey', '-in', keyFile, '-pubout']).stdout.toString();
    const publicFile = put('public.pem', publicPem);
    const key = sm2VerifyKey(publicPem);
    const signer = sm2Signer(privatePem, { keyName: '01' });
    for (let round = 0; round < OPENSSL_ROUNDS; round++) {
      const data = Buffer.from(`订单 ${round} ${'x'.repeat(round * 7)}`);
      const dataFile = put('data', data);
      const raw = signer.sign(data);
      const signatureFile = put(
        'signature',
        der(DER.sequence, derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32))),
      );
      const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', publicFile, '-in', dataFile, '-sigfile', signatureFile];
      const verified = run('openssl', [...verify, ...USER_ID]);
      assert.equal(verified.status, 0, verified.stderr);
      const theirs = run('openssl', ['pkeyutl', '-sign', '-inkey', keyFile, '-in', dataFile, ...USER_ID]).stdout;
      assert.ok(keyVerifies(key, 'sm2-sm3', data, rawOf(theirs)), `round ${round}`);
      assert.ok(!keyVerifies(key, 'sm2-sm3', Buffer.concat([data, Buffer.from('.')]), rawOf(theirs)));
    }
  });
});

function rawOf(signature: Buffer): Buffer {
  const [r, s] = parseDer(signature)?.children.map(integerOf) ?? [];
  const halves = [r, s].map((half) => Buffer.concat([Buffer.alloc(32), half ?? Buffer.alloc(0)]).subarray(-32));
  return Buffer.concat(halves);
}
