// Proves that the repository stays readable and stands alone: sizes, open ends, names of machines, links.

import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { houseRule, over } from './support/house-rule.mjs';
import { allFiles, isGenerated, read, root, typescript } from './support/sources.mjs';

const SOURCE_LINES_MAX = 250;
const TEST_LINES_MAX = 400;

/** Longer files, each with its reason. This list only shrinks. */
const LONGER = {};

/** A test that is left out, or expected to fail, passes for ever. */
const FOCUS = /\b(test|it|describe|suite)\.(only|todo)\(|\b(test|it|describe|suite)\(.*\{[^{}]*\b(only|todo)\s*:/;
/** A process that ends within a test takes the rest of its file with it. */
const ENDS_ITSELF = /(?<!['"`].*)\bprocess\.(exit|abort|reallyExit)\(/;

const files = allFiles();
const own = files.filter((path) => !isGenerated(path) && path !== 'package-lock.json');
const scripts = own.filter((path) => /\.(ts|mjs|js)$/.test(path));

houseRule(
  'a file can be read in one sitting',
  `At most ${SOURCE_LINES_MAX} lines of source, ${TEST_LINES_MAX} of test. A longer file is two rooms sharing one: split by what a customs officer would call the halves.`,
  () =>
    over(scripts, (path) => {
      const lines = read(path).split('\n').length - 1;
      const max = LONGER[path] ?? (/(^|\/)test\//.test(path) ? TEST_LINES_MAX : SOURCE_LINES_MAX);
      return lines > max ? [`${path} has ${lines} lines`] : [];
    }),
);

houseRule(
  'nothing is left open or silenced',
  'Finish it, or write down what is missing where users see it (README, docs/rules.json). A silenced type or test is a mistake waiting.',
  () =>
    over(scripts, (path) => {
      const open = [
        'TO' + 'DO',
        'FIX' + 'ME',
        'XX' + 'X',
        '@ts-' + 'ignore',
        '@ts-' + 'nocheck',
        'as ' + 'any',
        'biome-ignore ' + 'lint',
      ];
      return lines(path).flatMap(([number, line]) => {
        const word = open.find((mark) => new RegExp(`(^|\\W)${mark}(\\W|$)`).test(line));
        const focus = FOCUS.exec(line)?.[0] ?? (isTest(path) ? ENDS_ITSELF.exec(line)?.[0] : undefined);
        const found = word ?? focus;
        return found === undefined ? [] : [`${path}:${number} ${found}`];
      });
    }),
);

houseRule('what runs as a test is named like one', 'Tests are found by their ending: .test.ts, .test.mjs.', () =>
  over(
    own.filter((path) => /(^|\/)test\//.test(path)),
    (path) =>
      /[._-](tests|spec|specs)\.m?[jt]s$/.test(path) || (/\.test\./.test(path) && !/\.test\.(ts|mjs)$/.test(path))
        ? [`${path}: no run would find it`]
        : [],
  ),
);

houseRule(
  'no path of one machine, no host of one registry',
  'A fresh clone must stand alone: tests take official files from CEB_OFFICIAL_DIR, temporary folders from os.tmpdir(), packages from the configured registry.',
  () => {
    const paths = /(?<![\w.:~@-])\/(work|home|Users|root|mnt|srv|farm|tmp)\/[\w.]/;
    const hosts = /registry\.npm|npmmirror|artifactory|\bnexus\b|verdaccio/i;
    const beside = /\.\.\/shared\/(spec|design|data|samples|seeds)\b/;
    return over(own, (path) =>
      lines(path).flatMap(([number, line]) => {
        const found = paths.exec(line) ?? hosts.exec(line) ?? (path === '.ci/run' ? null : beside.exec(line));
        const here = path === 'test/files.test.mjs' && /const (paths|hosts|beside) =/.test(line);
        return found && !here ? [`${path}:${number} ${found[0]}`] : [];
      }),
    );
  },
);

houseRule('the lock file names no host', 'Where packages come from is the business of the machine that installs.', () =>
  over(['package-lock.json'], (path) => (/"resolved": "[a-z]+:\/\//.test(read(path)) ? [path] : [])),
);

houseRule(
  'the server and the libraries do not print',
  'Words for people belong to the command; the platform speaks through its notices and its log, which know what must not be said.',
  () =>
    over(
      typescript('packages').filter((source) => /^packages\/(?!cli)[^/]+\/src\//.test(source.path)),
      (source) => (/\bconsole\.\w+\(/.test(source.code) ? [`${source.path} uses console`] : []),
    ),
);

houseRule('links inside the documents lead somewhere', 'A newcomer follows them in the first five minutes.', () =>
  over(
    own.filter((path) => path.endsWith('.md')),
    (path) =>
      [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)/g)]
        .map(([, target]) => posix.normalize(posix.join(placeOf(path), target)))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${path} links to ${target}`),
  ),
);

/** Where a page is read: a fragment of changes/ as a part of CHANGELOG.md. */
function placeOf(path) {
  return /^changes\/(?!README)/.test(path) ? '' : posix.dirname(path);
}

function lines(path) {
  return read(path)
    .split('\n')
    .map((line, index) => [index + 1, line]);
}

function isTest(path) {
  return /\.test\.(ts|mjs)$/.test(path);
}
