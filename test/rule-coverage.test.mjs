// Proves that the rule-coverage page tells the truth of this checkout, and that nobody cites a rule that does not exist.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citedIn, committedCoverage, coverage, readRules, renderCoverage } from '../scripts/rule-coverage.mjs';
import { houseRule, over } from './support/house-rule.mjs';
import { allFiles, isGenerated, read } from './support/sources.mjs';

test('docs/rule-coverage.md is what the sources say', () => {
  assert.ok(
    committedCoverage() === renderCoverage(),
    'the page is stale: run `node scripts/rule-coverage.mjs` and commit it',
  );
});

test('citations are read, ranges too', () => {
  assert.deepEqual([...citedIn('/** E-03: rounded once; UTF-16, SHA-25, D-01…D-03 */')].sort(), [
    'D-01',
    'D-02',
    'D-03',
    'E-03',
  ]);
  assert.deepEqual([...citedIn('A-04 to A-06')].sort(), ['A-04', 'A-05', 'A-06']);
  assert.deepEqual([...citedIn('nothing')], []);
});

test('a rule counts as done only with code and a test, as missing without code', () => {
  const rows = coverage();
  assert.ok(rows.length > 80, 'the regime has more than eighty rules');
  for (const row of rows) {
    if (row.state === 'done') assert.ok(row.code.length > 0 && row.tests.length > 0, row.id);
    if (row.state === 'none') assert.ok(row.code.length === 0 || row.reason !== '', row.id);
    if (row.state === 'partial') assert.notEqual(row.reason, '', row.id);
  }
});

const known = new Set(readRules().rules.map(({ id }) => id));

houseRule(
  'every cited rule exists',
  'A citation is an address: correct the id, or add the rule to docs/rules.json.',
  () =>
    over(
      allFiles().filter(
        (path) => /\.(ts|mjs|sql|yaml|md)$/.test(path) && !isGenerated(path) && path !== 'test/rule-coverage.test.mjs',
      ),
      (path) => [...citedIn(read(path))].filter((id) => !known.has(id)).map((id) => `${path} cites ${id}`),
    ),
);

houseRule(
  'every reason for "partial" belongs to a rule that has code',
  'docs/rules.json: a reason for a rule nobody cites says more than there is; a reason for an unknown rule says nothing.',
  () =>
    over(Object.keys({ ...readRules().partial, ...readRules().notYet }), (id) => {
      const row = coverage().find((rule) => rule.id === id);
      return row !== undefined && row.code.length > 0 ? [] : [id];
    }),
);
