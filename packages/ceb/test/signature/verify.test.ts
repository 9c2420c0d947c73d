import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSignature } from '../../src/signature/read.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { canonicalDocument } from '../../src/wire/canonical.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { scan } from '../../src/wire/scan.ts';
import { documents } from '../wire/generate.ts';
import { keys, message, rsa, signers, textOf, verifyBytes } from './fixtures.ts';

// Proves that what is signed verifies, that what is changed afterwards does not, and that a key serves only
// the algorithm it was made for.

const algorithms = ['rsa-sha1', 'rsa-sha256', 'sm2-sm3'] as const;
const keyFor = (algorithm: string) => (algorithm === 'sm2-sm3' ? keys.sm2 : keys.rsa);

for (const algorithm of algorithms) {
  test(`a message signed with ${algorithm} verifies and reads as written`, () => {
    const signed = verifyBytes(signMessage(message, signers[algorithm]), keyFor(algorithm));
    assert.ok(typeof signed !== 'string');
    assert.equal(textOf(signed, 'gname'), '奶粉 & "辅食" <1段>');
  });

  test(`${algorithm} signatures hold over documents written in any way`, () => {
    for (const document of documents(algorithm === 'sm2-sm3' ? 20 : 60, 5)) {
      const signed = signMessage(Buffer.from(document), signers[algorithm]);
      assert.ok(typeof verifyBytes(signed, keyFor(algorithm)) !== 'string', document);
    }
  });
}

test('the signature is the last child of the root and adds no white space', () => {
  const signed = signMessage(message, signers['rsa-sha256']).toString();
  assert.match(signed, /<\/ceb:Inventory>\n<ds:Signature xmlns:ds="[^"]+"><ds:SignedInfo><ds:Can/);
  assert.ok(signed.endsWith('</ds:KeyInfo></ds:Signature></ceb:CEB621Message>\n'));
  assert.doesNotMatch(signed.slice(signed.indexOf('<ds:Signature')), />\s+</);
});

test('the parts of a signature are handed on for the registry to look up', () => {
  const tape = scan(signMessage(message, signers['rsa-sha1']));
  assert.ok(tape.ok);
  const parts = readSignature(tape.value);
  assert.ok(parts.ok);
  assert.equal(parts.value.algorithm, 'rsa-sha1');
  assert.equal(parts.value.keyName, '01691f7f');
  assert.deepEqual(parts.value.certificateDer, rsa.certificateDer);
});

test('a signature broken over lines, as samples have it, is read', () => {
  const signed = signMessage(message, signers['rsa-sha1']).toString();
  const wrapped = signed.replace(
    /(<ds:(?:SignatureValue|X509Certificate)>)([^<]+)/g,
    (_, tag: string, value: string) => {
      return `${tag}\n${value.replace(/.{76}/g, '$&\r\n')}\n`;
    },
  );
  assert.notEqual(wrapped, signed);
  assert.ok(typeof verifyBytes(Buffer.from(wrapped), keys.rsa) !== 'string');
});

test('another spelling of the same content still verifies, and reads as the same content', () => {
  const signed = signMessage(message, signers['rsa-sha256']).toString();
  const spellings: readonly [string, string][] = [
    ['测试订购人', '&#x6D4B;试订购人'],
    ['1999.00', '199&#57;.00'],
    ['<ceb:note></ceb:note>', '<ceb:note/>'],
    [
      'guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0"',
      `version = '1.0' guid='4CDE1CFD-EDED-46B1-946C-B8022E42FC94'`,
    ],
    ['</ceb:gname>', '</ceb:gname >'],
    ['\n', '\r\n'],
    ['<?xml version="1.0" encoding="UTF-8"?>', '\ufeff'],
    ['</ceb:CEB621Message>\n', '</ceb:CEB621Message>\n\n  '],
  ];
  for (const [from, to] of spellings) {
    const tape = verifyBytes(Buffer.from(signed.replaceAll(from, to)), keys.rsa);
    assert.ok(typeof tape !== 'string', to);
    assert.equal(textOf(tape, 'buyerName'), '测试订购人');
    assert.equal(textOf(tape, 'totalPrice'), '1999.00');
  }
});

test('no change of a signed message is accepted with another content', () => {
  const signed = signMessage(message, signers['rsa-sha1']);
  const original = contentOf(signed);
  // KeyInfo is a hint, not signed by XML-DSig, and never believed: changes there may pass, content stays.
  fc.assert(
    fc.property(fc.noBias(fc.nat(signed.length - 1)), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const changed = Buffer.from(signed);
      changed[at] = (changed[at] as number) ^ difference;
      const outcome = verifyBytes(changed, keys.rsa);
      if (typeof outcome !== 'string') assert.equal(contentOf(changed), original);
    }),
    { numRuns: 3_000, seed: 1 },
  );
});

test('refusals of a signature that does not hold', () => {
  const { digestDiffers, signatureInvalid, signatureAlgorithm, signatureMissing } = WIRE_CODES;
  const signedRsa = signMessage(message, signers['rsa-sha256']);
  const signedSm2 = signMessage(message, signers['sm2-sm3']);
  const edited = (from: string | RegExp, to: string) => Buffer.from(signedRsa.toString().replace(from, to));
  const zero = Buffer.alloc(32);
  const half = sm2Value(signedSm2);
  const withSm2Value = (value: Buffer) =>
    Buffer.from(signedSm2.toString().replace(/(<ds:SignatureValue>)[^<]+/, `$1${value.toString('base64')}`));
  const order = Buffer.from('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123', 'hex');

  const rows: readonly [string, Buffer, 'rsa' | 'sm2', string][] = [
    ['no signature', message, 'rsa', signatureMissing.code],
    ['a price', edited('1999.00', '9.00'), 'rsa', digestDiffers.code],
    ['a space', edited('1999.00', '1999.00 '), 'rsa', digestDiffers.code],
    ['an attribute', edited('version="1.0" xmlns', 'version="1.1" xmlns'), 'rsa', digestDiffers.code],
    ['an attribute more', edited('<ceb:note>', '<ceb:note x="1">'), 'rsa', digestDiffers.code],
    [
      'white space where the signature stands',
      edited('</ds:Signature>', '</ds:Signature>\n'),
      'rsa',
      digestDiffers.code,
    ],
    ['a namespace nobody uses', edited('<ceb:note>', '<ceb:note xmlns:u="urn:u">'), 'rsa', digestDiffers.code],
    ['the digest, price and digest alike', redigested(signedRsa), 'rsa', signatureInvalid.code],
    [
      'a namespace that SignedInfo inherits',
      edited('<ds:Signature ', '<ds:Signature xmlns:u="urn:u" '),
      'rsa',
      signatureInvalid.code,
    ],
    ['the value cut short', edited(/.{8}<\/ds:SignatureValue>/, '</ds:SignatureValue>'), 'rsa', signatureInvalid.code],
    [
      'the value of nobody',
      edited(/(<ds:SignatureValue>)[^<]+/, `$1${'A'.repeat(344)}`),
      'rsa',
      WIRE_CODES.signatureInvalid.code,
    ],
    ['an SM2 message, an RSA key', signedSm2, 'rsa', signatureAlgorithm.code],
    ['an RSA message, an SM2 key', signedRsa, 'sm2', signatureAlgorithm.code],
    ['r = 0', withSm2Value(Buffer.concat([zero, half.s])), 'sm2', signatureInvalid.code],
    ['s = 0', withSm2Value(Buffer.concat([half.r, zero])), 'sm2', signatureInvalid.code],
    ['both 0', withSm2Value(Buffer.concat([zero, zero])), 'sm2', signatureInvalid.code],
    ['r = n', withSm2Value(Buffer.concat([order, half.s])), 'sm2', signatureInvalid.code],
    ['s = n', withSm2Value(Buffer.concat([half.r, order])), 'sm2', signatureInvalid.code],
    ['r and s swapped', withSm2Value(Buffer.concat([half.s, half.r])), 'sm2', signatureInvalid.code],
    ['63 bytes', withSm2Value(Buffer.concat([half.r, half.s]).subarray(0, 63)), 'sm2', signatureInvalid.code],
    ['65 bytes', withSm2Value(Buffer.concat([half.r, half.s, zero.subarray(0, 1)])), 'sm2', signatureInvalid.code],
  ];
  for (const [name, bytes, key, code] of rows) assert.equal(verifyBytes(bytes, keys[key]), code, name);
});

/** Everything the signature covers. */
function contentOf(signed: Buffer): string {
  const tape = scan(signed);
  assert.ok(tape.ok);
  const signature = tape.value.localName.lastIndexOf('Signature');
  return Buffer.concat(canonicalDocument(tape.value, signature)).toString();
}

/** Another price with a digest that fits it, and the old signature value. */
function redigested(signed: Buffer): Buffer {
  const cheaper = Buffer.from(message.toString().replace('1999.00', '9.00'));
  const other = signMessage(cheaper, signers['rsa-sha256']).toString();
  const value = /<ds:SignatureValue>[^<]+/.exec(signed.toString())?.[0] ?? '';
  return Buffer.from(other.replace(/<ds:SignatureValue>[^<]+/, value));
}

function sm2Value(signed: Buffer): { r: Buffer; s: Buffer } {
  const value = Buffer.from(/<ds:SignatureValue>([^<]+)/.exec(signed.toString())?.[1] ?? '', 'base64');
  return { r: value.subarray(0, 32), s: value.subarray(32) };
}
