// Imported into a test file that is looked at: V8's coverage is cut before and after each test, so that what a test runs
// is known. `cuts` says, a line for each, whose it is; null is what runs between tests.

import { appendFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { takeCoverage } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.NODE_V8_COVERAGE;
const own = `coverage-${process.pid}-`;
let count = 0;
let begunMs = 0;

// What the test file starts inherits our options, but has no tests.
if (isMainThread && /\.test\.m?js$/.test(process.argv[1] ?? '')) {
  beforeEach(() => {
    cut(null, 0);
    begunMs = performance.now();
  });
  afterEach((context) => cut(context.name, performance.now() - begunMs));
}

function cut(name, ms) {
  takeCoverage();
  // Two cuts within a millisecond would be written to one file.
  for (const file of readdirSync(folder).filter((one) => one.startsWith(own))) {
    const kept = `cut-${count++}.json`;
    renameSync(join(folder, file), join(folder, kept));
    appendFileSync(join(folder, 'cuts'), `${JSON.stringify({ kept, name, ms })}\n`);
  }
}
