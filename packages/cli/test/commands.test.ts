import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { binary, cli, cliUntilFirstOutput, temporaryFolder } from './support/cli.ts';

/** The example receipt of the checkout, seen from the compiled test. */
const CHECKOUT = fileURLToPath(new URL('../../../../', import.meta.url));
const EXAMPLE_RECEIPT = join(CHECKOUT, 'examples/messages/CEB622Message.xml');

const COMMANDS = [
  'serve',
  'demo',
  'send',
  'receipts',
  'sign',
  'verify',
  'ukey',
  'registry',
  'vault',
  'assess',
  'explain',
  'bridge',
  'goods',
  'firm',
  'track',
  'consumer',
  'lint',
  'login',
  'logout',
  'act',
  'guarantee',
  'book',
  'clock',
  'scenario',
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
      assert.match(stdout, /示例：/);
      assert.match(stdout, new RegExp(`tongguan ${command}`));
    });
  }
});

// Proves the exit codes scripts rely on, and that a mistake of the user is a sentence, never a stack trace.
describe('wrong use', () => {
  const nowhere = join(temporaryFolder(), 'nothing');
  const rows: readonly [name: string, args: readonly string[], stderr: RegExp][] = [
    ['no command', [], /用法：/],
    ['an unknown command', ['declare'], /没有命令/],
    ['an unknown option', ['assess', '--fast'], /没有选项/],
    ['an argument missing', ['verify'], /缺少参数/],
    ['nobody to sign', ['sign', 'x.xml'], /--as.*--key/],
    ['a number out of range', ['bench', '--seconds', '0'], /1–600/],
    ['a port that is none', ['serve', '--port', '70000'], /0–65535/],
    ...['proxy.example', '10.0.0.0/33', '10.0.0.0/', '0.0.0.0/0', '::/129', '127.0.0.1,', ''].map(
      (list): [string, readonly string[], RegExp] => [
        `proxies that are no addresses, "${list}"`,
        ['serve', '--trust-proxy', list],
        /10\.0\.0\.0\/8/,
      ],
    ),
    ['an unknown profile', ['bench', '--profile', 'md5'], /rsa-single/],
    ['a file that is not there', ['verify', nowhere], /ENOENT/],
    ['a persona that is not there', ['receipts', '--data', nowhere], /broker\.json/],
    ['nobody named', ['receipts', '--as', 'nobody', '--data', nowhere], /nobody\.json/],
    ['a code nobody knows', ['explain', 'abc'], /abc/],
    ['a year that is none', ['consumer', 'quota', '--year', '99'], /2016/],
    ['a consumer nobody names', ['consumer', 'quota', '--data', nowhere], /--person/],
    ['an unknown view of a consumer', ['consumer', 'secrets'], /quota/],
    ['a dispute without words', ['consumer', 'dispute', 'B1'], /--statement/],
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
    assert.equal(code, 3);
    assert.match(stderr, /tongguan serve/);
  });
});

// Proves that a command run in this process, as most tests here do, comes to the same as the binary in its own: what it
// says, on which stream, and its exit code.
describe('the binary and a command in this process', () => {
  const rows: readonly (readonly [args: readonly string[], code: number, input?: string])[] = [
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['help', 'assess'], 0],
    [['declare'], 2],
    [['sign', 'x.xml'], 2],
    [['explain', '1313'], 0],
    [['lint', EXAMPLE_RECEIPT], 0],
    [['verify', '-'], 1, '<a><b></a>'],
    [['assess'], 2, '{'],
    [['audit', '--data', temporaryFolder()], 2],
  ];
  for (const [args, code, input] of rows) {
    it(`say the same to: ${args.join(' ')}`, async () => {
      const its = await binary(args, input);
      assert.deepEqual(await cli(args, input), its);
      assert.equal(its.code, code, its.stdout + its.stderr);
      assert.notEqual(its.stdout + its.stderr, '');
    });
  }
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
    [['-621005'], /清单\[清单编号\]的购买金额超过单笔限额\[限额\]/],
  ];
  for (const [args, expected] of rows) {
    it(`finds ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await cli(['explain', ...args]);
      assert.equal(code, 0, stderr);
      assert.match(stdout, expected);
      assert.match(stdout, /怎么办：/);
      assert.doesNotMatch(stdout, /\[\*\]/);
    });
  }

  it('names fields, values, rule and page of the reference', async () => {
    const info = '[Code:1332;Desc:支付金额不一致],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid3197.95]';
    const { stdout } = await cli(['explain', info]);
    assert.match(stdout, /OrderHead\.acturalPaid = 561\.89/);
    assert.match(stdout, /PaymentHead\.amountPaid = 3197\.95/);
    assert.match(stdout, /规则：D-02/);
    const page = /docs\/reference\/codes\/[a-z]+\.zh-CN\.md#code1332/.exec(stdout)?.[0] ?? '';
    assert.ok(existsSync(join(CHECKOUT, page.replace(/#.*/, ''))), page);
  });

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

  it('reads a receipt as it is found in the field: no prefix, no namespace, a comment before it (B-04)', async () => {
    const found = join(temporaryFolder(), 'receipt.xml');
    const plain = readFileSync(EXAMPLE_RECEIPT, 'utf8')
      .replace(/ xmlns:ceb="[^"]*"/, '')
      .replaceAll('ceb:', '')
      .replace('?>', '?><!-- saved by a client -->');
    writeFileSync(found, plain);
    const { code, stdout, stderr } = await cli(['explain', found]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /800 {2}放行/);
  });

  it('tells the states of tax bills from those of declarations: 1 of an 816 is a bill that was made', async () => {
    const { code, stdout, stderr } = await cli(['explain', EXAMPLE_RECEIPT.replace('622', '816')]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /税单已生成/);
    assert.doesNotMatch(stdout, /电子口岸已暂存/);
  });
});
