// Proves that the checker of decision records is what it says: small enough to be read in one sitting, and with nothing of
// the program that decides. What it knows are records, the rows they cite, and its own arithmetic.

import { houseRule, over } from './support/house-rule.mjs';
import { read, typescript } from './support/sources.mjs';

const CHECKER = 'packages/policy/src/proof/checker/';
const LINES_MAX = 500;
const MAY_IMPORT = /^(\.\/[^/]+|\.\.\/(types|rows))\.ts$/;

const sources = typescript('packages').filter(({ path }) => path.startsWith(CHECKER));

houseRule(
  'the checker of records has at most 500 lines',
  'Who defends a decision reads the checker instead of the platform: say less, or move out what is no check.',
  () => {
    const lines = sources.reduce((sum, { path }) => sum + read(path).trimEnd().split('\n').length, 0);
    return { scanned: sources.length, breaches: lines > LINES_MAX ? [`${CHECKER} has ${lines} lines`] : [] };
  },
);

houseRule(
  'the checker of records shares nothing with what decides',
  'A rule that checks itself proves nothing: import only files of the checker and the words of records and rows.',
  () =>
    over(sources, ({ path }) =>
      [...read(path).matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)]
        .map(([, named, called]) => named ?? called)
        .filter((name) => !MAY_IMPORT.test(name))
        .map((name) => `${path} imports ${name}`),
    ),
);
