import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shanghaiC17 } from '@tongguan/kernel';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { createGateway } from '../../src/gateway/index.ts';
import { clockHistory } from '../../src/history/clock.ts';
import type { OpenClock } from '../../src/office/index.ts';
import { openHistories } from '../../src/main/wiring/histories.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { withDatabase } from '../support/database.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { purchase } from '../support/purchase.ts';
import { NOW_MS, openWorld, type World } from '../support/world.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves the 24-hour clock of customs (C-04): from acceptance to decision, to the millisecond, weekends included, paused
// while the declaration waits for what the enterprise owes; the same in the story, in the office's list and in the
// database.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WAITS = [{ code: '90264' }];

const STORIES: readonly (readonly [string, Parameters<typeof clockHistory>, string | null])[] = [
  ['not accepted yet', [{ acceptedMs: null, decidedMs: null }, [], NOW_MS], null],
  ['just accepted', [{ acceptedMs: NOW_MS, decidedMs: null }, [], NOW_MS], 'running'],
  ['24 hours to the millisecond', [{ acceptedMs: NOW_MS, decidedMs: null }, [], NOW_MS + DAY_MS], 'running'],
  ['a millisecond more', [{ acceptedMs: NOW_MS, decidedMs: null }, [], NOW_MS + DAY_MS + 1], 'overdue'],
  ['decided at the last moment', [{ acceptedMs: NOW_MS, decidedMs: NOW_MS + DAY_MS }, [], NOW_MS + 9 * DAY_MS], 'kept'],
  [
    'decided a millisecond late',
    [{ acceptedMs: NOW_MS, decidedMs: NOW_MS + DAY_MS + 1 }, [], NOW_MS + 9 * DAY_MS],
    'missed',
  ],
  [
    'waited two hours for the enterprise',
    [
      { acceptedMs: NOW_MS, decidedMs: NOW_MS + 26 * HOUR_MS },
      [
        { returnTime: shanghaiC17(NOW_MS + 3 * HOUR_MS), codes: [] },
        { returnTime: shanghaiC17(NOW_MS + HOUR_MS), codes: WAITS },
      ],
      NOW_MS + 30 * HOUR_MS,
    ],
    'kept',
  ],
  [
    'still waiting for the enterprise',
    [{ acceptedMs: NOW_MS, decidedMs: null }, [{ returnTime: shanghaiC17(NOW_MS), codes: WAITS }], NOW_MS + 9 * DAY_MS],
    'running',
  ],
];
for (const [what, facts, expected] of STORIES) {
  test(`the story says ${expected ?? 'nothing'}: ${what}`, () => {
    assert.equal(clockHistory(...facts)?.['state'] ?? null, expected);
  });
}

test('the office counts what runs, what is late and what waits for the enterprise, and lists the late ones alone', async () => {
  const open = (preNo: string, hours: number, more: Partial<OpenClock> = {}): OpenClock => {
    return {
      preNo,
      state: 300,
      customsCode: '2991',
      acceptedMs: NOW_MS - hours * HOUR_MS,
      waitsSinceMs: null,
      ...more,
    };
  };
  const declarations = [
    open('LATE', 24, { acceptedMs: NOW_MS - DAY_MS - 1 }),
    open('EDGE', 24),
    open('WAITS', 40, { state: 120, waitsSinceMs: NOW_MS - 39 * HOUR_MS }),
  ];
  const gateway = await createGateway(
    {
      ...NOTHING_BEHIND,
      clock: { now: () => NOW_MS },
      office: {
        ...NOTHING_BEHIND.office,
        staffByToken: () => Promise.resolve({ code: 'officer1', name: '测试', role: 'officer', customsCode: '' }),
        openClocks: () => Promise.resolve(declarations),
      },
    },
    wholeAnswers().compilers,
  );
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const read = async (query: string): Promise<{ counts: object; lists: { preNo: string; state: string }[] }> => {
    const headers = { authorization: 'Bearer officer' };
    const answer = await fetch(`${url}/api/office/clearance-clock${query}`, { headers });
    return (await answer.json()) as { counts: object; lists: { preNo: string; state: string }[] };
  };
  try {
    const all = await read('');
    assert.deepEqual(all.counts, { running: 2, overdue: 1, waitingForEnterprise: 1 });
    assert.deepEqual(
      all.lists.map(({ preNo, state }) => [preNo, state]),
      [
        ['LATE', 'overdue'],
        ['EDGE', 'running'],
        ['WAITS', 'running'],
      ],
    );
    assert.deepEqual(
      (await read('?overdue=true')).lists.map(({ preNo }) => preNo),
      ['LATE'],
    );
  } finally {
    await gateway.close();
  }
});

async function send(world: World, orderNo: string, more: object): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, ...more });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

test('in the database: in review the clock runs, waiting for guarantee it is paused, released it has ended', () =>
  withDatabase('clearance clock', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '10', parameters: { guaranteeWaitMs: 100 * DAY_MS } });
    await send(world, 'REVIEW', { price: '26000.00', quantity: '1' });
    world.clock.nowMs += HOUR_MS;
    await send(world, 'WAITS', { buyerIdNumber: '11010119900307109X' });
    world.clock.nowMs += HOUR_MS;
    await send(world, 'FREE', { price: '1.00', buyerIdNumber: '11010119900307109X' });
    const clocks = await officeStore(store, placesOfPreNo).openClocks('');
    assert.deepEqual(
      clocks.map(({ state, acceptedMs, waitsSinceMs }) => [
        state,
        acceptedMs - NOW_MS,
        waitsSinceMs && waitsSinceMs - NOW_MS,
      ]),
      [
        [300, 0, null],
        [120, HOUR_MS, HOUR_MS],
      ],
    );
    world.clock.nowMs += 40 * HOUR_MS;
    await world.act('guarantee.deposit', '3301960002', { amount: '100.00', kind: 'cash' });
    const tell = openHistories({ store, vault: world.vault, clock: world.clock });
    const rows = await world.rows<{ order_no: string; pre_no: string }>('SELECT order_no, pre_no FROM declaration');
    const states: Record<string, unknown> = {};
    for (const { order_no, pre_no } of rows) {
      const history = await tell(pre_no, 'customs');
      states[order_no] = (history?.['clearanceClock'] as { state: string } | null)?.state;
    }
    assert.deepEqual(states, { REVIEW: 'overdue', WAITS: 'kept', FREE: 'kept' });
  }));
