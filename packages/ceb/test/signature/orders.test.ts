import assert from 'node:assert/strict';
import { createHash, sign } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Signer } from '../../src/signature/keys.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { explainSignature, type SignatureExplanation } from '../../src/signature/why/why.ts';
import type { ExplanationStep } from '../../src/signature/why/whySteps.ts';
import { keys, message, rsa, signers } from './fixtures.ts';

// Proves that a digest or a value over a start tag in any order, or without some namespaces, is told with the order it had, for
// both kinds of keys; and a digest of the file before signing, when that is given.

const said = ({ steps, verdict }: SignatureExplanation, name: ExplanationStep['step']): string => {
  assert.equal(verdict, 'refused', 'recognised is not accepted');
  const found = steps.find(({ step }) => step === name);
  assert.equal(found?.state, 'bad');
  return found?.text.en ?? '';
};

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

const partsOf = (tag: string): string[] => [...tag.matchAll(/[\w:]+="[^"]*"/g)].map(([part]) => part);
const namesOf = (parts: readonly string[]): string => parts.map((part) => part.slice(0, part.indexOf('='))).join(' ');

/** Signs with whatever the change makes of SignedInfo in canonical form. */
const overOther = (algorithm: 'rsa-sha1' | 'sm2-sm3', change: (info: string) => string): Signer => ({
  ...signers[algorithm],
  sign: (data) => {
    const other = Buffer.from(change(data.toString()));
    return algorithm === 'rsa-sha1' ? sign('sha1', other, rsa.privateKeyPem) : signers[algorithm].sign(other);
  },
});

describe('SignedInfo', () => {
  for (const algorithm of ['rsa-sha1', 'sm2-sm3'] as const) {
    test(`${algorithm}: its namespaces in every order, and each of them left out`, () => {
      const key = algorithm === 'rsa-sha1' ? keys.rsa : keys.sm2;
      let tried = 0;
      const spaces = ['xmlns:ceb', 'xmlns:ds', 'xmlns:xsi'];
      const others = [
        ...permutations(spaces),
        ...spaces.flatMap((one) => permutations(spaces.filter((s) => s !== one))),
      ];
      for (const wanted of others.slice(1)) {
        const reorder = (info: string): string => {
          const tag = info.slice(0, info.indexOf('>'));
          const parts = partsOf(tag);
          const chosen = wanted.map((name) => parts.find((part) => part.startsWith(`${name}=`)));
          return `<ds:SignedInfo ${chosen.join(' ')}${info.slice(info.indexOf('>'))}`;
        };
        const why = explainSignature(signMessage(message, overOther(algorithm, reorder)), key);
        const text = said(why, 'value');
        assert.ok(text.includes(`order ${wanted.join(' ')}`), `${wanted.join(' ')}: ${text}`);
        if (wanted.length === 2) assert.match(text, /did not declare|declares ds alone/);
        tried += 1;
      }
      assert.equal(tried, 11);
    });
  }
});

describe('the message', () => {
  const signed = signMessage(message, signers['sm2-sm3']).toString();
  const withDigest = (digested: string | Buffer): Buffer => {
    const digest = createHash('sm3').update(digested).digest('base64');
    return Buffer.from(signed.replace(/(<ds:DigestValue>)[^<]+/, (_, open: string) => open + digest));
  };
  const root = signed
    .slice(signed.indexOf('<ceb:CEB'))
    .trim()
    .replace(/<ds:Signature.*<\/ds:Signature>/, '');
  const canonicalRest = root.slice(root.indexOf('>')).replaceAll('&quot;', '"').replace('<1段>', '<1段&gt;');

  test('its start tag in every order', () => {
    const parts = partsOf(root.slice(0, root.indexOf('>')));
    assert.equal(parts.length, 4);
    const canonical = ['xmlns:ceb', 'xmlns:xsi', 'guid', 'version'].join(' ');
    let tried = 0;
    for (const order of permutations(parts)) {
      if (namesOf(order) === canonical) continue;
      const why = explainSignature(withDigest(`<ceb:CEB621Message ${order.join(' ')}${canonicalRest}`), keys.sm2);
      // The order of the file itself is the root as it stands, since nothing else in it is changed by C14N.
      const own = order.join(' ') === parts.join(' ');
      const expected = own ? 'root element as it stands' : `order ${namesOf(order)}`;
      assert.ok(said(why, 'digest').includes(expected), namesOf(order));
      tried += 1;
    }
    assert.equal(tried, 23);
  });

  test('exclusive C14N, which leaves xsi out', () => {
    const parts = partsOf(root.slice(0, root.indexOf('>'))).filter((part) => !part.startsWith('xmlns:xsi'));
    const order = [
      ...parts.filter((part) => part.startsWith('xmlns')),
      ...parts.filter((part) => !part.startsWith('xmlns')),
    ];
    const why = explainSignature(withDigest(`<ceb:CEB621Message ${order.join(' ')}${canonicalRest}`), keys.sm2);
    assert.match(said(why, 'digest'), /did not declare xmlns:xsi/);
  });

  const original = Buffer.from(message.toString().replace('version="1.0" xmlns:ceb', "version='1.0'   xmlns:ceb"));
  const ways: readonly (readonly [string, Buffer])[] = [
    ['its bytes', original],
    [
      'without its declaration',
      Buffer.from(
        original
          .toString()
          .replace(/^<\?xml[^>]*>\s*/, '')
          .trim(),
      ),
    ],
    ['with CR LF', Buffer.from(original.toString().replaceAll('\n', '\r\n'))],
  ];
  for (const [what, digested] of ways) {
    test(`the file before signing: ${what}`, () => {
      const why = explainSignature(withDigest(digested), keys.sm2, { original });
      assert.match(said(why, 'digest'), /bytes of the file before signing/);
    });
  }
});
