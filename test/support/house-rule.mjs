import assert from 'node:assert/strict';
import { test } from 'node:test';

/**
 * A rule of the house as a test. `look` returns how much it looked at and the breaches it found. Looking at
 * nothing is a failure too: a rule whose folder was renamed must not stay green for ever.
 */
export function houseRule(name, why, look) {
  test(name, async () => {
    const { scanned, breaches } = await look();
    assert.ok(scanned > 0, `${name}: nothing was looked at, so this rule guards nothing. Mend the rule.`);
    assert.equal(breaches.length, 0, `\n${why}\n\n${breaches.map((breach) => `  ${breach}`).join('\n')}\n`);
  });
}

/** Runs `find` over every item and puts the breaches together. */
export function over(items, find) {
  return { scanned: items.length, breaches: items.flatMap((item) => find(item) ?? []) };
}
