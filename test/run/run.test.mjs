// Proves that a test run leaves nothing running, however it ends, that one that is stopped says how far it came, and that
// files begin in the order in which they are given, the longest first.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDone } from '../../scripts/support/progress.mjs';
import slowest from '../../scripts/support/slowest.mjs';
import { seedOfRun } from '../../scripts/support/seed.mjs';
import { longestFirst } from '../../scripts/support/test-times.mjs';

const RUN_GROUP = new URL('../../scripts/support/run-group.mjs', import.meta.url).href;
const RUN_FILES = fileURLToPath(new URL('../../scripts/support/run-files.mjs', import.meta.url));
const REPORTER = fileURLToPath(new URL('../../scripts/support/slowest.mjs', import.meta.url));
const withoutProc = existsSync('/proc/self/environ') ? false : 'there is no /proc to find processes by';

const folder = mkdtempSync(join(tmpdir(), 'tongguan-run-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
// What the reporter is told here is not for whoever started this run.
process.env.TONGGUAN_TEST_PROGRESS = join(folder, 'outer');

/** A command that starts a server in a session of its own, as a broker's port mapper does, and stays up or ends. */
function commandWithServer(name, ends) {
  const pidFile = join(folder, `${name}.pid`);
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process';
     import { renameSync, writeFileSync } from 'node:fs';
     const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
     server.unref();
     writeFileSync(${JSON.stringify(`${pidFile}.new`)}, String(server.pid));
     renameSync(${JSON.stringify(`${pidFile}.new`)}, ${JSON.stringify(pidFile)});
     ${ends ? '' : 'setInterval(() => {}, 1000);'}`,
  );
  return { file, pidFile };
}

/** Starts a run of the command as `npm test` does; resolves to the run's process and the server's number. */
async function startRun(name, ends, limitMs = 0) {
  const { file, pidFile } = commandWithServer(name, ends);
  const script = `import { runGroup } from ${JSON.stringify(RUN_GROUP)};
    const result = await runGroup(process.execPath, [${JSON.stringify(file)}], { limitMs: ${limitMs}, env: process.env });
    process.stdout.write(JSON.stringify(result));`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  run.stdout.on('data', (text) => {
    said += text;
  });
  const ended = new Promise((resolve) => run.once('close', () => resolve(said)));
  await appears(pidFile);
  return { run, ended, server: Number(readFileSync(pidFile, 'utf8')) };
}

function appears(file) {
  return new Promise((resolve) => {
    const watcher = watch(folder, look);
    function look() {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    }
    look();
  });
}

/** Resolves once the process is gone; a process that stays lets the file's own limit say so. */
async function isGone(pid) {
  while (existsSync(`/proc/${pid}/environ`) && readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z')
    await new Promise((resolve) => setImmediate(resolve));
}

describe('a run leaves nothing running', { skip: withoutProc }, () => {
  it('that ended by itself and left a server', async () => {
    const { ended, server } = await startRun('ends', true);
    const result = JSON.parse(await ended);
    assert.equal(result.code, 0);
    assert.equal(result.left.length, 1);
    await isGone(server);
  });

  it('that was asked to stop', async () => {
    const { run, ended, server } = await startRun('asked', false);
    run.kill('SIGTERM');
    assert.equal(JSON.parse(await ended).stopped, 'SIGTERM');
    await isGone(server);
  });

  it('that reached its limit', async () => {
    const { ended, server } = await startRun('limit', false, 1_500);
    assert.equal(JSON.parse(await ended).stopped, 'limit');
    await isGone(server);
  });

  it('that was killed', async () => {
    const { run, server } = await startRun('killed', false);
    run.kill('SIGKILL');
    await isGone(server);
  });
});

describe('the reporter of slow files', () => {
  it('names the slowest first', async () => {
    async function* events() {
      for (const [file, ms] of [
        ['/quick.test.mjs', 20],
        ['/slow.test.mjs', 400],
        ['/middling.test.mjs', 300],
      ]) {
        const details = { duration_ms: ms, passed: true };
        yield { type: 'test:complete', data: { nesting: 0, name: file, file, details } };
      }
    }
    let said = '';
    for await (const text of slowest(events())) said += text;
    const listed = said.split('\n').flatMap((line) => /(\w+)\.test\.mjs/.exec(line)?.[1] ?? []);
    assert.deepEqual(listed, ['slow', 'middling', 'quick']);
  });

  it('names the files of a real run and tells which are done', async () => {
    const names = ['right', 'wrong'];
    const bodies = ['', "throw new Error('wrong');"];
    const files = names.map((name, index) => {
      const file = join(folder, `${name}.test.mjs`);
      writeFileSync(file, `import { it } from 'node:test';\nit('${name}', async () => { ${bodies[index]} });\n`);
      return file;
    });
    const progress = join(folder, 'progress');
    const args = ['--test', `--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout', ...files];
    // A test that runs tests: the inner ones must not report to the outer run.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const run = spawn(process.execPath, args, { env: { ...env, TONGGUAN_TEST_PROGRESS: progress } });
    let said = '';
    run.stdout.on('data', (text) => {
      said += text;
    });
    await new Promise((resolve) => run.once('close', resolve));
    const listed = said.split('\n').flatMap((line) => /(\w+)\.test\.mjs/.exec(line)?.[1] ?? []);
    assert.deepEqual(listed.toSorted(), names.toSorted());
    const done = readDone(progress);
    assert.deepEqual(
      done.filter(({ passed }) => !passed).map(({ file }) => file.split('/').at(-1)),
      ['wrong.test.mjs'],
    );
    assert.equal(done.length, names.length);
  });
});

describe('files of a run', () => {
  it('begin in the order given, whatever they are called; one that fails fails the run', async () => {
    const order = join(folder, 'order');
    const bodies = { zebra: '', adder: "throw new Error('wrong');", monkey: '' };
    const files = Object.entries(bodies).map(([name, body]) => {
      const file = join(folder, `${name}.test.mjs`);
      writeFileSync(
        file,
        `import { appendFileSync } from 'node:fs';
         import { it } from 'node:test';
         it('${name}', () => { appendFileSync(${JSON.stringify(order)}, '${name} '); ${body} });`,
      );
      return file;
    });
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const how = JSON.stringify({ atOnce: 1, limitMs: 600_000 });
    const run = spawn(process.execPath, [RUN_FILES, how, ...files], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    run.stdout.resume();
    const code = await new Promise((resolve) => run.once('close', resolve));
    assert.equal(readFileSync(order, 'utf8').trim(), 'zebra adder monkey');
    assert.equal(code, 1);
  });

  it('that took the longest begin first; of those never measured, those that are known to be long', () => {
    const files = [
      'kernel/money.js',
      'server/dist/test/lives/lives.test.js',
      'server/dist/test/gateway/turns.test.js',
      'sdk/lint.js',
    ];
    const times = { 'kernel/money.js': 90_000, 'sdk/lint.js': 1 };
    assert.deepEqual(longestFirst(files, times), [files[0], files[1], files[2], files[3]]);
    assert.deepEqual(longestFirst(files, { [files[2]]: 200_000 })[0], files[2]);
  });
});

describe('the seed of a run', () => {
  it('is the one asked for, or that of the committed sources, the same every time', () => {
    assert.equal(seedOfRun(folder, '7'), 7);
    const root = fileURLToPath(new URL('../..', import.meta.url));
    assert.equal(typeof seedOfRun(root), 'number');
    if (existsSync(join(root, '.git'))) assert.equal(seedOfRun(root), seedOfRun(root));
    assert.throws(() => seedOfRun(folder, '-1'), /a number or random/);
  });
  it('is another every time where chance is asked for, and where there is no checkout', () => {
    assert.notEqual(seedOfRun(folder, 'random'), seedOfRun(folder, 'random'));
    assert.notEqual(seedOfRun(folder), seedOfRun(folder));
  });
});
