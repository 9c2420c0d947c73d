import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generateRsaIdentity, rsaSigner, signMessage } from '@tongguan/ceb';
import { cliInEnglish as cli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
const put = (name: string, content: Buffer | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const identity = (serial: string) =>
  generateRsaIdentity({
    subject: { commonName: '测试企业' },
    serial,
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2036, 0, 1),
  });
const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;

const examples = '../../../../../examples/messages/CEB311Message.xml';
const unsigned = readFileSync(fileURLToPath(new URL(examples, import.meta.url)), 'utf8').replace(
  /<ds:Signature[\s\S]*<\/ds:Signature>/,
  '',
);
const me = identity('0a01');
const stranger = identity('0b01');
const signed = signMessage(
  Buffer.from(unsigned),
  rsaSigner(me.privateKeyPem, { keyName: me.serialHex, certificateDer: me.certificateDer }),
).toString();

const original = put('order.xml', unsigned);
const strict = put('strict.xml', signed);
const tail = put('tail.xml', signed.replace('</ds:Signature>', '$&\n\n'));
const changed = put('changed.xml', signed.replace(/(<ceb:goodsValue>)/, '$19'));
const mine = put('me.pem', pem(me.certificateDer));
const strangers = put('stranger.pem', pem(stranger.certificateDer));

type Answer = {
  readonly valid: boolean;
  readonly verdict: string;
  readonly variants: readonly string[];
  readonly steps: readonly {
    readonly step: string;
    readonly state: string;
    readonly difference?: { signed: string };
  }[];
};

// Proves that `verify --why` says which variant holds or where the first difference lies, that variants count only when
// they are named, and that a chain to given roots decides with the signature (B-05).
describe('verify --why', () => {
  const rows: readonly [what: string, args: readonly string[], code: number, says: RegExp][] = [
    ['a signature of the specification', [strict], 0, /a signature of the specification/],
    ['a variant that is not allowed', [tail], 1, /not allowed: tail-(dropped|newline)/],
    [
      'a variant that is allowed',
      [tail, '--variants', 'tail-dropped', 'tail-newline'],
      0,
      /holds with the variants tail/,
    ],
    ['a changed message beside its original', [changed, '--original', original], 1, /goodsValue>⟨9/],
    ['the key of a stranger', [strict, '--cert', strangers], 1, /this key did not make the value; but the key/],
    ['a chain that does not hold', [strict, '--roots', strangers], 1, /✗ chain[\s\S]*-900314/],
    [
      'a root that is the certificate itself',
      [strict, '--roots', mine, '--at', '2026-06-01T10:00:00+08:00'],
      0,
      /✓ chain/,
    ],
    [
      'a time before the certificate',
      [strict, '--roots', mine, '--at', '2025-06-01T10:00:00+08:00'],
      1,
      /not valid at this time/,
    ],
    ['what is no message', [mine], 1, /✗ form/],
  ];
  for (const [what, args, code, says] of rows) {
    it(what, async () => {
      const ran = await cli(['verify', ...args, '--why']);
      assert.equal(ran.code, code, ran.stdout + ran.stderr);
      assert.match(ran.stdout, says);
    });
  }

  it('answers the same in JSON', async () => {
    const ran = await cli(['verify', changed, '--why', '--original', original, '--json']);
    assert.equal(ran.code, 1);
    const answer = JSON.parse(ran.stdout) as Answer;
    assert.deepEqual([answer.valid, answer.verdict, answer.variants], [false, 'refused', []]);
    const digest = answer.steps.find(({ step }) => step === 'digest');
    assert.equal(digest?.state, 'bad');
    assert.match(digest?.difference?.signed ?? '', /goodsValue>⟨/);
  });
});

describe('verify with variants and roots', () => {
  it('accepts a variant only when it is named, and says which it took', async () => {
    const without = await cli(['verify', tail]);
    assert.equal(without.code, 1);
    assert.match(without.stdout, /-900304/);
    const named = await cli(['verify', tail, '--variants', 'tail-dropped']);
    assert.equal(named.code, 0, named.stdout);
    assert.match(named.stdout, /variants: tail-dropped/);
    const unknown = await cli(['verify', tail, '--variants', 'anything']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /tail-dropped, tail-newline/);
  });

  it('refuses a good signature whose certificate leads to no root', async () => {
    const ran = await cli(['verify', strict, '--roots', strangers, '--json']);
    assert.equal(ran.code, 1);
    assert.match(ran.stdout, /-900314/);
    assert.equal((await cli(['verify', strict, '--roots', mine, '--at', '2026-06-01T10:00:00+08:00'])).code, 0);
  });

  for (const [what, args, says] of [
    ['a list without roots', ['--crl', mine], /--roots/],
    ['a file without certificate', ['--roots', original], /cannot be read/],
    ['a certificate as revocation list', ['--roots', mine, '--crl', mine], /no X509 CRL/],
    ['no time', ['--roots', mine, '--at', 'noon'], /not a time: noon/],
  ] as const) {
    it(`tells what is wrong with the files: ${what}`, async () => {
      const ran = await cli(['verify', strict, ...args]);
      assert.equal(ran.code, 2, ran.stdout);
      assert.match(ran.stderr, says);
    });
  }
});
