// Proves that files of one folder that share a process stay what they are alone: hooks and faults are those of one file,
// what they share ends with the process; and that the folder of a run is gone after it, however it ends.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { silentFiles } from '../../scripts/support/progress.mjs';
import { grouped } from '../../scripts/support/test-groups.mjs';

const RUN_FILES = fileURLToPath(new URL('../../scripts/support/run-files.mjs', import.meta.url));
const RUN_GROUP = new URL('../../scripts/support/run-group.mjs', import.meta.url).href;
const TEST_ROOM = new URL('../../scripts/support/test-room.mjs', import.meta.url).href;
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tongguan-groups-')));
after(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, 'package.json'), '{ "type": "module" }');

/** Writes a file of tests that notes what happens in it, in order, in the file `notes`. */
function writeFiles(files) {
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    const note = `const note = (text) => appendFileSync(${JSON.stringify(join(root, 'notes'))}, text + '\\n');`;
    const imports =
      "import { appendFileSync } from 'node:fs';\nimport { after, before, beforeEach, test } from 'node:test';";
    writeFileSync(join(root, path), `${imports}\n${note}\n${body}`);
  }
}

const SUPPORT = 'packages/a/dist/test/support/shared.js';
const FIRST = 'packages/a/dist/test/room/first.test.js';
const SECOND = 'packages/a/dist/test/room/second.test.js';
const WRONG = 'packages/a/dist/test/room/wrong.test.js';
const LONG = 'packages/a/dist/test/room/livesLong.test.js';
const KILLS = 'packages/a/dist/test/room/someKill.test.js';
const OTHER = 'packages/a/dist/test/other/other.test.js';

const ms = (file) => (file === LONG ? 30_000 : 100);

describe('short files of one folder', () => {
  it('share a process; long ones and those that end processes have their own', () => {
    const files = [FIRST, SECOND, LONG, KILLS, OTHER, 'test/rule.test.mjs'];
    writeFiles(Object.fromEntries(files.slice(0, 5).map((file) => [file, ''])));
    const units = grouped(root, files, root, ms);
    assert.equal(units[0], LONG);
    assert.deepEqual(new Set(units), new Set([LONG, KILLS, 'test/rule.test.mjs', group('room'), group('other')]));
    const inGroup = [...readFileSync(group('room'), 'utf8').matchAll(/describe\("([^"]+)"/g)].map(([, file]) => file);
    assert.deepEqual(inGroup, [FIRST, SECOND]);
  });

  it('keep their hooks; what they share begins once and ends last', async () => {
    writeFiles({
      [SUPPORT]: "note('shared begins');\nafter(() => note('shared ends'));",
      [FIRST]: "import '../support/shared.js';\nbeforeEach(() => note('of first'));\ntest('one', () => note('one'));",
      [SECOND]:
        "import '../support/shared.js';\nbefore(() => note('before two'));\nafter(() => note('after two'));\ntest('two', () => note('two'));",
    });
    rmSync(join(root, 'notes'), { force: true });
    const { code } = await runFiles(grouped(root, [FIRST, SECOND], root, ms));
    assert.equal(code, 0);
    assert.deepEqual(readFileSync(join(root, 'notes'), 'utf8').trim().split('\n'), [
      'shared begins',
      'of first',
      'one',
      'before two',
      'two',
      'after two',
      'shared ends',
    ]);
  });

  it('that fail, or cannot be read, fail by their own name, and the others run', async () => {
    writeFiles({
      [FIRST]: "test('one', () => { throw new Error('wrong') });",
      [SECOND]: "test('two', () => note('two'));",
      [WRONG]: "import './nowhere.js';",
    });
    rmSync(join(root, 'notes'), { force: true });
    const { code, said } = await runFiles(grouped(root, [FIRST, SECOND, WRONG], root, ms));
    assert.equal(code, 1);
    assert.equal(readFileSync(join(root, 'notes'), 'utf8').trim(), 'two');
    for (const file of [FIRST, WRONG]) assert.match(said, new RegExp(`✖ ${file}`));
    assert.doesNotMatch(said, new RegExp(`✖ ${SECOND}`));
  });

  it('that end their process, or have no test, have not passed', async () => {
    writeFiles({
      [FIRST]: "test('one', () => {});\ntest('ends', () => process.exit(0));",
      [SECOND]: "test('two', () => { throw new Error('wrong') });",
      [OTHER]: "import { describe } from 'node:test';\ndescribe('nothing', () => {});",
      [LONG]: "test('fine', () => {});",
    });
    const files = [FIRST, SECOND, OTHER, LONG];
    const { code, progress } = await runFiles(grouped(root, files, root, ms));
    assert.equal(code, 1);
    assert.deepEqual(silentFiles(files, progress), [FIRST, SECOND, OTHER]);
  });

  it('that hang are named by the test that did not end', async () => {
    writeFiles({
      [FIRST]: "test('fine', () => {});\ntest('hangs', () => new Promise(() => setInterval(() => {}, 1000)));",
    });
    const { code, said } = await runFiles([join(root, FIRST)], 3_000);
    assert.equal(code, 1);
    assert.match(said, /never ended.*first\.test\.js: hangs/);
  });
});

describe('the folder of a run', {
  skip: process.platform !== 'linux' && 'a run that is killed is looked after on Linux',
}, () => {
  it('is gone when the run was killed, with what was in it', async () => {
    const script = `import { writeFileSync } from 'node:fs';
      import { runGroup } from ${JSON.stringify(RUN_GROUP)};
      import { testRoom } from ${JSON.stringify(TEST_ROOM)};
      const folder = testRoom();
      writeFileSync(folder + '/something', '');
      const says = 'console.log(process.argv[1]); setInterval(() => {}, 1000)';
      await runGroup(process.execPath, ['-e', says, folder], { limitMs: 0, env: process.env, sweeps: folder });`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const folder = String(await new Promise((resolve) => run.stdout.once('data', resolve))).trim();
    assert.ok(existsSync(join(folder, 'something')));
    run.kill('SIGKILL');
    // A folder that stays lets the file's own limit say so.
    while (existsSync(folder)) await new Promise((resolve) => setImmediate(resolve));
  });

  it('lies where TMPDIR says, if it says', async () => {
    const script = `import { testRoom } from ${JSON.stringify(TEST_ROOM)}; console.log(testRoom());`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...env, TMPDIR: root },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const folder = String(await new Promise((resolve) => run.stdout.once('data', resolve))).trim();
    assert.ok(folder.startsWith(join(root, 'tongguan-run-')), folder);
  });
});

function group(folder) {
  return join(root, `packages-a-${folder}-1.group.mjs`);
}

async function runFiles(files, limitMs = 600_000) {
  const how = JSON.stringify({ atOnce: 1, limitMs });
  const progress = join(root, 'progress');
  rmSync(progress, { force: true });
  const run = spawn(process.execPath, [RUN_FILES, how, ...files], {
    cwd: root,
    env: { ...env, TONGGUAN_TEST_PROGRESS: progress },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  run.stdout.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => run.once('close', resolve));
  return { code, said, progress };
}
