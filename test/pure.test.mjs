// Proves that what decides only computes: every file below a folder `decide/` or `rules/`, and the other places of PURE.
// A wall is worth what it stops, so sources that break the rule on purpose are put behind each.

import { houseRule, over, seenBy } from './support/house-rule.mjs';
import { impurities, PURE, pureAndBelow } from './support/pure.mjs';
import { read, typescript } from './support/sources.mjs';
import { splitSource } from './support/split-source.mjs';

const sources = typescript('packages').filter(({ path }) => path.includes('/src/'));

houseRule(
  'pure files only compute',
  'No node:*, no clock, no chance, no environment: a rule takes facts and a date and returns a value, so that a table can test it and a browser can run it.',
  () => ({
    scanned: seenBy(
      PURE,
      sources.map(({ path }) => path),
    ),
    breaches: over(pureAndBelow(sources), impurities).breaches,
  }),
);

houseRule('the rule about pure files sees what it is about', 'Mend test/support/pure.mjs.', () => {
  const ROOM = 'packages/server/src/clearance';
  const dice = "import { randomUUID } from 'node:crypto';\nexport const id = () => randomUUID();";
  const clock = 'export const late = (untilMs: number) => Date.now() > untilMs;';
  const sum = '// Date.now()\nexport const sum = (a: bigint) => a + new Date(0);';
  const calls = "import { late } from '../late.ts';\nexport const held = () => late(0);";
  const names = "import type { late } from '../late.ts';\nexport type Late = typeof late;";
  const rows = [
    ['a folder decide/', { [`${ROOM}/decide/case.ts`]: dice }, true],
    ['deep below it', { [`${ROOM}/inspection/decide/draw/dice.ts`]: clock }, true],
    ['a folder rules/ of any package', { 'packages/sdk/src/lint/rules/own.ts': clock }, true],
    ['a file decide.ts', { 'packages/server/src/tracking/decide.ts': 'export const p = () => process.env;' }, true],
    ['a law', { 'packages/policy/src/assess.ts': 'export const r = () => Math.random();' }, true],
    ['waiting', { [`${ROOM}/decide/case.ts`]: 'setTimeout(() => undefined, 1);' }, true],
    ['what it calls', { [`${ROOM}/decide/case.ts`]: calls, [`${ROOM}/late.ts`]: clock }, true],
    ['what it only names', { [`${ROOM}/decide/case.ts`]: names, [`${ROOM}/late.ts`]: clock }, false],
    ['words about it', { [`${ROOM}/decide/case.ts`]: sum }, false],
    ['a service', { [`${ROOM}/load.ts`]: clock }, false],
  ];
  const wrong = rows.filter(([, files, isBreach]) => {
    const given = Object.entries(files).map(([path, text]) => ({ path, ...splitSource(text) }));
    return pureAndBelow(given).flatMap(impurities).length > 0 !== isBreach;
  });
  return { scanned: rows.length, breaches: wrong.map(([name]) => name) };
});

// The checker of decision records is small enough to be read in one sitting, and has nothing of the program that decides.
const CHECKER = 'packages/policy/src/proof/checker/';
const LINES_MAX = 500;
const MAY_IMPORT = /^(\.\/[^/]+|\.\.\/(types|rows))\.ts$/;

const checker = typescript('packages').filter(({ path }) => path.startsWith(CHECKER));

houseRule(
  'the checker of records has at most 500 lines',
  'Who defends a decision reads the checker instead of the platform: say less, or move out what is no check.',
  () => {
    const lines = checker.reduce((sum, { path }) => sum + read(path).trimEnd().split('\n').length, 0);
    return { scanned: checker.length, breaches: lines > LINES_MAX ? [`${CHECKER} has ${lines} lines`] : [] };
  },
);

houseRule(
  'the checker of records shares nothing with what decides',
  'A rule that checks itself proves nothing: import only files of the checker and the words of records and rows.',
  () =>
    over(checker, ({ path }) =>
      [...read(path).matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)]
        .map(([, named, called]) => named ?? called)
        .filter((name) => !MAY_IMPORT.test(name))
        .map((name) => `${path} imports ${name}`),
    ),
);
