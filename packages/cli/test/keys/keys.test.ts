import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { generateRsaIdentity, generateSm2Identity, rsaSigner, sm2Signer } from '@tongguan/ceb';
import { startUkeySimulator, type UkeySimulator } from '@tongguan/sdk';
import { cliInEnglish as cli, cliWith, startCli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const request = { subject: { commonName: '测试企业' }, serial: '0c01', notBefore: 0, notAfter: Date.UTC(2040, 0, 1) };
const rsa = generateRsaIdentity(request);
const sm2 = generateSm2Identity({ ...request, serial: '0c02' });
const unsigned = file('order.xml', '<a xmlns="urn:x"><b>订单</b></a>');
const password = file('password.txt', '88888888\n');
const rsaKey = file('rsa.pem', rsa.privateKeyPem);
const rsaCertificate = file('rsa.cer', rsa.certificateDer);
const sm2Key = file('sm2.pem', sm2.privateKeyPem);
const sm2Certificate = file('sm2.cer', sm2.certificateDer);

const open: UkeySimulator[] = [];
after(() => Promise.all(open.map((one) => one.close())));

// Proves that `sign --key` signs with a key of one's own, wherever it lies, so that `verify` accepts it under the
// certificate; and that what is wrong with a key is told in a sentence without the password.
describe('a key of one’s own', () => {
  for (const [name, key, certificate] of [
    ['RSA', rsaKey, rsaCertificate],
    ['SM2', sm2Key, sm2Certificate],
  ] as const) {
    it(`in a file signs (${name})`, async () => {
      const signed = await cli(['sign', unsigned, '--key', key, '--cert', certificate]);
      assert.equal(signed.code, 0, signed.stderr);
      const verified = await cli(['verify', '-', '--cert', certificate], signed.stdout);
      assert.equal(verified.code, 0, verified.stdout);
    });
  }

  it('on a card signs, with the password from a file or from the environment', async () => {
    const signers = [
      rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex, certificateDer: rsa.certificateDer }, 'rsa-sha1'),
      sm2Signer(sm2.privateKeyPem, { keyName: sm2.serialHex, certificateDer: sm2.certificateDer }),
    ];
    for (const [index, signer] of signers.entries()) {
      const control = await startUkeySimulator({ signer, password: '88888888' });
      open.push(control);
      const line = ['sign', unsigned, '--key', control.url];
      const signed = await (index === 0
        ? cli([...line, '--password-file', password])
        : cliWith({ TONGGUAN_KEY_PASSWORD: '88888888' }, line));
      assert.equal(signed.code, 0, signed.stderr);
      assert.equal((await cli(['verify', '-'], signed.stdout)).code, 0);
    }
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['missing', ['--key', join(folder, 'none.pem')], /cannot be read.*ENOENT/],
    ['without certificate', ['--key', rsaKey], /certificate[\s\S]*--cert/],
    ['with a foreign certificate', ['--key', rsaKey, '--cert', sm2Certificate], /not of this private key/],
    [
      'whose algorithm does not fit',
      ['--key', rsaKey, '--cert', rsaCertificate, '--algorithm', 'sm2-sm3'],
      /sm2-sm3 ≠ rsa/,
    ],
    [
      'on a card that is not there',
      ['--key', 'ws://127.0.0.1:1', '--password-file', password],
      /cannot be reached[\s\S]*running\?/,
    ],
    ['on a card without password', ['--key', 'ws://127.0.0.1:1'], /password[\s\S]*--password-file/],
    ['named by nothing', ['--cert', rsaCertificate, '--as', 'nobody'], /go with --key/],
    ['with an unreadable password file', ['--key', rsaKey, '--password-file', folder], /cannot read the password file/],
  ];
  for (const [name, args, sentence] of wrong) {
    it(`${name} is told so`, async () => {
      const { code, stderr, stdout } = await cli(['sign', unsigned, ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /88888888|unexpectedly/);
    });
  }
});

// Proves the simulated control as a person uses it: started by a command, signing for another, stopped by Ctrl-C.
describe('the simulated u-key', () => {
  for (const algorithm of ['rsa-sha1', 'sm2-sm3']) {
    it(`signs for \`sign --key ws://…\` (${algorithm})`, async () => {
      const keyOf = ({ serialHex, privateKeyPem, certificateDer }: typeof rsa) => ({
        keyName: serialHex,
        privateKeyPem,
        certificate: certificateDer.toString('base64'),
      });
      const persona = { name: 'me', code: '3301960A01', creditCode: '', firm: '测试企业', roles: [], token: 't' };
      const keys = { rsa: keyOf(rsa), sm2: keyOf(sm2) };
      const profile = file('me.json', JSON.stringify({ ...persona, defaultAlgorithm: 'rsa-sha256', keys }));
      const control = startCli(['ukey', '--as', profile, '--port', '0', '--algorithm', algorithm]);
      const url = await control.says(/ws:\/\/127\.0\.0\.1:\d+/);
      const signed = await cliWith({ TONGGUAN_KEY_PASSWORD: '88888888' }, ['sign', unsigned, '--key', url]);
      assert.equal(signed.code, 0, signed.stderr);
      const verified = await cli(['verify', '-', '--json'], signed.stdout);
      assert.equal((JSON.parse(verified.stdout) as { algorithm: string }).algorithm, algorithm);
      assert.equal(await control.stop(), 0);
    });
  }
});
