import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '../src/index.ts';

// Proves that a moment is read only when it says its zone and its day exists.
for (const [text, expected] of [
  ['2026-06-01T10:00:00+08:00', '2026-06-01T02:00:00.000Z'],
  ['2024-02-29T23:59:59.5Z', '2024-02-29T23:59:59.500Z'],
  ['2021-02-29T10:00:00+08:00', null],
  ['2021-02-30T10:00:00Z', null],
  ['2021-04-31T10:00:00+08:00', null],
  ['2026-06-30T23:59:60Z', null],
  ['2026-06-01 10:00:00Z', null],
  ['2026-06-01T10:00:00', null],
] as const) {
  test(`${text} is ${expected ?? 'no moment'}`, () => {
    const at = parseInstant(text);
    assert.equal(at === null ? null : new Date(at).toISOString(), expected);
  });
}
