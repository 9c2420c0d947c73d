// npm test: build, make sure of the system tools the tests compare with, then run every test file. One of them asks the
// programs that read the whole repository (format, lint, dead code: test/checks.test.mjs).
//
//   npm test                          everything
//   npm test -- gateway money         only files whose path contains one of these
//   npm test -- --at-once=4           files at once; by default one for each core
//   npm test -- --file-limit=10       minutes that one process may take; by default 15
//   npm test -- --apart               every file in a process of its own, as when few are named
//   npm test -- --run-limit=30        minutes that the whole run may take; by default there is no such limit
//   npm test -- --test-name-pattern=… and --test-only, as `node --test` has them; other options are those of Node
//
// The files that took the longest when they last ran here begin first; short ones of one folder share a process. A file that
// hangs is ended by the limit of its process and the others go on. A run that is stopped says how far it came.

import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heading, run } from './support/run.mjs';
import { runGroup } from './support/run-group.mjs';
import { howFar, readDone, silentFiles } from './support/progress.mjs';
import { testFiles } from './support/test-files.mjs';
import { grouped } from './support/test-groups.mjs';
import { knownTimes, longestFirst, noteTimes, timeOf } from './support/test-times.mjs';
import { seedOfRun } from './support/seed.mjs';
import { testRoom } from './support/test-room.mjs';
import { startTestServer } from './support/test-server.mjs';
import { ensureTools } from './support/tools.mjs';

const OWN = { 'at-once': Math.max(2, availableParallelism()), 'file-limit': 15, 'run-limit': 0 };
const MINUTE_MS = 60_000;
const NAME_PATTERN = '--test-name-pattern=';
const ONLY = '--test-only';
const APART = '--apart';
const RUN_FILES = fileURLToPath(new URL('support/run-files.mjs', import.meta.url));
/** From so many files on it pays to start a sandbox once for all of them. */
const MANY = 4;
/** From so many on short files share processes; below, each is told apart by its own process. */
const GROUP = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const filters = given.filter((argument) => !argument.startsWith('--'));
const isOwn = (argument) => Object.keys(OWN).some((name) => argument.startsWith(`--${name}=`));
const options = given.filter((argument) => argument.startsWith('--') && !isOwn(argument));

process.chdir(root);
await main();

async function main() {
  heading('Build 编译: tsc -b');
  if (run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']) !== 0)
    return fail('the build failed, no test was run 编译失败: 0 passed, 1 failed');

  heading('Tools 外部工具');
  if (!ensureTools({ required: process.env.CI === 'true' })) return fail('a tool of the tests is missing 缺少测试工具');

  const times = knownTimes(root);
  const files = longestFirst(testFiles(root, filters), times);
  if (files.length === 0) return fail(`no test file matches 没有匹配的测试文件: ${filters.join(' ') || '(all)'}`);
  const seed = seedOfRun(root, process.env.TONGGUAN_SEED);
  heading(`Tests 测试: ${files.length} files, ${own('at-once')} at once, TONGGUAN_SEED=${seed}`);
  const folder = testRoom();
  process.env.TMPDIR = folder;
  try {
    const shared = files.length >= GROUP && !options.includes(APART) && !options.some(isOfTests);
    const units = shared ? grouped(root, files, folder, (file) => timeOf(file, times)) : files;
    await runFiles(files, units, folder, seed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `units`: what each process is given, the longest first. */
async function runFiles(files, units, folder, seed) {
  const progress = join(folder, 'progress');
  const server = await startTestServer({ manyFiles: files.length >= MANY });
  try {
    const result = await runGroup(
      process.execPath,
      [...optionsOfNode(units === files), RUN_FILES, JSON.stringify(how()), ...units],
      {
        limitMs: own('run-limit') * MINUTE_MS,
        sweeps: folder,
        env: {
          ...process.env,
          ...server.environment,
          TONGGUAN_SEED: String(seed),
          TONGGUAN_TEST_PROGRESS: progress,
          // Node 22 and newer: what one file has compiled the next need not compile again.
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
        },
      },
    );
    process.exitCode = result.code;
    const silent = options.some(isOfTests) ? [] : silentFiles(files, progress);
    if (result.stopped === null && silent.length > 0)
      fail(`no test of theirs has ended 没有测试结果: ${silent.join(', ')}`);
    if (!options.some(isOfTests)) noteTimes(root, readDone(progress));
    if (result.left.length > 0)
      process.stdout.write(`ended what was left running 已结束遗留进程: ${result.left.join(', ')}\n`);
    if (result.stopped !== null) fail(`${whyStopped(result.stopped)}; ${howFar(files, readDone(progress))}`);
  } finally {
    await server.stop();
  }
}

/** Lines of the sources in what fails cost every process a tenth of a second: for few files alone. */
function optionsOfNode(isApart) {
  const given = options.filter((one) => !isOfTests(one) && one !== APART);
  return isApart ? ['--enable-source-maps', ...given] : given;
}

/** What `run-files.mjs` is told. */
function how() {
  const namePatterns = options.flatMap((one) => (one.startsWith(NAME_PATTERN) ? [one.slice(NAME_PATTERN.length)] : []));
  const only = options.includes(ONLY);
  return { atOnce: own('at-once'), limitMs: own('file-limit') * MINUTE_MS, namePatterns, only };
}

/** With these a file does a part of its work. */
function isOfTests(option) {
  return option.startsWith(NAME_PATTERN) || option === ONLY;
}

function whyStopped(why) {
  return why === 'limit' ? `not finished after ${own('run-limit')} minutes, stopped 超时` : `stopped by ${why} 被中止`;
}

function own(name) {
  const argument = given.find((one) => one.startsWith(`--${name}=`));
  const value = argument === undefined ? OWN[name] : Number(argument.slice(name.length + 3));
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name} is a number, not ${argument}`);
}

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`);
  process.exitCode = 1;
}
