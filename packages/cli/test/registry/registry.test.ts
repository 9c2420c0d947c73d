import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cliInEnglish as cli, cliWith, type CliResult } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const SAMPLE = fileURLToPath(new URL('../../../../../examples/registry/participants.csv', import.meta.url));
/** The platform looks at its registry every two seconds; on a machine that does other work as well this is plenty. */
const LOOKS_MAX = 60;
const LOOK_MS = 500;
const BOOK = ['--warehouse', '3301669906', '--customs', '3104', '--city', '宁波'] as const;
/** 示 例 支 付 in GBK: what a Chinese table program writes unless told otherwise. */
const GBK = new Map([
  ...[
    ['海', 'baa3'],
    ['关', 'b9d8'],
    ['编', 'b1e0'],
    ['码', 'c2eb'],
    ['信', 'd0c5'],
    ['用', 'd3c3'],
    ['代', 'b4fa'],
  ],
  ...[
    ['企', 'c6f3'],
    ['业', 'd2b5'],
    ['名', 'c3fb'],
    ['称', 'b3c6'],
    ['角', 'bdc7'],
    ['色', 'c9ab'],
    ['电', 'b5e7'],
  ],
  ...[
    ['商', 'c9cc'],
    ['测', 'b2e2'],
    ['试', 'cad4'],
  ],
] as [string, string][]);

// Proves on a running platform that a file of firms goes into the registry whole or not at all, in the encodings table
// programs write, and that what is on record can be looked up and does not run out unseen.
describe('registry', () => {
  const dataDir = sandboxFolder();
  let platform: ServedPlatform;
  const registry = (...args: string[]): Promise<CliResult> => cli(['registry', ...args, '--data', dataDir]);
  const staffToken = (code: string): string => {
    const staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as { code: string; token: string }[];
    return staff.find((one) => one.code === code)?.token ?? '';
  };
  const file = (name: string, content: string | Buffer): string => {
    const path = join(dataDir, name);
    writeFileSync(path, content);
    return path;
  };
  const codes = async (): Promise<string[]> => {
    const { stdout } = await registry('list', '--json');
    return (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
  };

  before(async () => {
    platform = await serve(dataDir, ['--workers', '0']);
  });
  after(async () => {
    assert.equal(await platform?.stop(), 0, platform?.output());
  });

  it('checks the sample without writing, imports it, and finds nothing to do the second time', async () => {
    const before = await codes();
    const trial = await registry('import', SAMPLE, '--dry-run');
    assert.equal(trial.code, 0, trial.stdout + trial.stderr);
    assert.match(trial.stdout, /nothing was written[\s\S]*new firms: 4[\s\S]*new licences: 3/);
    assert.deepEqual(await codes(), before);
    assert.match((await registry('import', SAMPLE)).stdout, /imported[\s\S]*new firms: 4[\s\S]*new licences: 3/);
    assert.match((await registry('import', SAMPLE)).stdout, /new firms: 0[\s\S]*new licences: 0/);
    assert.deepEqual((await codes()).length, before.length + 4);
  });

  it('names line and column of every mistake and imports nothing: exit 1', async () => {
    const lines = readFileSync(SAMPLE, 'utf8')
      .replaceAll('33019699', '33019698')

      .split('\n');
    lines[2] = (lines[2] ?? '').replace('物流企业', '船东');
    const before = await codes();
    const { code, stdout } = await registry('import', file('wrong.csv', lines.join('\n')));
    assert.equal(code, 1);
    assert.match(stdout, /-10101[\s\S]*行 3 列 D[\s\S]*船东/);
    assert.deepEqual(await codes(), before);
  });

  it('reads GBK and a byte order mark', async () => {
    const head = '海关编码,信用代码,企业名称,角色\n';
    const marked = file('marked.csv', `\ufeff${head}3301969921,91330100MATG00012X,测试,电商企业\n`);
    const clash = await registry('import', marked);
    assert.match(clash.stdout, /90033[\s\S]*行 2 列 A/, 'the credit code is the sandbox platform’s');
    const text = `${head}3301969901,91330100MATG00012X,测试电商,电商企业\n`;
    const bytes = [...text].map((sign) => Buffer.from(GBK.get(sign) ?? Buffer.from(sign).toString('hex'), 'hex'));
    const { stdout } = await registry('import', file('gbk.csv', Buffer.concat(bytes)));
    assert.match(stdout, /90033[\s\S]*行 2 列 A \(海关编码 code\)/, 'a firm under that code has another name');
  });

  it('shows everything on record about a firm, in force or not', async () => {
    const { stdout } = await registry('show', '3301969912');
    assert.match(stdout, /3301969912 {2}示例速递有限公司 {2}registered/);
    assert.match(stdout, /courierLicence +SAMPLE-KD-1 +国家邮政局 .*… 2031-01-01T00:00:00\+08:00/);
    assert.match((await registry('show', '3301969912', '--at', '2025-12-31T23:59:59+08:00')).stdout, /future/);
    const nobody = await registry('show', '3301969999');
    assert.deepEqual([nobody.code, nobody.stdout], [2, '']);
    const keys = await cli(['keys', 'list', '3301969999', '--data', dataDir]);
    assert.deepEqual([keys.code, keys.stdout], [2, '']);
    assert.match(keys.stderr, /no such participant: 3301969999/);
  });

  it('gives tokens to firms on record and to staff, which the platform knows', async () => {
    const ask = async (token: string, path: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${platform.url}${path}`, { headers })).status;
    };
    const nobody = await registry('token', '3301969999');
    assert.deepEqual([nobody.code, /90208/.test(nobody.stdout)], [1, true]);
    const { stdout } = await registry('token', '3301969911', '--label', 'ERP');
    const token = stdout.trim();
    let status = 0;
    for (let look = 0; look < LOOKS_MAX && status !== 200; look++) {
      if (look > 0) await pause(LOOK_MS);
      status = await ask(token, '/api/receipts');
    }
    assert.equal(status, 200);
    assert.equal(await ask(token, '/api/office/journal'), 401);

    const staff = ['--name', '测试', '--role', 'auditor', '--by', 'operator1', '--reason', '新任'];
    const auditor = await registry('staff', 'auditor-7', ...staff);
    assert.equal(await ask(auditor.stdout.trim(), '/api/office/journal'), 200);
    const headers = { authorization: `Bearer ${auditor.stdout.trim()}` };
    const journal = await (await fetch(`${platform.url}/api/office/registry-journal`, { headers })).text();
    assert.match(
      journal,
      /"kind":"staff\.enrol"[^}]*"actor":"operator1"[^}]*"reason":"新任"[^}]*"facts":\{"staff":"auditor-7"/,
    );
    // Who gave no name is the account that the operating system knows.
    assert.match(journal, /"kind":"token\.issue"[^}]*"actor":"os:[^"]+"/);
    assert.match(journal, /"kind":"token\.issue","participantCode":"3301969911"/);
    assert.ok(!journal.includes(token) && !journal.includes(auditor.stdout.trim()), 'never a token');
    assert.equal(await ask(auditor.stdout.trim(), '/api/receipts'), 401);
    assert.equal((await registry('staff-leaves', 'nobody')).code, 2);
    assert.equal((await registry('staff-leaves', 'auditor-7')).code, 0);
    assert.equal(await ask(auditor.stdout.trim(), '/api/office/journal'), 401);
    assert.match((await registry('revoke-tokens', '3301969911')).stdout, /revoked: 1/);
    assert.match((await registry('revoke-tokens', '3301969911')).stdout, /revoked: 0/);
    for (let look = 0; look < LOOKS_MAX && status === 200; look++) {
      await pause(LOOK_MS);
      status = await ask(token, '/api/receipts');
    }
    assert.equal(status, 401);
    await registry('staff', 'auditor-9', ...staff);
    const other = await registry('staff', 'auditor-9', '--name', '测试', '--role', 'supervisor');
    assert.deepEqual([other.code, /90033/.test(other.stdout)], [1, true]);
    assert.match(
      (await registry('staff', 'x', '--name', '测试', '--role', 'boss')).stdout,
      /-10101[\s\S]*operator, officer/,
    );
  });

  it('takes nobody’s word for who acts: a name is proved by a token of somebody who keeps the registry (K-03)', async () => {
    const rows: readonly [args: readonly string[], environment: Record<string, string>, told: RegExp][] = [
      [['--by', 'ghost'], {}, /--by ghost needs a token as proof/],
      [['--by', 'root'], { TONGGUAN_TOKEN: staffToken('operator1') }, /the token belongs to operator1, not to root/],
      [[], { TONGGUAN_TOKEN: staffToken('auditor1') }, /auditor1 is auditor and may not change the registry/],
      [['--by', 'operator1'], { TONGGUAN_TOKEN: 'tgs_made-up' }, /belongs to no member of customs staff/],
    ];
    for (const [args, environment, told] of rows) {
      for (const work of [
        ['token', '3301969903'],
        ['staff-leaves', 'officer2'],
        ['book', 'T3309W000009', ...BOOK],
      ]) {
        const line = ['--lang', 'en', 'registry', ...work, ...args, '--data', dataDir];
        const { code, stdout, stderr } = await cliWith(environment, line);
        assert.deepEqual([code, stdout], [2, ''], line.join(' '));
        assert.match(stderr, told);
      }
    }
    const file = join(dataDir, 'supervisor1.token');
    writeFileSync(file, staffToken('supervisor1'));
    const book = await registry('book', 'T3309W000009', ...BOOK, '--token-file', file, '--reason', '登记');
    assert.equal(book.code, 0, book.stderr);
    const headers = { authorization: `Bearer ${staffToken('auditor1')}` };
    const journal = await (await fetch(`${platform.url}/api/office/registry-journal`, { headers })).text();
    assert.match(journal, /"kind":"accountBook\.register"[^}]*"actor":"supervisor1"[^}]*"role":"supervisor"/);
    assert.doesNotMatch(journal, /T3309W000009[\s\S]*T3309W000009/, 'what was refused has left no line');
  });

  it('warns of what ends within the days asked for', async () => {
    const at = ['--at', '2030-12-02T00:00:00+08:00'];
    const near = await registry('expiring', '--days', '30', ...at);
    assert.match(near.stdout, /2031-01-01T00:00:00\+08:00 +3301969911 +qualification +paymentLicence SAMPLE-ZF-1/);
    assert.match((await registry('expiring', '--days', '29', ...at)).stdout, /nothing expires/);
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const given = ['amount=100.00', 'kind=insurance', 'document=BX-1', 'issuer=测试保险', `until=${until}`];
    const place = ['--reason', '测试', '--url', platform.url, '--data', dataDir];
    const deposit = await cli(['act', 'guarantee.deposit', '3301969902', ...given, ...place]);
    assert.equal(deposit.code, 0, deposit.stderr);
    assert.match((await registry('expiring', '--days', '30')).stdout, /3301969902 +guarantee +insurance BX-1/);
    assert.equal((await registry('expiring', '--days', '0')).code, 2);
  });
});
