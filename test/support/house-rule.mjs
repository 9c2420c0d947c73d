import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * A rule of the house as a test. `look` returns how much it looked at and the breaches it found. Looking at
 * nothing is a failure too: a rule whose folder was renamed must not stay green for ever. A rule with several places gives
 * a number for each by name, and every place must see something.
 */
export function houseRule(name, why, look) {
  test(name, async () => {
    const { scanned, breaches } = await look();
    const blind = blindPlaces(scanned);
    const where = blind.map((place) => (place === '' ? '' : `\n  ${place}`)).join('');
    assert.equal(
      blind.length,
      0,
      `${name}: nothing was looked at, so this rule guards nothing. Mend the rule.${where}`,
    );
    assert.equal(breaches.length, 0, `\n${why}\n\n${breaches.map((breach) => `  ${breach}`).join('\n')}\n`);
  });
}

/** The places of a rule that saw nothing; '' for the whole of a rule that has only one. */
export function blindPlaces(scanned) {
  const places = typeof scanned === 'number' ? [['', scanned]] : Object.entries(scanned);
  if (places.length === 0) return [''];
  return places.filter(([, count]) => !(count > 0)).map(([place]) => place);
}

/** Runs `find` over every item and puts the breaches together. */
export function over(items, find) {
  return { scanned: items.length, breaches: items.flatMap((item) => find(item) ?? []) };
}

/** How many of `texts` each of `patterns` sees. */
export function seenBy(patterns, texts) {
  return Object.fromEntries(
    patterns.map((pattern) => [String(pattern), texts.filter((text) => pattern.test(text)).length]),
  );
}

/** How many of `items` belong to each of `places`, by what `placeOf` says of an item. */
export function countBy(places, items, placeOf) {
  return Object.fromEntries(
    places.map((place) => [String(place), items.filter((one) => placeOf(one) === place).length]),
  );
}
