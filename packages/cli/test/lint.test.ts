import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, temporaryFolder } from './support/cli.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/messages/', import.meta.url));
const EXAMPLE = join(EXAMPLES, 'CEB411Message.xml');
const AT = ['--at', '2026-06-01T10:00:00+08:00'];

// Proves the command as continuous integration uses it: exit codes, three formats, folders, and fixes that change a file
// only where they must.
describe('lint', () => {
  it('finds nothing in the examples: exit 0', async () => {
    const { code, stdout, stderr } = await cli(['lint', EXAMPLES, ...AT]);
    assert.equal(code, 0, stdout);
    assert.match(stderr, /^42 个文件：0 个错误/);
  });

  it('tells code, place, values and pages: exit 1', async () => {
    const file = join(temporaryFolder(), 'a.xml');
    writeFileSync(file, readFileSync(EXAMPLE, 'utf8').replace('<ceb:currency>142', '<ceb:currency>502'));
    const { code, stdout } = await cli(['lint', file, ...AT]);
    assert.equal(code, 1);
    assert.match(stdout, /a\.xml:\d+:\d+ {2}错误 {2}-900206/);
    assert.match(stdout, /\/documents\/0\/PaymentHead\/currency/);
    assert.match(stdout, /docs\/reference\/messages\/CEB411\.md#PaymentHead-currency/);
  });

  it('masks an identity number in a code in every format, unless asked to show it', async () => {
    const file = join(temporaryFolder(), 'a.xml');
    const number = '110101199003070791';
    writeFileSync(file, readFileSync(EXAMPLE, 'utf8').replace('<ceb:currency>142', `<ceb:currency>${number}`));
    for (const format of ['text', 'json', 'sarif']) {
      const { code, stdout } = await cli(['lint', file, '--format', format, ...AT]);
      assert.equal(code, 1);
      assert.ok(stdout.includes('110***********0791') && !stdout.includes(number), stdout);
      assert.ok((await cli(['lint', file, '--format', format, '--show-values', ...AT])).stdout.includes(number));
    }
  });

  it('writes JSON and SARIF', async () => {
    const file = join(temporaryFolder(), 'a.xml');
    writeFileSync(file, 'nothing');
    const json = JSON.parse((await cli(['lint', file, '--format', 'json'])).stdout) as { findings: { code: string }[] };
    assert.equal(json.findings[0]?.code, '-900101');
    const sarif = JSON.parse((await cli(['lint', file, '--format', 'sarif'])).stdout) as { version: string };
    assert.equal(sarif.version, '2.1.0');
  });

  it('fixes what is certain, in the file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'in'));
    copyFileSync(join(EXAMPLES, 'CEB311Message.xml'), join(folder, 'in', 'right.xml'));
    const wrong = join(folder, 'in', 'wrong.xml');
    const text = readFileSync(EXAMPLE, 'utf8');
    writeFileSync(wrong, text.replace(/(<ceb:PaymentHead><ceb:guid>)(\w{8})/, '$1abcdefab'));
    const { code, stderr } = await cli(['lint', join(folder, 'in'), '--fix', ...AT]);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /已改正：1/);
    assert.equal(readFileSync(wrong, 'utf8'), text.replace(/(<ceb:PaymentHead><ceb:guid>)(\w{8})/, '$1ABCDEFAB'));
  });

  for (const [name, args] of [
    ['a file that is not there', ['/no/such/file.xml']],
    ['a folder without messages', ['.', '--at', 'yesterday']],
    ['a format nobody has', [EXAMPLE, '--format', 'html']],
  ] as const) {
    it(`${name}: exit 2`, async () => {
      assert.equal((await cli(['lint', ...args])).code, 2);
    });
  }
});
