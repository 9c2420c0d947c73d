import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import type { GivenEvent } from '../../src/tracking/types.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

// Proves that a JSON body with more values than any request has is refused by counting, before any of it is made, and
// that nothing a firm may send is.

let taken: readonly GivenEvent[] | null = null;
let gateway: Gateway;
let url = '';
before(async () => {
  gateway = await createGateway({
    ...NOTHING_BEHIND,
    registry: () => ({ participantByToken: () => ({ code: '3301960001' }) as Participant }) as unknown as Registry,
    tracking: {
      ...NOTHING_BEHIND.tracking,
      record: (_code, events) => {
        taken = events;
        return Promise.resolve([]);
      },
    },
  });
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

async function post(body: string): Promise<{ readonly status: number; readonly detail: string }> {
  taken = null;
  const answer = await fetch(`${url}/api/participant/waybills/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
    body,
  });
  const read = (await answer.json()) as { error?: { details?: string[] } };
  return { status: answer.status, detail: read.error?.details?.[0] ?? '' };
}

const DENSE: readonly (readonly [name: string, body: string, found: number])[] = [
  // The object, its list, and one more with each comma.
  ['numbers', `{"events":[${'0,'.repeat(200_000)}0]}`, 200_003],
  ['empty objects', `{"events":[${'{},'.repeat(100_000)}{}]}`, 200_004],
  ['lists inside each other', `[${`${'['.repeat(30)}${']'.repeat(30)},`.repeat(8_000)}0]`, 248_002],
  ['names', `{${Array.from({ length: 40_000 }, (_, index) => `"k${index}":0`).join()}}`, 40_001],
  ['values in no JSON at all', ','.repeat(500_000), 500_001],
];
for (const [name, body, found] of DENSE) {
  test(`${found} values are refused with both counts: ${name}`, async () => {
    assert.deepEqual(await post(body), {
      status: 400,
      detail: `实有 ${found} 个值，最多 8192 个 / the body has ${found} values, at most 8192 are taken`,
    });
    assert.equal(taken, null);
  });
}

test('one value less than too many is looked at by the schema', async () => {
  assert.match((await post(`{"events":[${'0,'.repeat(8_189)}0]}`)).detail, /at most 8192 are taken|at most \d+ items/);
  assert.match((await post(`{"events":[${'0,'.repeat(8_190)}0]}`)).detail, /has 8193 values/);
});

test('signs inside of texts are text: 500 events full of commas, brackets, quotation marks', async () => {
  const place = '杭州, "[{转运}]" \\,,,,,,,,,,,,,,,,,,,,,';
  const events = Array.from({ length: 500 }, (_, index) => ({
    ...{ logisticsNo: `L${index}`, eventId: `e,${index}\\`, kind: 'collected', at: '2026-06-01T10:00:00+08:00', place },
  }));
  assert.equal((await post(JSON.stringify({ events }))).status, 200);
  assert.deepEqual(taken, events);
});

test('a text without an end, and a sign that escapes nothing, are no JSON', async () => {
  for (const body of ['{"events":["', '{"events":["\\', '"\\"', '{"a":1}}', '']) {
    assert.equal((await post(body)).status, 400, body);
  }
});
