// Runs test files in the order in which they are named; `node --test` would sort them by their paths, and a long one
// that comes late in the alphabet would be what the whole run waits for. Started by scripts/test.mjs: the first argument
// says how (JSON), the others are the files.

import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import slowest from './slowest.mjs';

const [how = '{}', ...files] = process.argv.slice(2);
const { atOnce, limitMs, namePatterns = [], only = false } = JSON.parse(how);

const events = run({
  files: files.map((file) => resolve(file)),
  concurrency: atOnce,
  timeout: limitMs,
  ...(namePatterns.length > 0 ? { testNamePatterns: namePatterns } : {}),
  ...(only ? { only } : {}),
});
events.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
events.compose(spec).pipe(process.stdout);
events.compose(slowest).pipe(process.stdout);
