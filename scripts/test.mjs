// npm test: build, make sure of the system tools the tests compare with, then run every test file.
//
//   npm test                          everything
//   npm test -- gateway money         only files whose path contains one of these
//   npm test -- --test-name-pattern=… any option of `node --test`

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { heading, run, runBounded } from './support/run.mjs';
import { testFiles } from './support/test-files.mjs';
import { ensureTools } from './support/tools.mjs';

/** The whole run has to end well inside a CI slot; a test that hangs must not hold it. */
const RUN_LIMIT_MS = 14 * 60 * 1000;
/** One file alone never needs longer; the crash tests take the most, tens of seconds. */
const FILE_LIMIT_MS = 4 * 60 * 1000;
/** Each database test file runs a PostgreSQL of its own, so one core stays for them. */
const FILES_AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));

const root = fileURLToPath(new URL('..', import.meta.url));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

process.chdir(root);
await main();

async function main() {
  heading('Build 编译: tsc -b');
  if (run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']) !== 0) return fail('the build failed 编译失败');

  heading('Tools 外部工具');
  if (!ensureTools({ required: process.env.CI === 'true' })) return fail('a tool of the tests is missing 缺少测试工具');

  const files = testFiles(root, filters);
  if (files.length === 0) return fail(`no test file matches 没有匹配的测试文件: ${filters.join(' ') || '(all)'}`);
  heading(`Tests 测试: ${files.length} files, ${FILES_AT_ONCE} at once`);
  const result = await runBounded(
    process.execPath,
    [
      '--enable-source-maps',
      '--test',
      '--test-reporter=spec',
      `--test-concurrency=${FILES_AT_ONCE}`,
      `--test-timeout=${FILE_LIMIT_MS}`,
      ...options,
      ...files,
    ],
    RUN_LIMIT_MS,
  );
  if (result.timedOut) return fail(`not finished after ${RUN_LIMIT_MS / 60_000} minutes, stopped 测试超时`);
  process.exitCode = result.code;
}

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`);
  process.exitCode = 1;
}
