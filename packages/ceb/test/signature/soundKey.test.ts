import assert from 'node:assert/strict';
import { generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { readCertificate } from '../../src/signature/certificate.ts';
import { DER, der, derBitString, derInteger, derOid } from '../../src/signature/der.ts';
import { generateRsaIdentity, generateSm2Identity } from '../../src/signature/identity.ts';
import { rsaVerifyKey, sm2VerifyKey } from '../../src/signature/keys.ts';
import { OID } from '../../src/signature/oids.ts';
import { sm2PublicKeyOf } from '../../src/signature/sm2.ts';
import { CURVE, fromBigInt } from '../../src/signature/sm2/curve.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';

// Proves that a certificate is read only when its key, its dates and its number are ones that may be trusted (B-05): with
// the keys refused here anybody could sign for the firm, or the firm could say that somebody did. A certificate's own
// signature is not looked at by the reader, so the rows are certificates about their key alone.

const modulusOf = (bits: number): bigint => {
  const { n = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
  return BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`);
};
const bytesOf = (value: bigint): Buffer => {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
};
const number = (value: bigint): Buffer => derInteger(bytesOf(value));
const primeOf = (bits: number): bigint => generatePrimeSync(bits, { bigint: true });

const rsaInfo = (n: bigint, e: bigint): Buffer =>
  der(
    DER.sequence,
    der(DER.sequence, derOid(OID.rsaEncryption), der(DER.null)),
    derBitString(der(DER.sequence, number(n), number(e))),
  );
const sm2Info = (point: Buffer): Buffer =>
  der(DER.sequence, der(DER.sequence, derOid(OID.ecPublicKey), derOid(OID.sm2Curve)), derBitString(point));

const N = modulusOf(2048);
const F4 = 65_537n;
const SOUND = rsaInfo(N, F4);

type Wishes = { info?: Buffer; serial?: Buffer; from?: string; until?: string };
function certificate({ info = SOUND, serial = Buffer.from([7]), from, until }: Wishes): Buffer {
  const time = (text: string): Buffer => der(DER.generalizedTime, Buffer.from(text));
  const name = der(DER.sequence);
  const algorithm = der(DER.sequence, derOid(OID.sha256WithRsa), der(DER.null));
  const validity = der(DER.sequence, time(from ?? '20200101000000Z'), time(until ?? '20300101000000Z'));
  const version = der(DER.explicit0, derInteger(Buffer.from([2])));
  const body = der(DER.sequence, version, derInteger(serial), algorithm, name, validity, name, info);
  return der(DER.sequence, body, algorithm, derBitString(Buffer.alloc(256, 1)));
}

/** 04‖x‖y of −G. */
const minusG = Buffer.concat([Buffer.from([4]), fromBigInt(CURVE.Gx), fromBigInt(CURVE.p - CURVE.Gy)]);
const offCurve = Buffer.concat([Buffer.from([4]), fromBigInt(CURVE.Gx + 1n), fromBigInt(CURVE.Gy)]);

const REFUSED: readonly [string, Wishes, RegExp][] = [
  ['e = 0', { info: rsaInfo(N, 0n) }, /e = 0$|public key/],
  ['e = 1, with which every padded hash is its own signature', { info: rsaInfo(N, 1n) }, /e = 1$/],
  ['e = 2', { info: rsaInfo(N, 2n) }, /e = 2$/],
  ['e = 3', { info: rsaInfo(N, 3n) }, /e = 3$/],
  ['e = 65,535', { info: rsaInfo(N, 65_535n) }, /e = 65535$/],
  ['e = 2^16, the bound itself', { info: rsaInfo(N, 65_536n) }, /e = 65536$/],
  ['e even', { info: rsaInfo(N, 65_538n) }, /e = 65538$/],
  ['e above 2^256', { info: rsaInfo(N, 2n ** 256n + 1n) }, /e = ≥ 2\^256|public key/],
  ['an even modulus', { info: rsaInfo(N - 1n, F4) }, /n = 2 ×/],
  ['n = 2^2047', { info: rsaInfo(2n ** 2047n, F4) }, /n = 2 ×/],
  ['n = 2^2048 − 1', { info: rsaInfo(2n ** 2048n - 1n, F4) }, /n = 3 ×/],
  ['n divisible by 3', { info: rsaInfo(3n * primeOf(2047), F4) }, /n = 3 ×/],
  ['n divisible by 751', { info: rsaInfo(751n * primeOf(2040), F4) }, /n = 751 ×/],
  ['n a prime: its secret is known to everybody', { info: rsaInfo(primeOf(2048), F4) }, /n is prime/],
  ['n a square', { info: rsaInfo(primeOf(1032) ** 2n, F4) }, /n = p\^k/],
  ['n a cube', { info: rsaInfo(primeOf(700) ** 3n, F4) }, /n = p\^k/],
  ['2047 bits', { info: rsaInfo(N >> 1n, F4) }, /2047 bits/],
  ['8193 bits', { info: rsaInfo(2n ** 8192n + 1n, F4) }, /8193 bits|public key/],
  ['32,768 bits', { info: rsaInfo(2n ** 32_767n + 1n, F4) }, /bits|public key|bytes/],
  ['the generator of SM2, whose secret is 1', { info: sm2Info(sm2PublicKeyOf(1n)) }, /±G/],
  ['its negative, whose secret is n − 1', { info: sm2Info(minusG) }, /±G/],
  ['a point beside the curve', { info: sm2Info(offCurve) }, /no point/],
  ['the point at infinity', { info: sm2Info(Buffer.from([0])) }, /no point/],
  ['a compressed point', { info: sm2Info(Buffer.concat([Buffer.from([2]), fromBigInt(CURVE.Gx)])) }, /no point/],
  ['an end before the beginning', { from: '20300101000000Z', until: '20200101000000Z' }, /notBefore ≥ notAfter/],
  ['an end at the beginning', { from: '20200101000000Z', until: '20200101000000Z' }, /notBefore ≥ notAfter/],
  ['30 February', { from: '20200230000000Z' }, /validity/],
  ['29 February of a common year', { until: '20270229000000Z' }, /validity/],
  ['month 13', { until: '20271301000000Z' }, /validity/],
  ['24 o’clock', { until: '20271231240000Z' }, /validity/],
  ['serial number 0', { serial: Buffer.from([0]) }, /serial: 0/],
  ['a serial number of 21 bytes', { serial: Buffer.alloc(21, 1) }, /serial: 21 bytes/],
  ['a serial number of 200 bytes', { serial: Buffer.alloc(200, 1) }, /serial: 200 bytes/],
];

describe('a certificate nobody should trust', () => {
  for (const [name, wishes, found] of REFUSED) {
    test(`is refused: ${name}`, () => {
      const outcome = readCertificate(certificate(wishes));
      assert.ok(!outcome.ok);
      assert.equal(outcome.refusals[0]?.code, WIRE_CODES.certificateUnreadable.code);
      assert.match(outcome.refusals[0]?.found ?? '', found);
    });
  }

  test('a negative serial number is refused', () => {
    const bytes = certificate({ serial: Buffer.from([0x70]) });
    const at = bytes.indexOf(Buffer.from([DER.integer, 1, 0x70]));
    bytes[at + 2] = 0xf0;
    assert.equal(readCertificate(bytes).ok, false);
  });

  test('the same gate stands before keys that come without a certificate', () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${rsaInfo(N, 3n).toString('base64')}\n-----END PUBLIC KEY-----`;
    assert.throws(() => rsaVerifyKey(pem), /sound/);
    assert.throws(() => sm2VerifyKey(minusG.toString('hex')), /point of the curve/);
  });
});

describe('a certificate that may be trusted', () => {
  const request = { subject: { commonName: '企业' }, serial: 'ff'.repeat(20), notBefore: 0, notAfter: 1000 };
  const rows: readonly [string, Buffer][] = [
    ['RSA with 65537', certificate({})],
    ['RSA with 65539', certificate({ info: rsaInfo(N, 65_539n) })],
    ['RSA with an exponent of 64 bits', certificate({ info: rsaInfo(N, 2n ** 63n + 1n) })],
    ['RSA of 3072 bits', certificate({ info: rsaInfo(modulusOf(3072), F4) })],
    ['RSA of 4096 bits', certificate({ info: rsaInfo(modulusOf(4096), F4) })],
    ['29 February of a leap year', certificate({ from: '20240229000000Z' })],
    ['one of ours, RSA', generateRsaIdentity(request).certificateDer],
    ['one of ours, SM2', generateSm2Identity(request).certificateDer],
  ];
  for (const [name, bytes] of rows) {
    test(`is read: ${name}`, () => {
      const outcome = readCertificate(bytes);
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusals[0]?.found);
    });
  }
});
