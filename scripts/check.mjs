// npm run check: what `npm test` asks without a database, in the order in which a mistake is cheapest to mend. Stops at the
// first failure.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breachOf, CHECKS } from './support/checks.mjs';
import { heading, run } from './support/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const HOUSE_RULES = ['test', 'test/walls', 'test/hostile'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.test.mjs') && name !== 'checks.test.mjs')
    .map((name) => `${folder}/${name}`),
);

process.chdir(root);
await main();

async function main() {
  const [format, ...others] = CHECKS;
  if (!(await passes(format))) return;
  if (!succeeds('types 类型: tsc -b', 'node_modules/typescript/bin/tsc', '-b')) return;
  for (const check of others) if (!(await passes(check))) return;
  if (!succeeds('house rules 内部规则', '--test', '--test-reporter=spec', ...HOUSE_RULES)) return;
  process.stdout.write('\n✔ all checks passed 全部检查通过\n');
}

async function passes(check) {
  heading(check.name);
  const breach = await breachOf(check, root);
  return breach === null || fail(breach);
}

function succeeds(name, ...args) {
  heading(name);
  const code = run(process.execPath, args);
  return code === 0 || fail(`${name}: exit ${code}`);
}

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`);
  process.exitCode = 1;
  return false;
}
