import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { displayWidth } from '../src/common/output.ts';
import { cli, type CliResult } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const dataDir = sandboxFolder();

// Proves the customs side's door as its users meet it: the sandbox's staff, the list of acts, a refused act, and the
// clock, which every process of the platform sees and which never goes back.
describe('the customs side of a running platform', () => {
  let platform: ServedPlatform;
  const run = (command: string, ...args: string[]): Promise<CliResult> =>
    cli([command, ...args, '--url', platform.url, '--data', dataDir]);

  before(async () => {
    platform = await serve(dataDir, ['--workers', '1']);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('lists what may be done, with its fields', async () => {
    const { code, stdout, stderr } = await run('act');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^cancellation\.decide {2}\S.*\n {4}decision$/m);
    for (const line of stdout.split('\n')) assert.ok(displayWidth(line) <= 80, line);
    const one = await run('act', 'declaration.review');
    assert.equal(one.code, 2);
    assert.match(one.stdout, /decision +必填 +approve \| refuse \| inspect/);
  });

  it('says which field an act has not, and which words one takes', async () => {
    const act = ['act', 'cancellation.decide', 'B1', '--reason', '测试'] as const;
    const typo = await run(...act, 'decisoin=approve');
    assert.equal(typo.code, 2);
    assert.match(typo.stderr, /没有字段 decisoin[\s\S]*decision +必填/);
    const word = await run(...act, 'decision=maybe');
    assert.match(word.stderr, /须为 approve、refuse 之一/);
    assert.match((await run(...act, 'decision=maybe', '--lang', 'en')).stderr, /must be one of approve, refuse/);
  });

  it('says no to an act on what does not exist: exit 1, code 90042', async () => {
    const { code, stderr } = await run('act', 'cancellation.decide', 'B1', 'decision=approve', '--reason', '测试');
    assert.equal(code, 1);
    assert.match(stderr, /act-refused/);
  });

  it('says no to a role that may not: exit 2', async () => {
    const args = ['cancellation.decide', 'B1', 'decision=approve', '--reason', '测试', '--as', 'auditor1'];
    const { code, stderr } = await run('act', ...args);
    assert.equal(code, 2);
    assert.match(stderr, /role-missing/);
  });

  it('moves the clock forward for every process, and never back', async () => {
    const day = async (): Promise<number> => Date.parse((await run('clock')).stdout.trim());
    const before = await day();
    const moved = await run('clock', '--days', '31');
    assert.equal(moved.code, 0, moved.stderr);
    const passed = (await day()) - before;
    assert.ok(passed >= 31 * 86_400_000 && passed < 31 * 86_400_000 + 600_000, String(passed));
    const health = (await (await fetch(`${platform.url}/api/health`)).json()) as { time: string };
    assert.ok(Date.parse(health.time) - before >= 31 * 86_400_000, health.time);
    const back = await run('clock', '--to', '2020-01-01T00:00:00+08:00');
    assert.equal(back.code, 2);
    assert.match(back.stderr, /request-invalid/);
  });
});
