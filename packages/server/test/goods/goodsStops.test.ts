import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOfList } from '../../src/goods/types.ts';
import { audit } from '../../src/ledgers/index.ts';
import { secondPersonFor } from '@tongguan/policy';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what customs stops is stopped at once, for whichever lane looks (H-02), that what was accepted before keeps
// the law of its acceptance, and that an official list counts from its date on (H-01).

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const OPERATOR = { code: 'operator1', role: 'operator' } as const;
const MINUTE_MS = 60_000;
const LAW = '公告2026年第1号';

async function declare(world: World, orderNo: string, more: object = {}): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, price: '10.00', ...more });
  await world.send(order, payment, waybill, declaration);
}

/** State and code of the first reason, by order. */
async function outcomes(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ order_no: string; state: number; reasons: string | null }>(
    'SELECT order_no, state, reasons FROM declaration ORDER BY order_no',
  );
  const code = (reasons: string | null): string =>
    (JSON.parse(reasons ?? '[]') as { code: string }[]).map((one) => one.code).join(' ');
  return Object.fromEntries(rows.map(({ order_no, state, reasons }) => [order_no, `${state} ${code(reasons)}`.trim()]));
}

const STOPS: readonly (readonly [string, Record<string, string>, boolean])[] = [
  ['its country', { country: '307' }, true],
  ['another country', { country: '116' }, false],
  ['a prefix of its line', { hsPrefix: '2106' }, true],
  ['a prefix it does not have', { hsPrefix: '3304' }, false],
  ['country and another prefix: both must fit', { country: '307', hsPrefix: '3304' }, false],
  ['its brand, written otherwise', { brand: '测试 牌' }, true],
  ['another brand', { brand: '某牌' }, false],
  ['its batch, where the specification names it', { batch: '100粒' }, true],
];
for (const [what, fields, hits] of STOPS) {
  test(`a stop by ${what} ${hits ? 'refuses' : 'does not refuse'} the list`, () =>
    withDatabase('stop fields', async ({ store }) => {
      const world = await openWorld(store);
      const outcome = await world.act('goods.stop', 'S1', { ...fields, law: LAW }, SUPERVISOR);
      assert.deepEqual([outcome.done, outcome.facts['stop']], [true, 'S1']);
      await declare(world, 'A1');
      await world.settle();
      assert.deepEqual(await outcomes(world), { A1: hits ? '100 90016' : '800' });
    }));
}

test('every lane refuses what was accepted after the stop, the one that recorded it and the others', () =>
  withDatabase('stop lanes', async ({ store }) => {
    const world = await openWorld(store);
    const lanes = [0, 1, 2].map((n) => world.lane({ owner: `third-${n}`, home: (part) => part % 3 === n }));
    const drain = async (): Promise<void> => {
      for (const lane of lanes) while ((await lane.drainOnce()) > 0);
    };
    await declare(world, 'BEFORE');
    await drain();
    await world.append('goods.stop', 'S1', { country: '307', law: LAW }, SUPERVISOR);
    await drain();
    assert.equal(await world.agreeToAll(), 1);
    await drain();
    const orders = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
    for (const orderNo of orders) await declare(world, orderNo);
    await drain();
    const parts = await world.rows<{ third: number }>(
      'SELECT DISTINCT part % 3 AS third FROM declaration WHERE state = 100',
    );
    assert.equal(parts.length, 3, 'each lane has refused some');
    assert.deepEqual(await outcomes(world), {
      BEFORE: '800',
      ...Object.fromEntries(orders.map((orderNo) => [orderNo, '100 90016'])),
    });
    assert.ok((await audit(store.pool)).ok);
  }));

test('a list accepted before the minute of the stop keeps the law of its acceptance, however late a lane looks', () =>
  withDatabase('stop acceptance', async ({ store }) => {
    const world = await openWorld(store);
    await declare(world, 'EARLY');
    world.clock.nowMs += MINUTE_MS;
    // The stop is carried out in the batch that decides EARLY, and before LATE arrives.
    await world.act('goods.stop', 'S1', { hsPrefix: '21', law: LAW }, SUPERVISOR);
    await declare(world, 'LATE');
    await world.settle();
    assert.deepEqual(await outcomes(world), { EARLY: '800', LATE: '100 90016' });
  }));

test('ended, goods pass again from that minute; a stop ends once, and its number stands for one stop', () =>
  withDatabase('stop end', async ({ store }) => {
    const world = await openWorld(store);
    await world.act('goods.stop', 'S1', { country: '307', law: LAW }, SUPERVISOR);
    const again = await world.act('goods.stop', 'S1', { country: '116', law: LAW }, SUPERVISOR);
    assert.deepEqual([again.done, again.code], [false, '90043']);
    world.clock.nowMs += 5 * MINUTE_MS;
    const ended = await world.act('goods.resume', 'S1', {}, SUPERVISOR);
    assert.equal(ended.done, true);
    await declare(world, 'A1');
    await world.settle();
    assert.deepEqual(await outcomes(world), { A1: '800' });
    assert.equal((await world.act('goods.resume', 'S1', {}, SUPERVISOR)).code, '90043');
    assert.equal((await world.act('goods.resume', 'S9', {}, SUPERVISOR)).code, '90042');
  }));

test('a stop of everything, or of a country nobody knows, is refused and stops nothing', () =>
  withDatabase('stop wrong', async ({ store }) => {
    const world = await openWorld(store);
    assert.equal((await world.act('goods.stop', 'S1', { law: LAW }, SUPERVISOR)).code, '90302');
    assert.equal((await world.act('goods.stop', 'S2', { country: '000', law: LAW }, SUPERVISOR)).code, '90302');
    await declare(world, 'A1');
    await world.settle();
    assert.deepEqual(await outcomes(world), { A1: '800' });
  }));

const HEAD = ['税则号列', '货品名称', '备注'];
const FOOD = ['21069090', '其他编号未列名的食品', ''];
const OTHER = ['33049900', '其他美容品或化妆品及护肤品', ''];

test('an official list counts from its date on: yes or no instead of the excerpt, remarks included', () =>
  withDatabase('official list', async ({ store }) => {
    const world = await openWorld(store);
    const load = async (edition: string, from: string, ...rows: string[][]): Promise<string> => {
      world.clock.nowMs += 1;
      return (await world.act('goods.list', edition, { from, law: LAW, rows: [HEAD, ...rows] }, OPERATOR)).code;
    };
    assert.equal(await load('2026-without', '2026-06-02', OTHER), '');
    await declare(world, 'A1');
    await world.settle();
    world.clock.nowMs = Date.parse('2026-06-01T23:59:59+08:00');
    await declare(world, 'A2', { price: '11.00' });
    await world.settle();
    world.clock.nowMs += 1_000;
    await declare(world, 'A3', { price: '12.00' });
    await world.settle();
    assert.equal(await load('2026-with', '2026-06-02', FOOD, OTHER), '');
    await declare(world, 'A4', { price: '13.00' });
    await world.settle();
    assert.equal(await load('2026-direct', '2026-06-02', ['21069090', '食品', '仅限直购']), '');
    await declare(world, 'A5', { price: '14.00' });
    await world.settle();
    assert.deepEqual(await outcomes(world), { A1: '800', A2: '800', A3: '100 90015', A4: '800', A5: '100 90067' });
  }));

test('an official list that cannot be read sends the lists of its days to an officer, and is told about (H-01)', () =>
  withDatabase('unreadable list', async ({ store }) => {
    const world = await openWorld(store);
    const body = { from: '2026-06-02', law: LAW, rows: [HEAD, FOOD] };
    assert.equal((await world.act('goods.list', '2026-broken', body, OPERATOR)).code, '');
    await world.rows("UPDATE positive_list SET content = '{'");
    const faults: unknown[] = [];
    const lane = world.lane({ owner: 'first', onFault: (fault) => faults.push(fault) });
    await declare(world, 'A1');
    await world.settle(lane);
    assert.equal(faults.length, 1, 'once, not with every list');
    assert.ok(faults[0] instanceof SyntaxError);
    world.clock.nowMs = Date.parse('2026-06-02T00:00:00+08:00');
    await declare(world, 'A2', { price: '11.00' });
    await world.settle(lane);
    const { A1, A2 } = await outcomes(world);
    assert.equal(A1, '800', 'its day has not come');
    assert.match(A2 ?? '', /^300 /);
  }));

test('an official list is kept row by row, with an empty remark where there is none (H-01)', () => {
  const read = contentOfList([HEAD, FOOD, ['33049900', '其他美容品或化妆品及护肤品', '仅限直购']]);
  assert.ok(read.ok);
  assert.equal(read.value.lines, 2);
  assert.deepEqual(JSON.parse(read.value.content), [FOOD, ['33049900', '其他美容品或化妆品及护肤品', '仅限直购']]);
  assert.equal(contentOfList([HEAD, ['1', '', '']]).ok, false);
});

test('a file with a mistake is not loaded at all, nor an edition twice', () =>
  withDatabase('official list wrong', async ({ store }) => {
    const world = await openWorld(store);
    const load = (edition: string, body: object) =>
      world.act('goods.list', edition, { from: '2026-06-01', law: LAW, rows: [HEAD, FOOD], ...body }, OPERATOR);
    const wrong = await load('E1', { rows: [HEAD, FOOD, FOOD] });
    assert.deepEqual([wrong.done, wrong.code], [false, '90303']);
    assert.match(wrong.facts['found'] ?? '', /第3行/);
    assert.equal((await load('E1', { from: '2026-02-30' })).code, '90303');
    assert.equal((await load('E1', {})).done, true);
    assert.equal((await load('E1', {})).code, '90043');
    assert.deepEqual(await world.rows('SELECT edition, lines FROM positive_list'), [{ edition: 'E1', lines: 1 }]);
  }));

test('stops and lists need a second person', () => {
  assert.deepEqual(
    ['goods.stop', 'goods.resume', 'goods.list', 'goods.filing'].map((name) => secondPersonFor(name, '2026-06-01')),
    ['always', 'always', 'always', 'never'],
  );
});
