import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generateRsaIdentity, generateSm2Identity, type Identity } from '@tongguan/ceb';
import { cliInEnglish as cli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const request = (serial: string) => ({
  subject: { commonName: '测试企业' },
  serial,
  notBefore: Date.UTC(2026, 0, 1),
  notAfter: Date.UTC(2026, 0, 1) + 10 * YEAR_MS,
});
const keyOf = ({ serialHex, privateKeyPem, certificateDer }: Identity) => ({
  keyName: serialHex,
  privateKeyPem,
  certificate: certificateDer.toString('base64'),
});

/** A profile file as an enterprise keeps it, with both kinds of keys. */
function writePersona(name: string, serial: string): string {
  const profile = file(`${name}.json`);
  const keys = {
    rsa: keyOf(generateRsaIdentity(request(serial))),
    sm2: keyOf(generateSm2Identity(request(`${serial}02`))),
  };
  const persona = {
    name,
    code: '3301960A01',
    creditCode: '',
    firm: '测试企业',
    roles: ['platform'],
    token: 't',
    defaultAlgorithm: 'rsa-sha1',
    keys,
  };
  writeFileSync(profile, JSON.stringify(persona));
  return profile;
}

const example = readFileSync(
  fileURLToPath(new URL('../../../../../examples/messages/CEB311Message.xml', import.meta.url)),
  'utf8',
);
const unsigned = file('order.xml');
writeFileSync(unsigned, example.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, ''));
const me = writePersona('me', '0a01');
const other = writePersona('other', '0b01');

// Proves that what `sign` makes `verify` accepts with every algorithm, and that it accepts nothing else: not another
// key, not one changed character, not a message without signature.
describe('sign and verify', () => {
  for (const algorithm of ['rsa-sha1', 'rsa-sha256', 'sm2-sm3']) {
    it(`agree on ${algorithm}`, async () => {
      const signed = file(`${algorithm}.xml`);
      const made = await cli(['sign', unsigned, '--as', me, '--algorithm', algorithm, '--out', signed]);
      assert.equal(made.code, 0, made.stderr);
      const inside = await cli(['verify', signed, '--json']);
      assert.equal(inside.code, 0, inside.stdout);
      assert.deepEqual(
        (({ valid, algorithm: used, message }) => ({ valid, used, message }))(JSON.parse(inside.stdout)),
        { valid: true, used: algorithm, message: 'CEB311Message' },
      );
      assert.equal((await cli(['verify', signed, '--as', me])).code, 0);
      const wrongKey = await cli(['verify', signed, '--as', other]);
      assert.equal(wrongKey.code, 1);
      assert.match(wrongKey.stdout, /-900305/);
    });
  }

  it('signs to stdout by default, with the persona’s own algorithm', async () => {
    const { code, stdout } = await cli(['sign', unsigned, '--as', me]);
    assert.equal(code, 0);
    const again = await cli(['verify', '-'], stdout);
    assert.equal(again.code, 0, again.stdout);
    assert.match(again.stdout, /rsa-sha1/);
    assert.match(again.stdout, /registry/);
  });

  for (const [name, args] of [
    ['sign', ['sign', unsigned, '--out', join(unsigned, 'inside-a-file.xml')]],
    ['receipts', ['receipts', '--out', join(unsigned, 'inside-a-file')]],
  ] as const) {
    it(`${name}: a place that cannot be written to is told in a sentence`, async () => {
      const { code, stderr } = await cli([...args, '--as', me]);
      assert.equal(code, 2);
      assert.match(stderr, /cannot write to .*inside-a-file.* \(ENOTDIR\)/);
    });
  }

  it('refuses a message changed after signing', async () => {
    const { stdout } = await cli(['sign', unsigned, '--as', me]);
    const changed = stdout.replace(/(<ceb:goodsValue>)\d/, '$19');
    assert.notEqual(changed, stdout);
    const { code, stdout: answer } = await cli(['verify', '-'], changed);
    assert.equal(code, 1);
    assert.match(answer, /-900304/);
  });

  it('refuses a message without signature', async () => {
    const { code, stdout } = await cli(['verify', unsigned, '--json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(stdout) as { refusals: { code: string }[] }).refusals[0]?.code, '-900301');
  });

  it('refuses what is no XML, with the byte', async () => {
    const { code, stdout } = await cli(['verify', '-'], '<a><b></a>');
    assert.equal(code, 1);
    assert.match(stdout, /byte \d+/);
  });

  it('signs nothing twice', async () => {
    const { stdout } = await cli(['sign', unsigned, '--as', me]);
    const { code, stderr } = await cli(['sign', '-', '--as', me], stdout);
    assert.equal(code, 2);
    assert.match(stderr, /signed|signature/);
  });
});
