import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { asideIn, drainUntil, numberOf, released } from '../support/faults.ts';
import { refund } from '../support/later.ts';
import { FIRMS } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what the day brings is done item by item where one faults: a bill, a return, a declaration or an account that
// cannot be worked on is set aside, every other one is billed, ended, closed and looked at on its day, no payment is
// refused for it, and nobody is late with what our own fault held up (G-02, I-02, B-07).

const DAY_MS = 86_400_000;
const GUARANTOR_PART = partOf('guarantee', FIRMS.seller);

async function passDays(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

async function dayIsDone(world: World): Promise<boolean> {
  const [row] = await world.rows<{ n: bigint }>(
    'SELECT count(DISTINCT done_day) AS n FROM job_day WHERE job = $1',
    'settlement',
  );
  const [first] = await world.rows<{ day: string }>(
    'SELECT min(done_day) AS day FROM job_day WHERE job = $1',
    'settlement',
  );
  return Number(row?.n) === 1 && first?.day === new Date(world.clock.nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

test('a broken bill: the others of its partition and of all partitions are billed, the payment is taken, it is late with nothing', () =>
  withDatabase('job bill', async ({ store }) => {
    const world = await openWorld(store);
    for (const orderNo of ['A1', 'A2', 'A3']) await released(world, orderNo);
    const [bill] = await world.rows<{ part: number; lines: string }>(
      'SELECT part, lines FROM tax_bill ORDER BY part LIMIT 1',
    );
    assert(bill);
    await world.rows("UPDATE tax_bill SET lines = '[' WHERE part = $1", bill.part);
    await passDays(world, 31);
    await drainUntil(world, () => dayIsDone(world));
    assert.equal((await world.rows('SELECT 1 FROM tax_demand_item')).length, 2);
    const [aside] = await asideIn(world);
    assert.deepEqual([aside?.kind, aside?.part], [5, bill.part]);

    const [demand] = await world.rows<{ duty_no: string; tax: string }>(
      "SELECT duty_no, to_char(sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen) / 100.0, 'FM999990.00') AS tax FROM tax_demand_item GROUP BY duty_no",
    );
    const paid = await world.act('settlement.pay', FIRMS.seller, { dutyNo: demand?.duty_no, amount: demand?.tax });
    assert.deepEqual([paid.done, paid.code], [true, '']);

    // Long after day 45 it is mended: billed the day after, with as many days as every other bill. The last is a Sunday (G-02).
    await passDays(world, 30);
    await world.rows('UPDATE tax_bill SET lines = $1 WHERE part = $2', bill.lines, bill.part);
    assert(aside);
    await world.act('queue.retry', numberOf(aside));
    await passDays(world, 1);
    await drainUntil(world, () => dayIsDone(world));
    const rows = await world.rows<{ bill_day: string; pay_by_day: string }>(
      'SELECT bill_day, pay_by_day FROM tax_demand_item WHERE bill_part = $1',
      bill.part,
    );
    assert.deepEqual(rows, [{ bill_day: '2026-08-02', pay_by_day: '2026-08-17' }]);
    await clean(world);
  }));

test('a payment that faults is set aside: its guarantor is not late meanwhile', () =>
  withDatabase('job payment', async ({ store }) => {
    const world = await openWorld(store);
    await released(world, 'A1');
    await passDays(world, 31);
    const [demand] = await world.rows<{ duty_no: string }>('SELECT duty_no FROM tax_demand');
    assert(demand);
    const act = await world.append('settlement.pay', FIRMS.seller, { dutyNo: demand.duty_no, amount: '1.00' });
    await world.rows("UPDATE act SET body = '\\x00' WHERE act_id = $1", act.actId);
    await drainUntil(world, async () => (await asideIn(world)).length === 1);
    assert.equal((await asideIn(world))[0]?.subject, FIRMS.seller);
    await passDays(world, 30);
    const later = await released(world, 'A2');
    assert.ok(later.preNo);
  }));

test('a return that cannot be read: another is ended on its day, and tax is billed', () =>
  withDatabase('job return', async ({ store }) => {
    const world = await openWorld(store);
    for (const orderNo of ['A1', 'A2']) {
      const { invtNo } = await released(world, orderNo);
      await world.send(refund({ orderNo, invtNo }, [{ gnum: '1', qty: '2' }]));
      await world.settle();
    }
    const [broken] = await world.rows<{ part: number }>('SELECT part FROM reversal ORDER BY part LIMIT 1');
    await world.rows("UPDATE reversal SET lines = '[' WHERE part = $1", broken?.part);
    await passDays(world, 60);
    await drainUntil(world, () => dayIsDone(world));
    const states = await world.rows<{ state: number }>('SELECT state FROM reversal WHERE part <> $1', broken?.part);
    assert.deepEqual(states, [{ state: 100 }]);
    assert.deepEqual(
      (await asideIn(world)).map(({ kind, part }) => [kind, part]),
      [[6, broken?.part]],
    );
  }));

test('a declaration that cannot be closed: another is', () =>
  withDatabase('job closing', async ({ store }) => {
    const world = await openWorld(store);
    for (const orderNo of ['A1', 'A2']) await released(world, orderNo);
    await passDays(world, 31);
    const [demand] = await world.rows<{ duty_no: string; tax: string }>(
      "SELECT duty_no, to_char(sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen) / 100.0, 'FM999990.00') AS tax FROM tax_demand_item GROUP BY duty_no",
    );
    await world.act('settlement.pay', FIRMS.seller, { dutyNo: demand?.duty_no, amount: demand?.tax });
    const [broken] = await world.rows<{ part: number }>('SELECT part FROM declaration ORDER BY part LIMIT 1');
    await world.rows("UPDATE declaration SET reasons = '[' WHERE part = $1", broken?.part);
    await passDays(world, 30);
    await drainUntil(world, () => dayIsDone(world));
    const closed = await world.rows<{ part: number }>('SELECT part FROM declaration WHERE state = 899');
    assert.equal(closed.length, 1);
    assert.notEqual(closed[0]?.part, broken?.part);
    assert.deepEqual(
      (await asideIn(world)).map(({ kind }) => kind),
      [7],
    );
  }));

test('an instrument that cannot be worked on: another of its guarantor begins on its day', () =>
  withDatabase('job instrument', async ({ store }) => {
    const world = await openWorld(store);
    const body = {
      kind: 'bank-guarantee',
      issuer: '测试银行',
      from: '2026-06-03',
      until: '2027-06-01',
      amount: '500.00',
    };
    const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
    for (const document of ['I1', 'I2']) {
      const { done, code } = await world.act('guarantee.deposit', FIRMS.seller, { ...body, document }, supervisor);
      assert.deepEqual([done, code], [true, '']);
    }
    await world.rows("UPDATE guarantee_instrument SET from_day = '2026-06-0x' WHERE number = 'I1'");
    await world
      .rows("UPDATE guarantee_instrument SET left_fen = -1000000000000 WHERE number = 'I1'")
      .catch(() => undefined);
    await passDays(world, 3);
    await drainUntil(
      world,
      async () =>
        (await world.rows("SELECT 1 FROM guarantee_instrument WHERE number = 'I2' AND state = 1")).length === 1,
    );
  }));

test('an account whose alerts cannot be worked out: the others are looked at', () =>
  withDatabase('job alert', async ({ store }) => {
    const world = await openWorld(store);
    await released(world, 'A1');
    await world.rows(
      `INSERT INTO guarantee_day (part, assure_code, day, cover_fen, held_fen) VALUES ($1, $2, '2026-05-3x', 1, 1)`,
      GUARANTOR_PART,
      FIRMS.seller,
    );
    await world.act(
      'guarantee.deposit',
      '3301960001',
      { amount: '1.00', kind: 'cash' },
      { code: 'supervisor1', role: 'supervisor' },
    );
    await passDays(world, 1);
    await drainUntil(
      world,
      async () => (await world.rows("SELECT 1 FROM guarantee_day WHERE assure_code = '3301960001'")).length > 0,
    );
    await drainUntil(world, async () =>
      (await asideIn(world)).some(({ kind, subject }) => kind === 10 && subject === FIRMS.seller),
    );
  }));

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}
