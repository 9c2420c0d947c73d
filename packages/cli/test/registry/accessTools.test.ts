import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cliInEnglish as cli, temporaryFolder } from '../support/cli.ts';
import { type ServedPlatform, serve } from '../support/platform.ts';

// Proves that whoever runs the machine can see, give and end access tokens one by one beside a running platform (A-02,
// K-03), and change the key that seals: each command says what it did or why not.

type Line = { tokenId: string; kind: string; label: string; untilMs: number | null; endedMs: number | null };

const dataDir = temporaryFolder();

describe('access at the machine', () => {
  const run = (...args: string[]) => cli([...args, '--data', dataDir]);
  let platform: ServedPlatform;
  let code = '';
  before(async () => {
    platform = await serve(dataDir);
    ({ code } = JSON.parse(readFileSync(join(dataDir, 'personas/broker.json'), 'utf8')) as { code: string });
  });
  after(async () => {
    assert.equal(await platform.stop(), 0, platform.output());
  });
  const tokens = async (...args: string[]): Promise<Line[]> => {
    const { code: exit, stdout, stderr } = await run('registry', 'tokens', ...args, '--json');
    assert.equal(exit, 0, stderr);
    return JSON.parse(stdout) as Line[];
  };

  it('gives a token that ends, tells which count already, and ends one alone', async () => {
    const given = await run('registry', 'token', code, '--label', 'ERP', '--days', '30', '--reason', '测试');
    assert.equal(given.code, 0, given.stderr);
    assert.match(given.stdout.trim(), /^tg_/);
    assert.match(given.stderr, /these are still valid/);
    const [newest, older, ...more] = await tokens(code);
    assert.deepEqual([newest?.label, older?.label, more], ['ERP', 'sandbox', []]);
    assert.equal(typeof newest?.untilMs, 'number');
    assert.equal(older?.untilMs, null);
    const ended = await run('registry', 'end-token', newest?.tokenId ?? '', '--reason', '测试');
    assert.equal(ended.code, 0, ended.stderr);
    assert.deepEqual(
      (await tokens(code)).map(({ label }) => label),
      ['sandbox'],
    );
    assert.equal((await tokens(code, '--all')).length, 2);
    const unknown = await run('registry', 'end-token', '0000000000000000', '--reason', '测试');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stdout, /90362/);
  });

  it('somebody enrolled again gets another token and is told of the first', async () => {
    const staff = ['registry', 'staff', 'li', '--name', '李', '--role', 'officer', '--reason', '新任'];
    assert.equal((await run(...staff)).code, 0);
    const again = await run(...staff, '--label', '第二');
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stderr, /staff li/);
    assert.equal((await tokens('li')).length, 2);
  });

  it('says which keys seal, and refuses to seal anew before the platform knows the key', async () => {
    const status = await run('vault', 'status');
    assert.match(status.stdout, /current: 1/);
    const fresh = await run('vault', 'new-key');
    assert.match(fresh.stdout, /^2 /);
    const early = await run('vault', 'rekey');
    assert.equal(early.code, 2);
    assert.match(early.stderr, /start it again with the new key file first/);
    const drop = await run('vault', 'drop-old');
    assert.equal(drop.code, 2);
    assert.match(drop.stderr, /run tongguan vault rekey first/);
    assert.equal(await platform.stop(), 0);
    platform = await serve(dataDir);
    const done = await run('vault', 'rekey');
    assert.equal(done.code, 0, done.stderr);
    assert.match((await run('vault', 'drop-old')).stdout, /removed: 1/);
  });
});
