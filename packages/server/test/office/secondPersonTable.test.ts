import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SECOND_PERSON, secondPersonFor } from '@tongguan/policy';
import { ACT_KINDS, ACTS, OFFICE_KINDS } from '../../src/main/rooms.ts';
import { CHANGE_KINDS, REGISTRARS } from '../../src/registry/index.ts';

// Proves of the table of second persons (K-03) that it names acts there are, those of the registry among them; that an act
// it does not name needs a second person, and that two exist for each that does; and that both guides name them.

const DAY = '2026-06-01';
const NAMES = new Set(OFFICE_KINDS.map(({ name }) => name));

test('the table names no act that nobody can ask for', () => {
  const unknown = [...new Set(SECOND_PERSON.map(({ act }) => act))].filter((act) => !NAMES.has(act));
  assert.equal(unknown.join(', '), '', 'take the row out of policy-data/installation/second-person.csv');
});

test('what the table weighs says itself what leaves an account, by the rule of the table, and nothing else does', () => {
  const weighed = SECOND_PERSON.filter(({ rule }) => rule !== 'never' && rule !== 'always');
  const own = ACTS.flatMap(({ name, hand }) =>
    'judge' in hand && hand.secondPerson ? [`${name} ${hand.secondPerson.rule}`] : [],
  );
  assert.deepEqual(own.toSorted(), weighed.map(({ act, rule }) => `${act} ${rule}`).toSorted());
});

test('an act nobody thought of needs a second person', () => {
  assert.equal(secondPersonFor('queue.new', DAY), 'always');
});

test('a rule counts from its first day on', () => {
  const row = { act: 'a', reasonZh: '', reasonEn: '' };
  const table = [
    { ...row, from: '2026-06-02', rule: 'always' },
    { ...row, from: '2020-01-01', rule: 'never' },
  ];
  const days = ['2019-12-31', '2020-01-01', '2026-06-01', '2026-06-02', '2026-06-03'];
  assert.deepEqual(
    days.map((day) => secondPersonFor('a', day, table)),
    ['always', 'never', 'never', 'always', 'always'],
  );
});

test('what needs two persons has two: the sandbox has two supervisors', () => {
  for (const { name, roles } of ACT_KINDS) {
    if (secondPersonFor(name, DAY) === 'never') continue;
    const isFor = `${name} needs a second person: its roles name the supervisor, or its row in second-person.csv says never`;
    assert.ok(roles.includes('supervisor'), isFor);
  }
  assert.ok(REGISTRARS.includes('supervisor'));
});

test('a change of the registry has no amount: it always needs a second person or never', () => {
  for (const { name } of CHANGE_KINDS) assert.match(secondPersonFor(name, DAY), /^(always|never)$/, name);
});

for (const guide of ['operate.en.md', 'operate.zh-CN.md']) {
  test(`${guide} names every act that needs a second person, with its rule`, () => {
    const text = readFileSync(new URL(`../../../../../docs/guides/${guide}`, import.meta.url), 'utf8');
    const lines = text.split('\n').filter((line) => line.startsWith('|'));
    for (const { act, rule } of SECOND_PERSON.filter((row) => row.rule !== 'never')) {
      assert.ok(
        lines.some((line) => line.includes(`\`${act}\``) && line.includes(`\`${rule}\``)),
        `${act} ${rule}`,
      );
    }
  });
}
