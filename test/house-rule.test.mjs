// Proves that a house rule which looks at nothing is red, also when only one of its places sees nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blindPlaces, countBy, over, seenBy } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';

for (const { name, scanned, blind } of [
  { name: 'one place that saw a file', scanned: 1, blind: [] },
  { name: 'one place that saw nothing', scanned: 0, blind: [''] },
  { name: 'two places that saw files', scanned: { a: 1, b: 2 }, blind: [] },
  { name: 'two places, of which one saw nothing', scanned: { a: 100, b: 0 }, blind: ['b'] },
  { name: 'no place at all', scanned: {}, blind: [''] },
  { name: 'a count that is none', scanned: { a: Number.NaN, b: undefined }, blind: ['a', 'b'] },
]) {
  test(`a rule with ${name}: ${blind.length === 0 ? 'it guards' : 'it is blind'}`, () => {
    assert.deepEqual(blindPlaces(scanned), blind);
  });
}

test('every place is counted by itself', () => {
  assert.deepEqual(seenBy([/^a/, /^b/, /c$/], ['a', 'abc', 'c']), { '/^a/': 2, '/^b/': 0, '/c$/': 2 });
  assert.deepEqual(
    countBy(['a', 'b'], ['apple', 'avocado'], (word) => word[0]),
    { a: 2, b: 0 },
  );
  assert.deepEqual(
    over([1, 2, 3], (one) => (one > 1 ? [`${one}`] : undefined)),
    { scanned: 3, breaches: ['2', '3'] },
  );
});

test('a folder that was renamed is missed at once', () => {
  assert.throws(() => typescript('packages/kernel', 'packages/nobody'), /packages\/nobody has no source/);
});
