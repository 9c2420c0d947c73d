import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DER, der, derInteger, integerOf, parseDer } from '../../../src/signature/der.ts';
import { generateSm2Identity } from '../../../src/signature/identity.ts';
import { keyVerifies, sm2Signer, sm2VerifyKey } from '../../../src/signature/keys.ts';
import { sm2PublicKey, sm2PublicKeyOf, sm2Sign, sm2Verify, userHash } from '../../../src/signature/sm2.ts';
import { inFolder, needs, run } from '../../wire/tools.ts';
import { keyOf } from '../fixtures.ts';

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

const OPENSSL_KEYS = 5;
const OPENSSL_ROUNDS = 20;
const USER_ID = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];

const comparisons = OPENSSL_KEYS * OPENSSL_ROUNDS * 3;
test(`OpenSSL and we accept and refuse the same signatures, ${comparisons} times`, needs('openssl'), () => {
  inFolder((put, folder) => {
    for (let index = 0; index < OPENSSL_KEYS; index++) {
      const keyFile = `${folder}/key.pem`;
      run('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', keyFile]);
      const privatePem = run('openssl', ['pkey', '-in', keyFile]).stdout.toString();
      const publicPem = run('openssl', ['pkey', '-in', keyFile, '-pubout']).stdout.toString();
      const publicFile = put('public.pem', publicPem);
      const key = sm2VerifyKey(publicPem);
      const signer = sm2Signer(privatePem, { keyName: '01' });
      const opensslVerifies = (dataFile: string, signature: Buffer) => {
        const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
        const signatureFile = put('signature', der(DER.sequence, derInteger(r), derInteger(s)));
        const files = ['-inkey', publicFile, '-in', dataFile, '-sigfile', signatureFile];
        return run('openssl', ['pkeyutl', '-verify', '-pubin', ...files, ...USER_ID]).status === 0;
      };
      for (let round = 0; round < OPENSSL_ROUNDS; round++) {
        const data = Buffer.from(`订单 ${index} ${round} ${'x'.repeat(round * 7)}`);
        const dataFile = put('data', data);
        const ours = signer.sign(data);
        assert.ok(opensslVerifies(dataFile, ours) && keyVerifies(key, 'sm2-sm3', data, ours));
        const damaged = Buffer.from(ours);
        const at = (index * OPENSSL_ROUNDS + round) % 64;
        damaged[at] = (damaged[at] as number) ^ (1 << (round % 8));
        assert.ok(!opensslVerifies(dataFile, damaged) && !keyVerifies(key, 'sm2-sm3', data, damaged), `byte ${at}`);
        const theirs = rawOf(
          run('openssl', ['pkeyutl', '-sign', '-inkey', keyFile, '-in', dataFile, ...USER_ID]).stdout,
        );
        assert.ok(keyVerifies(key, 'sm2-sm3', data, theirs), `round ${round}`);
        assert.ok(!keyVerifies(key, 'sm2-sm3', Buffer.concat([data, Buffer.from('.')]), theirs));
      }
    }
  });
});

function rawOf(signature: Buffer): Buffer {
  const [r, s] = parseDer(signature)?.children.map(integerOf) ?? [];
  const halves = [r, s].map((half) => Buffer.concat([Buffer.alloc(32), half ?? Buffer.alloc(0)]).subarray(-32));
  return Buffer.concat(halves);
}
