import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, temporaryFolder } from './support/cli.ts';
import { serve } from './support/platform.ts';

const BINARY = fileURLToPath(new URL('../../bin/tongguan.js', import.meta.url));
const CONTAINER = ['--net', '--pid', '--ipc', '--mount-proc', '--fork', '--kill-child'];

const tried = spawnSync('unshare', [...CONTAINER, 'true'], { encoding: 'utf8' });
const without =
  tried.status === 0 ? false : `namespaces need root and unshare: ${tried.error?.message ?? tried.stderr}`;

// Proves that a command that works on a data folder from another container meets the platform that runs on it: it is
// told who holds the folder and starts no second database there.
test('a command on the folder of a running platform, from another container, is refused', {
  skip: skip(),
}, async () => {
  const dataDir = temporaryFolder();
  const platform = await serve(dataDir);
  const before = readFileSync(join(dataDir, 'database.json'), 'utf8');
  for (const command of [
    ['audit', '--data', dataDir],
    ['registry', 'list', '--data', dataDir],
  ]) {
    const { status, stderr } = spawnSync('unshare', [...CONTAINER, process.execPath, BINARY, ...command], {
      encoding: 'utf8',
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /正被另一个实例使用（主机 .* 的进程 \d+）/);
  }
  assert.equal(readFileSync(join(dataDir, 'database.json'), 'utf8'), before);
  const beside = await cli(['audit', '--data', dataDir]);
  assert.equal(beside.code, 0, beside.stderr);
  assert.equal(await platform.stop(), 0, platform.output());
});

function skip(): string | false {
  if (without !== false && process.env['CI'] === 'true') throw new Error(without);
  return without;
}
