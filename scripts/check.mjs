// npm run check: what CI would say, in the order in which a mistake is cheapest to mend. Stops at the first failure.
//
//   npm run check                 all steps
//   npm run check -- --no-tests   without the last one

import { fileURLToPath } from 'node:url';
import { heading, run } from './support/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const node = (script, ...args) => [process.execPath, [script, ...args]];
const STEPS = [
  {
    name: 'Format 格式: biome',
    command: node('node_modules/@biomejs/biome/bin/biome', 'format', '.'),
    mend: 'npm run format',
  },
  { name: 'Types 类型: tsc -b', command: node('node_modules/typescript/bin/tsc', '-b') },
  {
    name: 'Lint 规则: oxlint',
    command: node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', 'packages', 'test', 'scripts'),
  },
  { name: 'Dead code 无用代码: knip', command: node('node_modules/knip/bin/knip.js') },
  { name: 'Tests 测试', command: node('scripts/test.mjs') },
];

const steps = process.argv.includes('--no-tests') ? STEPS.slice(0, -1) : STEPS;
for (const step of steps) {
  heading(step.name);
  const code = run(...step.command);
  if (code !== 0) {
    process.stderr.write(`\n✖ ${step.name}: exit ${code}${step.mend ? `; mend with: ${step.mend}` : ''}\n`);
    process.exit(1);
  }
}
process.stdout.write('\n✔ all checks passed 全部检查通过\n');
