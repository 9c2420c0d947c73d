import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, cliUntilFirstOutput, temporaryFolder } from './support/cli.ts';

/** The example receipt of the checkout, seen from the compiled test. */
const EXAMPLE_RECEIPT = fileURLToPath(new URL('../../../../examples/messages/CEB622Message.xml', import.meta.url));

const COMMANDS = [
  'serve',
  'demo',
  'send',
  'receipts',
  'sign',
  'verify',
  'assess',
  'explain',
  'audit',
  'bench',
] as const;

// Proves that somebody who knows nothing but the name of the program finds the way: every command explains itself
// in both languages with an example.
describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await cli(['--help']);
    assert.equal(code, 0);
    for (const command of COMMANDS) assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
  });

  for (const command of COMMANDS) {
    it(`of ${command} shows an example`, async () => {
      const { code, stdout, stderr } = await cli([command, '--help']);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /示例 \/ example:/);
      assert.match(stdout, new RegExp(`tongguan ${command}`));
    });
  }
});

// Proves the exit codes scripts rely on, and that a mistake of the user is a sentence, never a stack trace.
describe('wrong use', () => {
  const nowhere = join(temporaryFolder(), 'nothing');
  const rows: readonly [name: string, args: readonly string[], stderr: RegExp][] = [
    ['no command', [], /Usage/],
    ['an unknown command', ['declare'], /unknown command/],
    ['an unknown option', ['assess', '--fast'], /unknown option/],
    ['an argument missing', ['verify'], /missing required argument/],
    ['a required option missing', ['sign', 'x.xml'], /--as/],
    ['a number out of range', ['bench', '--seconds', '0'], /1–600/],
    ['a port that is none', ['serve', '--port', '70000'], /0–65535/],
    ['an unknown profile', ['bench', '--profile', 'md5'], /rsa-single/],
    ['a file that is not there', ['verify', nowhere], /ENOENT/],
    ['a persona that is not there', ['receipts', '--data', nowhere], /broker\.json/],
    ['nobody named', ['receipts', '--as', 'nobody', '--data', nowhere], /nobody\.json/],
    ['a code nobody knows', ['explain', 'abc'], /abc/],
    ['no database', ['audit', '--data', nowhere], /--database-url/],
    ['two output forms', ['receipts', '--xml', '--json', '--data', nowhere], /--xml/],
    ['a running platform without its data', ['bench', '--url', 'http://127.0.0.1:1'], /--data/],
    ['too few declarations', ['demo', '--declarations', '3'], /30–/],
  ];
  for (const [name, args, expected] of rows) {
    it(`is told: ${name}`, async () => {
      const { code, stderr } = await cli(args);
      assert.equal(code, 2, stderr);
      assert.match(stderr, expected);
      assert.doesNotMatch(stderr, /\n\s+at /, 'no stack trace');
    });
  }

  it('is told: nobody answers at the address', async () => {
    const data = temporaryFolder();
    const profile = join(data, 'me.json');
    const key = { keyName: '01', privateKeyPem: '', certificate: '' };
    writeFileSync(
      profile,
      JSON.stringify({
        name: 'me',
        code: '3301960A01',
        creditCode: '',
        firm: '测试',
        roles: [],
        token: 't',
        defaultAlgorithm: 'rsa-sha1',
        keys: { rsa: key },
      }),
    );
    const { code, stderr } = await cli(['receipts', '--as', profile, '--url', 'http://127.0.0.1:1']);
    assert.equal(code, 2);
    assert.match(stderr, /tongguan serve/);
  });
});

// Proves that `tongguan … | head -1` is no mistake.
describe('a reader that leaves early', () => {
  it('ends the command, without a word', async () => {
    const input = {
      acceptedAt: '2019-05-01T10:00:00+08:00',
      mode: '1210',
      annualUsed: '0.00',
      freight: '0.00',
      insurance: '0.00',
      lines: [{ gcode: '2106909090', quantity: '1', price: '100.00' }],
    };
    // Several megabytes of answers: more than a pipe holds.
    const { code, stderr } = await cliUntilFirstOutput(['assess'], JSON.stringify(Array(2000).fill(input)));
    assert.deepEqual([code, stderr], [0, '']);
  });
});

// Proves that codes are found however they are written, and that receipts explain themselves.
describe('explain', () => {
  const rows: readonly [args: readonly string[], expected: RegExp][] = [
    [['-621018'], /-621018/],
    [['−621018'], /-621018/],
    [['1313'], /1313/],
    [['[Code:1313;Desc:超过个人年度购买额度]'], /回执原文/],
    [['800'], /放行/],
    [['--', '-900304'], /-900304/],
  ];
  for (const [args, expected] of rows) {
    it(`finds ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await cli(['explain', ...args]);
      assert.equal(code, 0, stderr);
      assert.match(stdout, expected);
      assert.match(stdout, /怎么办 \/ what to do/);
    });
  }

  it('prints JSON', async () => {
    const { stdout } = await cli(['explain', '1313', '--json']);
    const [one] = JSON.parse(stdout) as { code: string; entry: { resend: boolean } }[];
    assert.deepEqual([one?.code, typeof one?.entry.resend], ['1313', 'boolean']);
  });

  it('reads a receipt file', async () => {
    const { code, stdout, stderr } = await cli(['explain', EXAMPLE_RECEIPT]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /含义/);
  });
});
