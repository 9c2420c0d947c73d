// npm run mutate: changes the compiled sources of a group one place at a time, in a copy of the checkout, and asks the
// tests. A mutant that no test notices survives: there the tests do not say what the code does.
//
//   npm run mutate -- policy                    every mutant of packages/policy; also: matching, ledgers, lane
//   npm run mutate -- lane --sample=150         so many of them; --seed=2 chooses others
//   npm run mutate -- ledgers --file=session    only sources whose path contains this
//   npm run mutate -- lane --only='load.js'     only mutants whose printed key contains this: has my new test met it?
//   npm run mutate -- lane --only=@survived.txt --wide    only those of a file, asked of every test that reaches them
//   npm run mutate -- lane --progress=lane.jsonl          keeps what it found there: stopped and begun again it goes on
//   npm run mutate -- policy --at-once=2        mutants at once; by default one
//
// A mutant that changes nothing anyone can see stands in test/mutants/equivalent.yaml with its reason. Exit code 1 when
// fewer are killed than scripts/support/mutate/groups.mjs asks for, or when the run is stopped.

import { fileURLToPath } from 'node:url';
import { GROUPS } from './support/mutate/groups.mjs';
import { heading, run } from './support/run.mjs';
import { runGroup } from './support/run-group.mjs';

const given = process.argv.slice(2);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await main();

async function main() {
  const [name] = given.filter((argument) => !argument.startsWith('--'));
  if (!Object.hasOwn(GROUPS, name ?? '')) return fail(`which one? 请指定: ${Object.keys(GROUPS).join(', ')}`);
  heading('Build 编译: tsc -b');
  if (run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']) !== 0) return fail('the build failed 编译失败');
  const { code } = await runGroup(process.execPath, ['scripts/support/mutate/session.mjs', ...given], {
    limitMs: 0,
    env: process.env,
  });
  return code;
}

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`);
  return 1;
}
