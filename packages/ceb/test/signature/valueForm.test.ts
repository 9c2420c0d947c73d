import assert from 'node:assert/strict';
import { constants, createHash, privateEncrypt, sign } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DER, der, derInteger } from '../../src/signature/der.ts';
import { signatureFromDevice } from '../../src/signature/device.ts';
import type { Signer, VerifyKey } from '../../src/signature/keys.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { randomScalar, sm2PublicKey, sm2PublicKeyOf, sm2Sign, userHash } from '../../src/signature/sm2.ts';
import { explainSignature } from '../../src/signature/why/why.ts';
import { keys, message, rsa, signers, verifyBytes } from './fixtures.ts';

// Proves over every malformation of a valid value that its form is named, that no form is told as the value of another key,
// and that none of them verifies in the strict profile; a device that answers in such a form is understood.

type Form = readonly [name: string, write: (value: Buffer) => Buffer | string, says: RegExp];

const FOREIGN = /another key|did not make/;

const r = (value: Buffer): Buffer => value.subarray(0, 32);
const s = (value: Buffer): Buffer => value.subarray(32);
/** Without leading zeros, as numbers print and as lengths are taken from them. */
const bare = (half: Buffer): Buffer => half.subarray(half.findIndex((byte) => byte !== 0));
const fixed = (half: Buffer, before = Buffer.alloc(0)): Buffer => der(DER.integer, before, half);
const hex = (bytes: Buffer): string => bytes.toString('hex');
const zero = Buffer.alloc(1);
const key = Buffer.alloc(65, 7);

/** Forms in which nothing is lost. `bytes` go to base64, texts stand in the message as they are. */
const SM2_FORMS: readonly Form[] = [
  ['DER', (v) => der(DER.sequence, derInteger(r(v)), derInteger(s(v))), /DER SEQUENCE/],
  ['DER of fixed width', (v) => der(DER.sequence, fixed(r(v)), fixed(s(v))), /DER SEQUENCE/],
  ['DER with a needless zero', (v) => der(DER.sequence, fixed(r(v), zero), fixed(s(v), zero)), /DER SEQUENCE/],
  [
    'DER in a BIT STRING',
    (v) => der(DER.bitString, zero, der(DER.sequence, derInteger(r(v)), derInteger(s(v)))),
    /wrapped/,
  ],
  [
    'DER with more behind',
    (v) => Buffer.concat([der(DER.sequence, derInteger(r(v)), derInteger(s(v))), zero]),
    /behind/,
  ],
  ['DER with s first', (v) => der(DER.sequence, derInteger(s(v)), derInteger(r(v))), /wrong order/],
  ['hex', hex, /hexadecimal/],
  ['hex in capitals', (v) => hex(v).toUpperCase(), /hexadecimal/],
  ['hex with 0x', (v) => `0x${hex(v)}`, /hexadecimal/],
  ['hex of DER', (v) => hex(der(DER.sequence, derInteger(r(v)), derInteger(s(v)))), /hexadecimal.*DER/],
  ['base64 of hex', (v) => Buffer.from(hex(v)), /base64 of hexadecimal/],
  ['base64 twice', (v) => Buffer.from(v.toString('base64')), /twice/],
  ['base64 of URLs', (v) => v.toString('base64url'), /URLs|lacks =/],
  ['base64 without padding', (v) => v.toString('base64').replace(/=+$/, ''), /lacks =/],
  ['escaped for URLs', (v) => encodeURIComponent(v.toString('base64')), /escapes of URLs/],
  ['s before r', (v) => Buffer.concat([s(v), r(v)]), /wrong order/],
  ['little-endian', (v) => Buffer.concat([Buffer.from(r(v)).reverse(), Buffer.from(s(v)).reverse()]), /little-endian/],
  ['a leading 04', (v) => Buffer.concat([Buffer.from([4]), v]), /in front of r‖s|sign byte/],
  ['a sign byte each', (v) => Buffer.concat([zero, r(v), zero, s(v)]), /sign byte/],
  ['a sign byte before s', (v) => Buffer.concat([r(v), zero, s(v)]), /sign byte/],
  ['the public key behind', (v) => Buffer.concat([v, key]), /behind r‖s/],
  ['the public key in front', (v) => Buffer.concat([key, v]), /in front of r‖s/],
  ['fields of 64 bytes', (v) => Buffer.concat([Buffer.alloc(32), r(v), Buffer.alloc(32), s(v)]), /device structure/],
  ['short halves', (v) => Buffer.concat([bare(r(v)), bare(s(v))]), /leading zeros/],
  ['short halves in hex', (v) => `${hex(r(v)).replace(/^0+/, '')}${hex(s(v)).replace(/^0+/, '')}`, /hexadecimal/],
  [
    'padded behind',
    (v) => Buffer.concat([r(v), s(v)].map((half) => Buffer.concat([bare(half), Buffer.alloc(32)]).subarray(0, 32))),
    /filled up behind/,
  ],
];

const RSA_FORMS: readonly Form[] = [
  ['hex', hex, /hexadecimal/],
  ['hex in capitals', (v) => hex(v).toUpperCase(), /hexadecimal/],
  ['base64 of hex', (v) => Buffer.from(hex(v)), /base64 of hexadecimal/],
  ['base64 twice', (v) => Buffer.from(v.toString('base64')), /twice/],
  ['base64 of URLs', (v) => v.toString('base64url'), /URLs|lacks =/],
  ['base64 without padding', (v) => v.toString('base64').replace(/=+$/, ''), /lacks =/],
  ['escaped for URLs', (v) => encodeURIComponent(v.toString('base64')), /escapes of URLs/],
  ['reversed', (v) => Buffer.from(v).reverse(), /in reverse/],
  ['a sign byte', (v) => Buffer.concat([zero, v]), /00 stand in front/],
  ['a DER header', (v) => der(DER.octetString, v), /in front of the value/],
  ['a byte behind', (v) => Buffer.concat([v, Buffer.from([1])]), /behind the value/],
];

function textOf(written: Buffer | string): string {
  return typeof written === 'string' ? written : written.toString('base64');
}

/** The message with a value whose halves begin as the predicate asks. */
function signedUntil(signer: Signer, holds: (value: Buffer) => boolean): { signed: string; value: Buffer } {
  for (let draws = 0; draws < 20_000; draws++) {
    const signed = signMessage(message, signer).toString();
    const value = Buffer.from(/<ds:SignatureValue>([^<]+)/.exec(signed)?.[1] ?? '', 'base64');
    if (holds(value)) return { signed, value };
  }
  throw new Error('no such value came up');
}

const replaced = (signed: string, text: string): Buffer =>
  Buffer.from(signed.replace(/(<ds:SignatureValue>)[^<]+/, (_, open: string) => open + text));

function told(
  bytes: Buffer,
  under: VerifyKey,
): { readonly state: string; readonly en: string; readonly verdict: string } {
  const { steps, verdict } = explainSignature(bytes, under);
  const value = steps.find(({ step }) => step === 'value');
  return { state: value?.state ?? '', en: value?.text.en ?? '', verdict };
}

function named(
  [name, write, says]: Form,
  { signed, value }: { signed: string; value: Buffer },
  under: VerifyKey,
): void {
  const text = textOf(write(value));
  if (text === value.toString('base64')) return;
  const bytes = replaced(signed, text);
  const { state, en, verdict } = told(bytes, under);
  assert.notEqual(verdict, 'strict', name);
  assert.notEqual(state, 'good', name);
  assert.match(en, says, `${name}: ${text}`);
  assert.doesNotMatch(en, FOREIGN, name);
  assert.equal(typeof verifyBytes(bytes, under), 'string', `${name} does not verify in the strict profile`);
}

describe('SM2 values', () => {
  /** A short half is one in 128: the forms that lose its zeros are nothing without one. */
  const short = signedUntil(signers['sm2-sm3'], (value) => value[0] === 0 && (value[1] ?? 0) !== 0);
  const shortS = signedUntil(signers['sm2-sm3'], (value) => value[32] === 0 && value[0] !== 0);
  for (const form of SM2_FORMS) {
    test(`${form[0]} is named`, () => {
      for (const one of [short, shortS, signedUntil(signers['sm2-sm3'], (value) => value[0] !== 0)]) {
        if (form[0].includes('short') || form[0].includes('padded')) {
          if (one.value[0] !== 0 && one.value[32] !== 0) continue;
        }
        named(form, one, keys.sm2);
      }
    });
  }

  test('a device that answers so is understood, and the message carries a clean r‖s', () => {
    const data = Buffer.from('待签 data');
    for (const [name, write] of SM2_FORMS) {
      const value = signers['sm2-sm3'].sign(data);
      const written = write(value);
      const answer = typeof written === 'string' ? Buffer.from(written, 'latin1') : written;
      assert.deepEqual(signatureFromDevice(keys.sm2, 'sm2-sm3', data, answer), value, name);
      assert.equal(signatureFromDevice(keys.sm2, 'sm2-sm3', Buffer.from('other'), answer), null, name);
    }
  });

  test('user ids and hashes of other programs are named', () => {
    const secret = randomScalar();
    const point = sm2PublicKeyOf(secret);
    const publicKey = sm2PublicKey(point);
    assert.ok(publicKey !== null);
    const own = { kind: 'sm2', key: publicKey } as const;
    const z = (id: string): Buffer => userHash(point, Buffer.from(id));
    const cases: readonly [string, (data: Buffer) => Buffer, RegExp][] = [
      ['the standard’s example', (data) => sm2Sign(secret, z('ALICE123@YAHOO.COM'), data), /user id is ALICE123/],
      ['hex of the id', (data) => sm2Sign(secret, z('31323334353637383132333435363738'), data), /user id is 3132/],
      ['the key name', (data) => sm2Sign(secret, z('01ab'), data), /user id is 01ab/],
      ['short id in hex text', (data) => sm2Sign(secret, z('12345678'), data), /user id is 12345678 instead/],
    ];
    for (const [what, signWrongly, says] of cases) {
      const signed = signMessage(message, { algorithm: 'sm2-sm3', keyName: '01ab', sign: signWrongly });
      assert.match(told(signed, own).en, says, what);
      // Form and content wrong at once.
      const value = Buffer.from(/<ds:SignatureValue>([^<]+)/.exec(signed.toString())?.[1] ?? '', 'base64');
      assert.match(told(replaced(signed.toString(), hex(value)), own).en, /hexadecimal/, what);
    }
  });
});

describe('RSA values', () => {
  for (const algorithm of ['rsa-sha1', 'rsa-sha256'] as const) {
    for (const form of RSA_FORMS) {
      test(`${algorithm}: ${form[0]} is named`, () => {
        named(
          form,
          signedUntil(signers[algorithm], () => true),
          keys.rsa,
        );
      });
    }
  }

  test('PSS and a bare digest are named, and the key is not blamed', () => {
    const cases: readonly [string, Signer['sign'], RegExp][] = [
      [
        'PSS',
        (data) => sign('sha1', data, { key: rsa.privateKeyPem, padding: constants.RSA_PKCS1_PSS_PADDING }),
        /RSASSA-PSS/,
      ],
      ['no DigestInfo', (data) => privateEncrypt(rsa.privateKeyPem, sha1(data)), /without its DigestInfo/],
    ];
    for (const [what, signWrongly, says] of cases) {
      const { en, verdict } = told(signMessage(message, { ...signers['rsa-sha1'], sign: signWrongly }), keys.rsa);
      assert.equal(verdict, 'refused', what);
      assert.match(en, says, what);
      assert.doesNotMatch(en, FOREIGN, what);
    }
  });
});

test('a value of no known form is told by its form, never by a key', () => {
  const { signed } = signedUntil(signers['sm2-sm3'], () => true);
  const strange = fc.oneof(
    fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .filter(({ length }) => length !== 64)
      .map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.stringMatching(/^[A-Za-z0-9+/_-]{1,99}$/).filter((text) => Buffer.from(text, 'base64').length !== 64),
  );
  fc.assert(
    fc.property(strange, (text) => {
      const { en, state } = told(replaced(signed, text), keys.sm2);
      assert.equal(state, 'bad');
      assert.match(en, /an SM2 value is the base64 of r‖s|hexadecimal|no base64|lacks =|URLs|r‖s/, text);
      assert.doesNotMatch(en, FOREIGN, text);
    }),
    { numRuns: 150 },
  );
});

function sha1(data: Buffer): Buffer {
  return createHash('sha1').update(data).digest();
}
