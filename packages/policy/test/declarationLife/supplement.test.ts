import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supplementDue } from '../../src/index.ts';

// Proves the last day of an answer (E-09): five working days, the day of the asking not among them, in Shanghai; over a weekend,
// the National Day and a worked Saturday; and in a year whose notice nobody has yet.

const DUE: readonly (readonly [name: string, asked: string, due: string])[] = [
  ['a Monday: the Monday after', '2026-06-01T10:00:00+08:00', '2026-06-08'],
  ['its last millisecond counts as that day', '2026-06-01T23:59:59.999+08:00', '2026-06-08'],
  ['a Friday: the Friday after', '2026-06-05T00:00:00+08:00', '2026-06-12'],
  ['a Saturday: the days begin on Monday', '2026-06-06T12:00:00+08:00', '2026-06-12'],
  ['before the National Day of 2022: eight days of rest', '2022-09-30T12:00:00+08:00', '2022-10-12'],
  ['without a notice of the year: weekends alone', '2035-06-01T12:00:00+08:00', '2035-06-08'],
];

for (const [name, asked, due] of DUE) {
  test(`${name}: ${due}`, () => {
    const found = supplementDue(Date.parse(asked));
    assert.equal(found.dueDay, due);
    assert.deepEqual([found.law.value, found.law.confidence], [5, 'unverified']);
  });
}
