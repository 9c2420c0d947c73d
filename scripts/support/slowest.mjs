// A reporter of `node --test` beside the usual one: which files are done and how many tests each had, told to whoever started
// the run (a line of JSON each, in the file named by TONGGUAN_TEST_PROGRESS); at the end the ten slowest, and the tests that
// did not end: a program that ends within a test, whatever it says of itself, has not passed.

import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { sourceOf } from './progress.mjs';

const SLOWEST = 10;
const GROUP = '.group.mjs';

export default async function* slowest(source) {
  const files = [];
  const begun = new Map();
  const tests = new Map();
  for await (const event of source) {
    noteBegun(begun, event);
    noteTest(tests, event);
    if (event.type !== 'test:complete' || event.data.nesting !== 0) continue;
    const { name, file = '', details } = event.data;
    // A file is a test that bears its own path, or a suite of a group that bears it.
    if (name !== file && !isOfGroup(name, file)) continue;
    // A group is told by its files; itself only where it failed as a whole.
    if (name.endsWith(GROUP) && details.passed) continue;
    const done = { file: relative(process.cwd(), name), ms: details.duration_ms, passed: details.passed };
    files.push(done);
    tell(done);
  }
  // What a file's tests were is told after it, when its turn comes.
  tell({ tests: Object.fromEntries(tests) });
  for (const [file, tests] of begun) {
    const names = [...tests.values()].filter((name) => name !== file);
    if (names.length === 0) continue;
    process.exitCode = 1;
    yield `\nnever ended 没有结束: ${relative(process.cwd(), file)}: ${names.join(' > ')}\n`;
  }
  const rows = files.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  yield `\nslowest files 最慢的文件:\n`;
  for (const { file, ms } of rows) yield `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}\n`;
}

/** Tests of each file that began and did not end, by their place: a file that hangs does not say at which it does. */
function noteBegun(begun, { type, data }) {
  if (type !== 'test:dequeue' && type !== 'test:complete') return;
  const { file = '', name, nesting, line, column } = data;
  const key = `${nesting} ${line} ${column} ${name}`;
  if (type === 'test:complete') begun.get(file)?.delete(key);
  else (begun.get(file) ?? begun.set(file, new Map()).get(file)).set(key, name);
}

function tell(what) {
  const progress = process.env.TONGGUAN_TEST_PROGRESS;
  if (progress !== undefined) appendFileSync(progress, `${JSON.stringify(what)}\n`);
}

/** Tests that ended, by the file that calls `test`, and suites that were skipped and said so. */
function noteTest(tests, { type, data }) {
  const { file = '', name, details, skip } = data ?? {};
  if (type !== 'test:complete' || name === file || isOfGroup(name, file)) return;
  if (details.type === 'suite' && skip === undefined) return;
  tests.set(sourceOf(file), (tests.get(sourceOf(file)) ?? 0) + 1);
}

function isOfGroup(name, file) {
  return file.endsWith(GROUP) && name.endsWith('.test.js');
}
