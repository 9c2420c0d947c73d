// Proves that the law is data: no day, rate or limit of a notice stands in the sources that decide. What a notice says has its
// days, its article and its confidence in policy-data/, from which packages/policy/src/generated is written.

import { houseRule, over } from '../support/house-rule.mjs';
import { LAW_PATTERNS, lawIn } from '../support/lawInCode.mjs';
import { isGenerated, typescript } from '../support/sources.mjs';
import { splitSource } from '../support/split-source.mjs';

/** Places that have a day or a number that no notice gave, each with its reason. This list only shrinks. */
const NO_LAW = {
  'packages/policy/src/rules/register.ts': 'the day of a formula, which is code; the rates it is fed with are data',
  'packages/policy/src/settlement/consolidate.ts': 'a Monday, from which weeks are counted',
  'packages/policy/src/calendar/workingDays.ts': 'a Saturday, from which weekends are counted',
  'packages/policy/src/calendar/days.ts': 'the last day that can be written',
  'packages/server/src/main/postgres/settings.ts': 'a setting of the database',
  'packages/server/src/registry/changes/schema.ts': 'how a day is written',
  'packages/server/src/sandbox/goods.ts': 'weights of goods that are made up',
  'packages/server/src/sandbox/seed.ts': 'the days between which papers of the sandbox are valid',
};

/** A line of source each, and whether a notice could have said it. */
const CASES = [
  ["const DUTY_CUT_FROM = '2018-07-01';", true],
  ["const rule = from < '2019-01-01' ? 'E-04' : 'E-05';", true],
  ["const AT = Date.parse('2019-01-01T00:00:00+08:00');", true],
  ["const allowed = '自 2016-04-16 起 / from that day on';", true],
  ['const allowed = `${CITY} from 2019-04-01 on`;', true],
  ['const factor = 0.7;', true],
  ["const vat = parseFraction('0.13');", true],
  ["const text = '13%';", true],
  ['const SHARE = { numerator: 7n, denominator: 10n };', true],
  ['const limitFen = 500_000n;', true],
  ['if (valueFen > 2600000n) refuse();', true],
  ["const limit = '5000.00';", true],
  ["const SHAPE = '2019-01-31 | 2019-01-31T10:00:00+08:00';", false],
  ["acceptedAt: Type.String({ examples: ['2019-05-01T10:00:00+08:00'] }),", false],
  ['// 2018-07-01 and 0.7 in a comment', false],
  ['const part = items[0]?.name ?? 2.5;', false],
  ['const ONE = { numerator: 1n, denominator: 1n };', false],
  ["const allowed = '> 0.00';", false],
  ['const timeoutMs = 5_000;', false],
  ["const allowed = '无多余的零，如 no leading zero: 0.5, 12';", false],
];

const DECIDING = ['packages/policy/src', 'packages/matching/src', 'packages/server/src'];

houseRule(
  'no day and no number of law in code',
  'Law is data: put the value into policy-data/ with its first day, article and confidence, generate, and read it from there (docs/guides/law-change.en.md). A day or number that no notice gave goes into NO_LAW of this test with its reason.',
  () => {
    const sources = typescript(...DECIDING).filter(({ path }) => !isGenerated(path));
    const found = over(sources, (source) => (source.path in NO_LAW ? [] : lawIn(source)));
    return { ...found, scanned: { sources: sources.length, patterns: LAW_PATTERNS.length } };
  },
);

houseRule(
  'the list of places without law has no place too many',
  'Take it out of NO_LAW: it has no day and no number.',
  () =>
    over(Object.keys(NO_LAW), (path) => {
      const source = typescript(...DECIDING).find((one) => one.path === path);
      return source !== undefined && lawIn(source).length > 0 ? [] : [path];
    }),
);

houseRule('what is law is told from what is not', 'Mend LAW_PATTERNS in test/support/lawInCode.mjs.', () =>
  over(CASES, ([code, isLaw]) => {
    const source = { path: 'x.ts', ...splitSource(code) };
    return lawIn(source).length > 0 === isLaw ? [] : [`${code} is ${isLaw ? '' : 'not '}law`];
  }),
);
