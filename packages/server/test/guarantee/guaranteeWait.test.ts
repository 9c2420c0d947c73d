import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { cancellation } from '../support/later.ts';
import { mortalStore, random } from '../support/processes/mortal.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean, reasonsOf, statesOf, stepsOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a declaration which is short of guarantee waits and goes on by itself (C-05, G-04): it is told once how much is
// missing, woken by whatever frees guarantee in the order of arrival, refused exactly when its time is over with its quota
// given back, and all of this with lanes that hold different partitions, die and repeat themselves.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CODE = FIRMS.seller;
const WAITS = { guarantee: '10', parameters: { guaranteeWaitMs: 2 * HOUR_MS } };

/** The tax of one piece is 9.10; a declaration has two. */
async function declare(world: World, orderNo: string, buyer = 1, quantity = '2'): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({
    orderNo,
    quantity,
    buyerIdNumber: identityNumber(buyer),
  });
  await world.send(order, payment, waybill, declaration);
}

async function state(world: World, orderNo: string): Promise<number> {
  const [row] = await world.rows<{ state: number }>('SELECT state FROM declaration WHERE order_no = $1', orderNo);
  return row?.state ?? 0;
}

const deposit = (world: World, amount: string) => world.act('guarantee.deposit', CODE, { amount, kind: 'cash' });

async function balance(world: World, book: number): Promise<string> {
  const rows = await world.rows<{ reserved: bigint; posted: bigint }>(
    'SELECT sum(reserved)::bigint AS reserved, sum(posted)::bigint AS posted FROM ledger_account WHERE book = $1',
    book,
  );
  return `${rows[0]?.reserved ?? 0n} ${rows[0]?.posted ?? 0n}`;
}

test('it waits in state 120, is told once what is missing, and goes on with the deposit', () =>
  withDatabase('guarantee wait', async ({ store }) => {
    const world = await openWorld(store, WAITS);
    await declare(world, 'A1');
    await world.settle();
    await world.settle();
    const steps = await stepsOf(world, 'A1');
    assert.deepEqual(
      steps.map(({ status }) => status),
      ['2', '3', '120', '120'],
    );
    assert.match(steps[3]?.info ?? '', /90264.*税款 18\.20,可用担保 10\.00,尚缺 8\.20.*2026-06-01T12:00:00/);
    assert.deepEqual([await balance(world, 1), await balance(world, 2)], ['20000 0', '0 0']);
    await deposit(world, '8.19');
    assert.equal(await state(world, 'A1'), 120);
    await deposit(world, '0.01');
    assert.deepEqual(await statesOf(world, 'A1'), ['2', '3', '120', '120', '399', '800']);
    assert.deepEqual([await balance(world, 1), await balance(world, 2)], ['0 20000', '1820 0']);
    await clean(world);
  }));

test('more than one batch can carry: all go on with one deposit, the oldest first', () =>
  withDatabase('guarantee many', async ({ store }) => {
    const parameters = { ...WAITS.parameters, wokenPerBatch: 2 };
    const world = await openWorld(store, { guarantee: '0', parameters });
    const orders = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
    for (const [index, orderNo] of orders.entries()) {
      world.clock.nowMs += 1_000;
      await declare(world, orderNo, index);
      await world.settle();
    }
    // Six of seven: enough for the oldest six, and not looked at for ever because of the last.
    await deposit(world, '109.20');
    await world.settle();
    const states = await Promise.all(orders.map((orderNo) => state(world, orderNo)));
    assert.deepEqual(states, [800, 800, 800, 800, 800, 800, 120]);
    await clean(world);
  }));

test('woken in order of arrival; one that is too dear does not hold up those behind it', () =>
  withDatabase('guarantee order', async ({ store }) => {
    const world = await openWorld(store, { ...WAITS, guarantee: '0' });
    for (const [index, quantity] of ['9', '2', '2', '2'].entries()) {
      world.clock.nowMs += 1_000;
      await declare(world, `A${index}`, index, quantity);
      await world.settle();
    }
    await deposit(world, '36.40');
    const states = async (): Promise<number[]> =>
      Promise.all(['A0', 'A1', 'A2', 'A3'].map((orderNo) => state(world, orderNo)));
    assert.deepEqual(await states(), [120, 800, 800, 120]);
    await deposit(world, '81.90');
    assert.deepEqual(await states(), [800, 800, 800, 120]);
    await deposit(world, '18.20');
    assert.deepEqual(await states(), [800, 800, 800, 800]);
    await clean(world);
  }));

test('when its time is over it is refused with 90002 and its quota is given back, not a millisecond before', () =>
  withDatabase('guarantee time', async ({ store }) => {
    const world = await openWorld(store, WAITS);
    await declare(world, 'A1');
    await world.settle();
    world.clock.nowMs += 2 * HOUR_MS - 1;
    world.restart();
    await world.settle();
    assert.equal(await state(world, 'A1'), 120);
    world.clock.nowMs += 1;
    world.restart();
    await world.settle();
    assert.equal(await state(world, 'A1'), 100);
    assert.deepEqual(await reasonsOf(world, 'A1'), ['90002']);
    assert.deepEqual([await balance(world, 1), await balance(world, 2)], ['0 0', '0 0']);
    await deposit(world, '100.00');
    assert.equal(await state(world, 'A1'), 100);
    // Submitted again it is a new declaration, and can use the guarantee that was given back.
    await declare(world, 'B1');
    await world.settle();
    assert.equal(await state(world, 'B1'), 800);
    await clean(world);
  }));

test('a payment, a cancellation and an instrument that begins wake as a deposit does', () =>
  withDatabase('guarantee wakes', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '19', parameters: { guaranteeWaitMs: 400 * DAY_MS } });
    const bond = { kind: 'bank-guarantee', document: 'BG', issuer: '测试银行', amount: '18.20' };
    await declare(world, 'A1', 1);
    await world.settle();
    await declare(world, 'A2', 2);
    await declare(world, 'A3', 3);
    await world.settle();
    assert.deepEqual([await state(world, 'A1'), await state(world, 'A2'), await state(world, 'A3')], [800, 120, 120]);
    const [declaration] = await world.rows<{ invt_no: string }>(
      "SELECT invt_no FROM declaration WHERE order_no = 'A1'",
    );
    await world.send(cancellation({ orderNo: 'A1', invtNo: declaration?.invt_no ?? '' }));
    await world.settle();
    const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
    assert.deepEqual([await state(world, 'A2'), await state(world, 'A3')], [800, 120]);
    // A2 is demanded on day 31, overdue after day 45: nothing is released for this guarantor until it has paid.
    world.clock.nowMs += 46 * DAY_MS;
    world.restart();
    await world.settle();
    assert.equal(await state(world, 'A3'), 120);
    const dutyNo = `${CODE}-20260702-20260716`;
    assert.equal((await world.act('settlement.pay', CODE, { dutyNo, amount: '18.20' })).done, true);
    assert.equal(await state(world, 'A3'), 800, 'the payment that ends the block wakes what waits');
    await declare(world, 'A4', 4);
    await world.settle();
    await world.act('guarantee.deposit', CODE, { ...bond, from: '2026-07-20', until: '2026-12-31' });
    assert.equal(await state(world, 'A4'), 120);
    world.clock.nowMs = Date.parse('2026-07-19T16:00:00.000Z');
    world.restart();
    await world.settle();
    assert.equal(await state(world, 'A4'), 800);
    await clean(world);
  }));

test('cancelled while it waits it ends at once, gives its quota back and is never woken', () =>
  withDatabase('guarantee cancelled', async ({ store }) => {
    const world = await openWorld(store, WAITS);
    await declare(world, 'A1');
    await world.settle();
    const [declaration] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
    await world.send(cancellation({ orderNo: 'A1', invtNo: declaration?.invt_no ?? '' }));
    await world.settle();
    assert.equal(await state(world, 'A1'), 100);
    assert.deepEqual(await reasonsOf(world, 'A1'), ['90040']);
    assert.deepEqual([await balance(world, 1), await balance(world, 2)], ['0 0', '0 0']);
    await deposit(world, '100.00');
    assert.equal(await state(world, 'A1'), 100);
    assert.deepEqual(await world.rows('SELECT count(*) AS n FROM clearing_work'), [{ n: 0n }]);
    await clean(world);
  }));

test('lanes that hold different partitions, die and repeat themselves release what fits and lose nothing', () =>
  withDatabase('guarantee lanes', async ({ store }) => {
    const world = await openWorld(store, { ...WAITS, guarantee: '91' });
    const ORDERS = 12;
    for (let n = 0; n < ORDERS; n++) await declare(world, `M${n}`, n);
    const draw = random(7);
    const fates = { death: 0.004, abort: 0.02, again: 0.1, unheard: 0.04 };
    const lives = [0, 0, 0];
    const lanes = [0, 1, 2].map((index) => mortalLane(index));
    function mortalLane(index: number) {
      const owner = `lane ${index}, life ${lives[index]}`;
      const lane = world.lane({
        owner,
        home: (part) => part % 3 === index,
        store: mortalStore(clearanceStore(store), draw, fates),
      });
      return { owner, lane };
    }
    /** Until as many are released as there is guarantee for, and nothing else moves. */
    const until = async (released: number): Promise<void> => {
      for (let looks = 0; looks < 1_500; looks++) {
        for (const [index, { owner, lane }] of lanes.entries()) {
          try {
            await lane.drainOnce();
          } catch {
            await world.rows('UPDATE lane_lease SET until_ms = 0 WHERE owner = $1', owner);
            lives[index] = (lives[index] ?? 0) + 1;
            lanes[index] = mortalLane(index);
          }
        }
        const [found] = await world.rows<{ moving: bigint; released: bigint }>(
          `SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work WHERE step_part >= 0) AS moving,
                  (SELECT count(*) FROM declaration WHERE state = 800) AS released`,
        );
        if (found?.moving === 0n && Number(found.released) === released) return;
      }
      assert.fail(`${released} should have been released`);
    };
    await until(5);
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    await deposit(world, '54.60');
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    await until(8);
    assert.equal(await balance(world, 2), `${8 * 1820} 0`);
    const told = await world.rows<{ n: bigint }>(
      `SELECT count(*) AS n FROM receipt r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
       WHERE r.recipient = d.agent_code AND r.kind = 622 AND r.body LIKE '%90264%' GROUP BY r.part, r.serial`,
    );
    assert.deepEqual(new Set(told.map(({ n }) => n)), new Set([1n]), 'told once');
    assert.equal(told.length, ORDERS - 5);
    await clean(world);
  }));
