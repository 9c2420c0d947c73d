import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sandboxFolder, serve } from './support/platform.ts';

// Proves what a person and what a collector of logs see of `serve`: sentences by default, and with `--log json` nothing
// on standard output but the lines that are in the log file as well.

test('serve --log json puts the log, and nothing else, on standard output', async () => {
  const folder = sandboxFolder();
  const platform = await serve(folder, ['--log', 'json']);
  const answer = await fetch(`${platform.url}/api/health`);
  assert.equal(answer.status, 200);
  assert.equal(await platform.stop(), 0, platform.output());
  assert.equal(platform.stdout(), readFileSync(join(folder, 'tongguan.log'), 'utf8'));
  const lines = platform
    .stdout()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: string; event: string; code: string });
  for (const event of ['started', 'stopping']) {
    assert.ok(
      lines.some((line) => line.level === 'info' && line.event === event && line.code === 'sandbox'),
      event,
    );
  }
  assert.match(platform.output(), /平台 /);
});

test('without it standard output is for people', async () => {
  const folder = sandboxFolder();
  const platform = await serve(folder);
  assert.equal(await platform.stop(), 0, platform.output());
  assert.match(platform.stdout(), /^平台 +http/);
  assert.doesNotMatch(platform.output(), /"event"/);
  assert.match(readFileSync(join(folder, 'tongguan.log'), 'utf8'), /"event":"started"/);
});
