import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type CliResult, cliWith, temporaryFolder } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

// Proves that somebody of the customs side signs in once and works for some hours without the token, from a machine that has
// no data folder, that the session lies in a file for this account alone, and that signing out ends it (K-03).
describe('signing in', () => {
  const dataDir = sandboxFolder();
  const elsewhere = temporaryFolder();
  const home = temporaryFolder();
  const file = join(home, 'tongguan', 'session.json');
  const tokenFile = join(elsewhere, 'my.token');
  let platform: ServedPlatform;
  const run = (...args: string[]): Promise<CliResult> =>
    cliWith({ XDG_CONFIG_HOME: home, LC_ALL: 'en_US.UTF-8' }, [...args, '--data', elsewhere]);
  const logout = (): Promise<CliResult> => cliWith({ XDG_CONFIG_HOME: home, LC_ALL: 'en_US.UTF-8' }, ['logout']);

  before(async () => {
    platform = await serve(dataDir);
    const staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as { code: string; token: string }[];
    writeFileSync(tokenFile, staff.find(({ code }) => code === 'supervisor1')?.token ?? '');
  });
  after(async () => {
    assert.equal(await platform?.stop(), 0, platform?.output());
  });

  it('tells who signed in, and keeps the session for this account alone', async () => {
    const { code, stdout, stderr } = await run('login', '--url', platform.url, '--token-file', tokenFile);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^✓ supervisor1 \S+, supervisor, all districts, until 20/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { token: string; url: string };
    assert.equal(kept.url, platform.url);
    assert.notEqual(kept.token, readFileSync(tokenFile, 'utf8'), 'the token itself is not kept');
  });

  it('finds the platform and the person without --url, --as or a token', async () => {
    const stop = ['act', 'goods.stop', '2026-S9', 'country=502', 'law=公告', '--reason', '疫区'];
    const { code, stdout, stderr } = await run(...stop);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /proposed/);
    assert.match((await run('act', '--proposals')).stdout, /2026-S9 +supervisor1/);
    // Whoever proposed does not decide, by whatever token.
    const own = await run('act', 'proposal.decide', '2026-S9', 'decision=approve', '--reason', '同意');
    assert.equal(own.code, 1);
    assert.match(own.stderr, /90300/);
    const none = await run('act', 'proposal.decide', '2026-S8', 'decision=approve', '--reason', '同意');
    assert.equal(none.code, 2);
    assert.match(none.stderr, /2026-S8/);
  });

  it('a session opens no other', async () => {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { token: string };
    const again = join(elsewhere, 'session.token');
    writeFileSync(again, kept.token);
    const { code, stderr } = await run('login', '--token-file', again);
    assert.equal(code, 2);
    assert.match(stderr, /token-unknown/);
  });

  it('signs out: the session counts no more anywhere', async () => {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { token: string };
    const { code, stdout } = await logout();
    assert.deepEqual([code, stdout], [0, '✓ supervisor1 has signed out\n']);
    const headers = { authorization: `Bearer ${kept.token}` };
    assert.equal((await fetch(`${platform.url}/api/office/session`, { headers })).status, 401);
    assert.equal((await run('act', '--proposals', '--url', platform.url)).code, 2);
    const nothing = await logout();
    assert.deepEqual([nothing.code, /there is no session/.test(nothing.stderr)], [2, true]);
  });
});
