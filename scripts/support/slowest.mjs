// A reporter of `node --test` beside the usual one: which files are done, told to whoever started the run (a line of
// JSON each, in the file named by TONGGUAN_TEST_PROGRESS), and the ten slowest at the end.

import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

const SLOWEST = 10;

export default async function* slowest(source) {
  const files = [];
  for await (const event of source) {
    if (event.type !== 'test:complete' || event.data.nesting !== 0) continue;
    const { name, file, details } = event.data;
    // A file is a test that bears its own path.
    if (name !== file) continue;
    const done = { file: relative(process.cwd(), name), ms: details.duration_ms, passed: details.passed };
    files.push(done);
    const progress = process.env.TONGGUAN_TEST_PROGRESS;
    if (progress !== undefined) appendFileSync(progress, `${JSON.stringify(done)}\n`);
  }
  const rows = files.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  yield `\nslowest files 最慢的文件:\n`;
  for (const { file, ms } of rows) yield `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}\n`;
}
