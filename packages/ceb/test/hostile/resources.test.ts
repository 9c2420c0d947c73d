import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SCAN_LIMITS, scan, WIRE_CODES } from '../../src/index.ts';
import { RESOURCE_ATTACKS } from './resources.ts';

// Proves (X5) by counted work that what is made to use up time or memory is refused early: the place of the refusal bounds
// what was read, and nothing is kept of it. Milliseconds are measured by bench/hostile.mjs.

/** One pass over what the size gate lets in, and no second. */
const LOOKED_AT_MAX = DEFAULT_SCAN_LIMITS.bodyBytes;
const KEPT_MAX = 64 * 1024 * 1024;

for (const [name, bytes] of RESOURCE_ATTACKS) {
  test(`${name}: refused where it begins`, () => {
    const outcome = scan(bytes);
    assert.ok(!outcome.ok);
    const [refusal] = outcome.refusals;
    assert.match(refusal?.code ?? '', /^-9001\d\d$/);
    // Too large is said of the size alone: nothing was read.
    const lookedAt = refusal?.code === WIRE_CODES.tooLarge.code ? 0 : (refusal?.offset ?? 0);
    assert.ok(lookedAt <= LOOKED_AT_MAX, `looked at ${lookedAt} bytes`);
    assert.ok((refusal?.found ?? '').length < 200, 'an answer does not grow with the attack');
  });
}

test('memory stays bounded when they come one after the other', () => {
  const before = process.memoryUsage();
  for (let round = 0; round < 5; round++) for (const [, bytes] of RESOURCE_ATTACKS) scan(bytes);
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.external - before.heapUsed - before.external;
  assert.ok(grown < KEPT_MAX, `${grown} bytes`);
});
