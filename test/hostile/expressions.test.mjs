// Proves that no regular expression of the sources takes more than its share of time over a long text: texts come from strangers, and one
// that keeps a process busy for seconds keeps everybody waiting. `costly.mjs` says what makes an expression costly.

import { houseRule } from '../support/house-rule.mjs';
import { costOf } from '../support/expressions/costly.mjs';
import { expressionsIn } from '../support/expressions/find.mjs';
import { typescript } from '../support/sources.mjs';

/** Expressions that are made of parts this rule cannot follow, and why they are harmless. Only shrinks. */
const UNREAD = {
  'packages/ceb/src/catalogue/reading/prose.ts':
    'made of the words of the tables above, where nothing is repeated without a bound and no turn reads the same characters in two ways',
};

houseRule(
  'no regular expression reads the same text again and again',
  'Of a long text it takes the square of its length, or more: an expression that begins anywhere reads to the end from each place ((?<!x)x+$ does not), or two loops share what they read. Say what a loop may not hold, bound it, or look for a sign by indexOf.',
  () => {
    const found = typescript('packages')
      .filter(({ path }) => path.includes('/src/'))
      .flatMap(({ path, text }) => expressionsIn(path, text).map((one) => ({ ...one, path })));
    const unread = found.filter(({ source }) => source === null);
    const costly = found.flatMap(({ path, line, source, flags }) => {
      const cost = source === null ? null : costOf(source, flags);
      return cost === null ? [] : [`${path}:${line} /${source}/${flags}: ${cost}`];
    });
    const strange = unread.filter(({ path }) => UNREAD[path] === undefined);
    return {
      scanned: {
        expressions: found.length,
        ...Object.fromEntries(
          Object.keys(UNREAD).map((path) => [path, unread.filter((one) => one.path === path).length]),
        ),
      },
      breaches: [
        ...costly,
        ...strange.map(({ path, line }) => `${path}:${line} is made of parts nobody can read here`),
      ],
    };
  },
);

houseRule('the rule about regular expressions sees what it is about', 'Mend test/support/expressions.', () => {
  const rows = [
    ['a loop in a loop', /(a+)+$/, true],
    ['a bounded loop in a loop', /^(?:<!--[^]{0,1000}?-->)*</, true],
    ['two ways through a bounded loop', /^(?:a|a){0,1000}b/, true],
    ['optional parts in a loop', /^(?:a?b?)*c/, true],
    ['white space at the end', /\s+$/, true],
    ['white space at the end, from its first place', /(?<!\s)\s+$/, false],
    ['white space taken away', /\s+/g, false],
    ['white space beside white space', /^\s*\[?\s*x/, true],
    ['white space beside a bracket', /^\[?\s*x/, false],
    ['a tag whose name and attributes share letters', /<([\w.:-]+)[^<>]*>\s*x/, true],
    ['a tag', /<([\w.:-]+)(?:\s[^<>]*)?>/, false],
    ['a quoted text with escaped quotes', /'((?:[^'\\]|\\.)*)'/s, true],
    ['a quoted text that begins at no escaped quote', /(?<!\\)'((?:[^'\\]|\\.)*)'/s, false],
    ['a frame that begins many times and never ends', /-----BEGIN X-----([\s\S]*?)-----END/g, true],
    ['a frame without its own sign inside', /-----BEGIN X-----([^-]*)-----END/g, false],
    ['a loop looked ahead at', /x*(?=x*y)/, true],
    ['one loop from the beginning', /^\d+(\.\d+)?$/, false],
    ['lines', /^ +at .*x$/m, false],
    ['two that share nothing', /^[a-z]*\d*$/, false],
    ['signs by their category', /^[\p{L}\d]*\p{N}*x/u, true],
    ['quoted classes', /[\])]+\]$/, true],
    ['a bound', /\s{0,8}$/, false],
  ];
  const wrong = rows.filter(([, { source, flags }, isCostly]) => (costOf(source, flags) !== null) !== isCostly);
  const written = expressionsIn(
    'a.ts',
    'const WORD = "a+";\nconst one = new RegExp(`(${WORD})+$`, "u");\nconst two = RegExp(given);\nconst three = /(a+)+/;',
  );
  const sources = written.map(({ line, source }) => `${line} ${source}`).sort();
  const asFound = ['2 (a+)+$', '3 null', '4 (a+)+'].every((text, index) => sources[index] === text);
  return {
    scanned: rows.length,
    breaches: [...wrong.map(([name]) => name), ...(asFound ? [] : [`found in a source: ${sources.join(' · ')}`])],
  };
});
