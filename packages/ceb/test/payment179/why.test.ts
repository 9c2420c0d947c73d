import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { asPromise } from './promised.ts';
import { readPaymentQuery } from '../../src/payment179/exchange.ts';
import { readPayment } from '../../src/payment179/read.ts';
import { explainPayment } from '../../src/payment179/why.ts';
import { preparePayment, signPayment } from '../../src/payment179/write.ts';
import { keys, rsa, signers } from '../signature/fixtures.ts';
import { payment, withHead } from './data.ts';

// Proves that the customs side of announcement 179 is as strict as the field – capitals, digits of the amount –, that every known
// way to sign another text is named for both kinds of keys, and that misuse of the kit is refused instead of sent.

const prepared = preparePayment(withHead({ totalAmount: 10_010_000n }));
assert.ok(prepared.ok);
const right = prepared.value.toBeSigned.toString();

function told(algorithm: 'rsa-sha1' | 'sm2-sm3', signed: string, write = (value: Buffer): Buffer => value) {
  const value = write(signers[algorithm].sign(Buffer.from(signed)));
  assert.ok(prepared.ok);
  const received = readPayment(prepared.value.complete('01', value));
  assert.ok(received.ok);
  return explainPayment(received.value, algorithm === 'rsa-sha1' ? keys.rsa : keys.sm2);
}

const WRONG: readonly (readonly [name: string, change: (text: string) => string, says: RegExp])[] = [
  ['a line feed', (text) => `${text}\n`, /line feed at the end/],
  ['CR LF', (text) => `${text}\r\n`, /CR LF at the end/],
  ['one bar', (text) => text.replaceAll('||', '|'), /joined by \|/],
  [
    'escaped quotes',
    (text) =>
      text.replace(
        /:"([{[].*?[}\]])"(?=\|\|)/g,
        (_, json: string) => `:"${json.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
      ),
    /quotes of the JSON inside are escaped/,
  ],
  ['two digits', (text) => text.replace('"totalAmount":100.1,', '"totalAmount":100.10,'), /signed as 100\.10/],
  ['an amount in quotes', (text) => text.replace('"totalAmount":100.1,', '"totalAmount":"100.1",'), /in quotes/],
  [
    'slashes of PHP',
    (text) => text.replace(/:"([{[].*?[}\]])"(?=\|\|)/g, (_, json: string) => `:"${json.replaceAll('/', '\\/')}"`),
    /as PHP does/,
  ],
  [
    'Chinese as escapes',
    (text) => text.replace(/[^\x00-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    /\\u escapes/,
  ],
  ['a mark', (text) => `\ufeff${text}`, /byte order mark/],
  ['base64', (text) => Buffer.from(text).toString('base64'), /base64 of the text/],
];

describe('why an upload does not verify', () => {
  for (const algorithm of ['rsa-sha1', 'sm2-sm3'] as const) {
    it(`${algorithm}: the right text is valid`, () => {
      assert.deepEqual([told(algorithm, right).valid, told(algorithm, right).reasons], [true, []]);
    });
    for (const [name, change, says] of WRONG) {
      it(`${algorithm}: ${name}`, () => {
        const signed = change(right);
        assert.notEqual(signed, right);
        const why = told(algorithm, signed);
        assert.equal(why.valid, false);
        assert.match(why.reasons.map(({ en }) => en).join('; '), says);
        assert.equal(why.signed, signed);
      });
    }
    it(`${algorithm}: the form of the value is named as for messages`, () => {
      const why = told(algorithm, right, (value) => Buffer.from(value.toString('hex')));
      assert.equal(why.valid, false);
      assert.match(why.reasons[0]?.en ?? '', /hexadecimal/);
    });
  }

  it('RSA: another hash, another text and another key are told apart', () => {
    const value = (text: string, hash: string) => () => sign(hash, Buffer.from(text), rsa.privateKeyPem);
    assert.match(told('rsa-sha1', right, value(right, 'sha256')).reasons[0]?.en ?? '', /SHA256 instead of SHA1/);
    assert.match(told('rsa-sha1', right, value('another', 'sha1')).reasons[0]?.en ?? '', /over another text/);
    const strange = told('rsa-sha1', right, () => Buffer.alloc(256, 1));
    assert.deepEqual([strange.isThisKey, /another key/.test(strange.reasons[0]?.en ?? '')], [false, true]);
  });
});

describe('the sandbox is no milder than customs', () => {
  it('guid in lower case is refused by who sends and by who receives', () => {
    for (const guid of ['9d55ba71-22de-41f4-8b50-c36c83b3b530', '9D55BA71-22DE-41F4-8B50-C36C83B3B53a']) {
      const sent = preparePayment(withHead({ guid }));
      assert.deepEqual(sent.ok ? [] : sent.refusals.map(({ path }) => path), ['payExchangeInfoHead/guid']);
    }
    const upload = signPayment(payment, signers['rsa-sha1']);
    assert.ok(upload.ok);
    const received = readPayment(upload.value.replace('9D55BA71', '9d55ba71'));
    assert.deepEqual(received.ok ? [] : received.refusals.map(({ path }) => path), ['payExchangeInfoHead/guid']);
  });

  it('zeros at the end of the amount are refused, with the form that is right', () => {
    const upload = signPayment(withHead({ totalAmount: 10_010_000n }), signers['rsa-sha1']);
    assert.ok(upload.ok);
    for (const [digits, isRight] of [
      ['100.1', true],
      ['100.10', false],
      ['100.100', false],
      ['0100.1', false],
      ['100.1e0', false],
    ] as const) {
      const received = readPayment(upload.value.replace('"totalAmount":100.1,', `"totalAmount":${digits},`));
      assert.equal(received.ok, isRight, digits);
    }
    const whole = signPayment(withHead({ totalAmount: 10_000_000n }), signers['rsa-sha1']);
    assert.ok(whole.ok);
    const refused = readPayment(whole.value.replace('"totalAmount":100,', '"totalAmount":100.00,'));
    assert.ok(!refused.ok);
    assert.match(refused.refusals[0]?.allowed ?? '', /^100，末尾不带零/);
  });

  it('a question that a framework escaped for HTML says so', () => {
    for (const quote of ['&quot;', '&#34;']) {
      const openReq = `{${quote}orderNo${quote}:${quote}1${quote}}`;
      const read = readPaymentQuery(new URLSearchParams({ openReq }).toString());
      assert.ok(!read.ok);
      assert.match(read.refusals[0]?.allowed ?? '', /XSS/);
    }
  });

  it('a signer that answers later is refused, not written as [object Promise]', () => {
    const signed = signPayment(payment, asPromise(signers['rsa-sha1']));
    assert.ok(!signed.ok);
    assert.match(signed.refusals[0]?.allowed ?? '', /preparePayment/);
    assert.ok(prepared.ok);
    assert.throws(() => prepared.value.complete(undefined as unknown as string, Buffer.alloc(1)), /certNo/);
    assert.throws(() => prepared.value.complete('01', Promise.resolve(Buffer.alloc(1)) as unknown as Buffer), /bytes/);
  });
});
