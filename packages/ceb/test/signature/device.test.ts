import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DER, der, derInteger } from '../../src/signature/der.ts';
import { digestToSign, signatureFromDevice } from '../../src/signature/device.ts';
import { sm2VerifyKey } from '../../src/signature/keys.ts';
import { sm2VerifyHash } from '../../src/signature/sm2.ts';
import { prepareSignature, signTape } from '../../src/signature/sign.ts';
import { scan } from '../../src/wire/scan.ts';
import { keys, message, signers, verifyBytes } from './fixtures.ts';

const data = Buffer.from('订单与清单 message');

// Proves that a key which answers later signs the same bytes as a key at hand, and that an answer is taken only when it
// is a signature of that key over these bytes, in either spelling devices use.
describe('a key on a device', () => {
  for (const algorithm of ['rsa-sha1', 'rsa-sha256', 'sm2-sm3'] as const) {
    const key = algorithm === 'sm2-sm3' ? keys.sm2 : keys.rsa;

    it(`${algorithm}: the message completed with its answer verifies`, () => {
      const tape = scan(message);
      assert.ok(tape.ok);
      const prepared = prepareSignature(tape.value, algorithm);
      const value = signatureFromDevice(
        key,
        algorithm,
        prepared.toBeSigned,
        signers[algorithm].sign(prepared.toBeSigned),
      );
      assert.ok(value !== null);
      const signed = prepared.complete(value, signers[algorithm]);
      assert.ok(typeof verifyBytes(signed, key) !== 'string');
      // RSA PKCS#1 v1.5 is deterministic: the two ways must give one message.
      if (algorithm !== 'sm2-sm3') assert.deepEqual(signed, signTape(tape.value, signers[algorithm]));
    });

    it(`${algorithm}: an answer over other bytes, cut short, or of the other key is none`, () => {
      const answer = signers[algorithm].sign(data);
      const other = algorithm === 'sm2-sm3' ? keys.rsa : keys.sm2;
      assert.equal(signatureFromDevice(key, algorithm, Buffer.from('other'), answer), null);
      assert.equal(signatureFromDevice(key, algorithm, data, answer.subarray(0, -1)), null);
      assert.equal(signatureFromDevice(key, algorithm, data, Buffer.alloc(0)), null);
      assert.equal(signatureFromDevice(other, algorithm, data, answer), null);
    });
  }

  it('SM2 as SEQUENCE { r, s } becomes r‖s, short halves padded', () => {
    // Draws until a half begins with a zero byte (one signature in 128), which DER then leaves out.
    for (let draws = 0; ; draws += 1) {
      const raw = signers['sm2-sm3'].sign(data);
      const sequence = der(DER.sequence, derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32)));
      assert.deepEqual(signatureFromDevice(keys.sm2, 'sm2-sm3', data, sequence), raw);
      if (raw[0] === 0 || raw[32] === 0) return;
      assert.ok(draws < 10_000, 'a zero byte comes up');
    }
  });

  it('SM2: the digest is e of the standard’s example: its signature verifies from there on', () => {
    // GB/T 32918.5-2017, Annex A: user id 1234567812345678, message "message digest".
    const key = sm2VerifyKey(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    );
    const signature = Buffer.from(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
      'hex',
    );
    assert.ok(key.kind === 'sm2');
    const e = digestToSign(key, 'sm2-sm3', Buffer.from('message digest')).toString('hex');
    assert.equal(e, 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640');
    assert.ok(sm2VerifyHash(key.key, BigInt(`0x${e}`), signature, null));
    assert.ok(!sm2VerifyHash(key.key, BigInt(`0x${e}`) + 1n, signature, null));
  });

  it('RSA: the digest is the plain hash', () => {
    assert.equal(
      digestToSign(keys.rsa, 'rsa-sha1', Buffer.from('abc')).toString('hex'),
      'a9993e364706816aba3e25717850c26c9cd0d89d',
    );
  });
});
