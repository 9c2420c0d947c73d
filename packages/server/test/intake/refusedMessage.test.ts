import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage, scan } from '@tongguan/ceb';
import { timeProblems } from '@tongguan/matching';
import { examine } from '../../src/intake/examine.ts';
import { writeRefusal } from '../../src/intake/refusal.ts';
import { takenMessages } from '../../src/intake/taken.ts';
import { TAKES } from '../../src/main/takes.ts';
import type { Registry } from '../../src/registry/index.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { NOW_MS } from '../support/world.ts';

// Proves that what is refused at the door is answered by a CEB900 that its own dictionary accepts (B-02), whatever the
// message called itself, and that an appTime is a moment of the calendar (B-06).

const KNOWN = { registry: {} as Registry, profile: 'sandbox', taken: takenMessages(TAKES) } as const;
const ROOT = 'xmlns="http://www.chinaport.gov.cn/ceb" version="1.0"';

const MESSAGES: readonly (readonly [name: string, raw: string])[] = [
  ['no XML at all', 'hello'],
  ['no guid', `<CEB311Message ${ROOT}><Order/></CEB311Message>`],
  ['a guid of 5,000 signs', `<CEB311Message ${ROOT} guid="${'😀'.repeat(2500)}"><Order/></CEB311Message>`],
  ['another type', `<CEB625Message ${ROOT} guid="x"><Order/></CEB625Message>`],
  ['an unknown type', `<Whatever guid="x"/>`],
];

for (const [name, text] of MESSAGES) {
  test(`refused with a CEB900 that can be read: ${name}`, () => {
    const raw = Buffer.from(text);
    const examined = examine(raw, '3301960001', KNOWN, NOW_MS);
    assert.ok(!examined.outcome.ok);
    const receipt = writeRefusal({
      guid: '0'.repeat(36),
      atMs: NOW_MS,
      originalGuid: examined.guid,
      originalType: examined.type,
      original: raw,
      refusals: examined.outcome.refusals,
    });
    const tape = scan(receipt);
    assert.ok(tape.ok);
    const message = readMessage(tape.value);
    assert.ok(message.ok, JSON.stringify(message));
    // The receipt that is read later carries the same number and type.
    assert.ok([...examined.guid].length <= 255);
  });
}

for (const [appTime, allowed] of [
  ['20260601100000', true],
  ['20260601240000', false],
  ['20261301100000', false],
  ['20260600100000', false],
  ['99999999999999', false],
  ['00000000000000', false],
  ['2026060110000', false],
] as const) {
  test(`appTime ${appTime} is ${allowed ? 'taken' : 'refused'}`, () => {
    const order = withHead(purchase({ orderNo: 'A1' }), 'order', { appTime });
    const problems = timeProblems(order, NOW_MS);
    assert.deepEqual(
      problems.map(({ code, path }) => `${code} ${path}`),
      allowed ? [] : ['-900206 OrderHead/appTime'],
    );
  });
}
