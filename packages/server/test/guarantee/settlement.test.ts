import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDays } from '../../src/clearance/jobs/due.ts';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves consolidated settlement (G-01, G-02, G-03): billed on day 31 and not before, each bill once however often, late or
// interrupted the run is; paid to the fen, late with its surcharge; unpaid after day 45 the guarantor is blocked until it is.

const DAY_MS = 86_400_000;

async function release(world: World, orderNo: string): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration WHERE order_no = $1', orderNo);
  return row?.invt_no ?? '';
}

/** A lane that looks at the day at once: the clock of the world is not that of the machine. */
async function passDay(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

async function demands(world: World): Promise<string[]> {
  const rows = await world.rows<{ duty_no: string; tax: bigint; n: bigint }>(
    `SELECT duty_no, sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen)::bigint AS tax, count(*) AS n
     FROM tax_demand_item GROUP BY duty_no ORDER BY duty_no`,
  );
  return rows.map(({ duty_no: dutyNo, tax, n }) => `${dutyNo} ${tax} ${n}`);
}

async function held(world: World): Promise<bigint> {
  const [row] = await world.rows<{ reserved: bigint }>('SELECT reserved FROM ledger_account WHERE book = 2');
  return row?.reserved ?? 0n;
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

const DUTY_NO = `${FIRMS.seller}-20260702-20260716`;

test('nothing on day 30, everything of the day on day 31, once, with an 818', () =>
  withDatabase('settle', async ({ store }) => {
    const world = await openWorld(store);
    for (const orderNo of ['A1', 'A2', 'A3']) await release(world, orderNo);
    await passDay(world, 30);
    assert.deepEqual(await demands(world), []);
    await passDay(world, 1);
    assert.deepEqual(await demands(world), [`${DUTY_NO} 5460 3`]);
    await passDay(world, 0);
    await passDay(world, 1);
    assert.deepEqual(await demands(world), [`${DUTY_NO} 5460 3`]);
    const [told] = await world.rows(
      "SELECT count(*) AS n FROM receipt WHERE kind = 818 AND recipient = $1 AND body LIKE '%' || $2 || '%'",
      FIRMS.seller,
      DUTY_NO,
    );
    assert.equal(told?.['n'], 3n);
    await clean(world);
  }));

test('a run that comes two weeks late bills by the days of the law, not its own', () =>
  withDatabase('settle late', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    world.clock.nowMs += DAY_MS;
    await release(world, 'B1');
    await passDay(world, 44);
    assert.deepEqual(await demands(world), [`${DUTY_NO} 1820 1`, `${FIRMS.seller}-20260703-20260717 1820 1`]);
    await clean(world);
  }));

test('paid in time the guarantee is free again; twice, too little or for another it changes nothing', () =>
  withDatabase('settle paid', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    await passDay(world, 31);
    const pay = (amount: string, dutyNo = DUTY_NO) => world.act('settlement.pay', FIRMS.seller, { dutyNo, amount });
    assert.deepEqual((await pay('18.19')).code, '90082');
    assert.deepEqual((await pay('18.20', 'X')).code, '90042');
    assert.equal(await held(world), 1820n);
    assert.equal((await pay('18.20')).done, true);
    assert.equal(await held(world), 0n);
    assert.deepEqual((await pay('18.20')).code, '90043');
    await clean(world);
  }));

test('after day 45 the guarantor is blocked, pays with the surcharge, and goes on', () =>
  withDatabase('settle overdue', async ({ store }) => {
    const world = await openWorld(store);
    // 2,600 × 0.7 × 13 % … dear enough for a surcharge above its minimum.
    const dear = purchase({ orderNo: 'A1', price: '2400.00', quantity: '2' });
    await world.send(dear.order, dear.payment, dear.waybill, dear.declaration);
    await world.settle();
    const tax = 43_680n;
    assert.equal(await held(world), tax);
    await passDay(world, 45);
    const again = purchase({ orderNo: 'B1', buyerIdNumber: '110101199003074821' });
    await world.send(again.order, again.payment, again.waybill, again.declaration);
    await world.settle();
    assert.deepEqual(await states(world, 'B1'), [800]);
    await passDay(world, 1);
    const third = purchase({ orderNo: 'C1', buyerIdNumber: '110101199003075664' });
    await world.send(third.order, third.payment, third.waybill, third.declaration);
    await world.settle();
    const [row] = await world.rows<{ state: number; reasons: string }>(
      "SELECT * FROM declaration WHERE order_no = 'C1'",
    );
    assert.equal(row?.state, 100);
    assert.match(row.reasons, /90083/);
    // 436.80 × 0.05 % × 400 days = 87.36
    world.clock.nowMs += 399 * DAY_MS;
    const pay = (amount: string) => world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount });
    assert.equal((await pay('436.80')).code, '90082');
    const paid = await pay('524.16');
    assert.deepEqual([paid.done, paid.facts['surcharge']], [true, '87.36']);
    await clean(world);
  }));

test('a demand without a fen on it is no debt: nobody is blocked for it', () =>
  withDatabase('settle nothing', async ({ store }) => {
    const world = await openWorld(store);
    const send = async (orderNo: string, price: string): Promise<number[]> => {
      const { order, payment, waybill, declaration } = purchase({ orderNo, price, quantity: '1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      return states(world, orderNo);
    };
    // 0.05 × 13 % × 70 % rounds to nothing.
    assert.deepEqual(await send('A1', '0.05'), [800]);
    await passDay(world, 46);
    assert.equal((await demands(world)).length, 1);
    await passDay(world, 0);
    assert.deepEqual(await send('B1', '10.00'), [800]);
    await clean(world);
  }));

test('a return under way keeps its bill waiting; what is left is billed the day after it ended', () =>
  withDatabase('settle return', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    world.clock.nowMs += 29 * DAY_MS;
    await world.send(refund({ orderNo: 'A1', invtNo }, [{ gnum: '1', qty: '1' }]));
    await passDay(world, 4);
    assert.deepEqual(await demands(world), []);
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('return.decide', row?.pre_no ?? '', { decision: 'approve' });
    const found = { site: '3301960005', originalState: true, fitForResale: true };
    await world.act('return.arrive', row?.pre_no ?? '', found);
    await passDay(world, 1);
    assert.deepEqual(await demands(world), [`${FIRMS.seller}-20260705-20260720 910 1`]);
    await clean(world);
  }));

test('a cancellation after the demand is a claim for a refund; the tax stays owed until it is paid (G-03)', () =>
  withDatabase('settle refund', async ({ store }) => {
    const world = await openWorld(store);
    const invtNo = await release(world, 'A1');
    await passDay(world, 31);
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', row?.pre_no ?? '', { decision: 'approve' });
    const claims = await world.rows('SELECT assure_code, value_added_tax_fen FROM refund_claim');
    assert.deepEqual(claims, [{ assure_code: FIRMS.seller, value_added_tax_fen: 1820n }]);
    assert.equal(await held(world), 1820n);
    const [quota] = await world.rows<{ posted: bigint }>('SELECT posted FROM ledger_account WHERE book = 1');
    assert.equal(quota?.posted, 0n);
    await clean(world);
    await world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount: '18.20' });
    assert.equal(await held(world), 0n);
    await clean(world);
  }));

test('deposits are effective at once, withdrawals take no more than is free (G-01, G-04)', () =>
  withDatabase('guarantee', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '10' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual(await states(world, 'A1'), [100]);
    const deposit = { amount: '100.00', kind: 'cash', document: 'D-1' };
    assert.equal((await world.act('guarantee.deposit', FIRMS.seller, deposit)).done, true);
    await release(world, 'B1');
    assert.deepEqual(await states(world, 'B1'), [800]);
    const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
    const withdraw = (amount: string) => world.act('guarantee.withdraw', FIRMS.seller, { amount }, supervisor);
    assert.equal((await withdraw('91.81')).code, '90002');
    assert.equal((await withdraw('91.80')).done, true);
    assert.equal((await world.act('guarantee.deposit', FIRMS.seller, { ...deposit, amount: '-1' })).code, '-900206');
    await clean(world);
  }));

test('days are done in order, from the first that was missed (leap day and new year included)', () => {
  const done = (doneDay: string | null) => [{ part: 1, doneDay }];
  assert.deepEqual(dueDays(done('2024-02-27'), '2024-03-01'), ['2024-02-28', '2024-02-29', '2024-03-01']);
  assert.deepEqual(dueDays(done('2018-12-30'), '2019-01-01'), ['2018-12-31', '2019-01-01']);
  assert.deepEqual(dueDays(done('2019-01-01'), '2019-01-01'), []);
  assert.equal(dueDays(done('2010-01-01'), '2019-01-01').length, 400);
  // Partitions that are not equally far: the earliest begins, whichever comes first; one never seen has nothing behind it.
  for (const days of [
    ['2024-03-01', '2024-02-28', null],
    [null, '2024-02-28', '2024-02-29'],
  ]) {
    const parts = days.map((doneDay, part) => ({ part, doneDay }));
    assert.deepEqual(dueDays(parts, '2024-03-01'), ['2024-02-29', '2024-03-01']);
  }
  assert.deepEqual(dueDays(done(null), '2024-03-01'), ['2024-03-01']);
});

test('paid before every partition has consolidated the day: refused with 90081 and how far it is, then taken (G-02)', () =>
  withDatabase('settle behind', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    await passDay(world, 31);
    const pay = () => world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount: '18.20' });
    // As a lane leaves it that holds one partition and has not come to the day yet.
    await world.rows("UPDATE job_day SET done_day = '2026-07-01' WHERE job = 'settlement' AND part = 5");
    const early = await pay();
    assert.deepEqual([early.done, early.code, early.facts['found']], [false, '90081', '127/128']);
    assert.equal(await held(world), 1820n);
    await passDay(world, 0);
    assert.equal((await pay()).done, true);
    assert.equal(await held(world), 0n);
    await clean(world);
  }));

test('more bills of a day than one transaction looks at are all billed that day (G-02)', () =>
  withDatabase('settle many', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    // Bounds are what they are: two thousand more of the same day, as the first stands there.
    for (const table of ['declaration', 'tax_bill']) {
      const columns = await world.rows<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND column_name <> 'serial'
         AND is_generated = 'NEVER'`,
        table,
      );
      const names = columns.map(({ name }) => name);
      const numbered = names.map((name) =>
        ['pre_no', 'invt_no', 'tax_no', 'order_no', 'cop_no'].includes(name) ? `${name} || n` : name,
      );
      await world.rows(
        `INSERT INTO ${table} (serial, ${names.join(', ')})
         SELECT serial + n, ${numbered.join(', ')} FROM ${table}, generate_series(1, 2000) AS n`,
      );
    }
    await passDay(world, 31);
    assert.deepEqual(await demands(world), [`${DUTY_NO} ${2001 * 1820} 2001`]);
  }));

async function states(world: World, orderNo: string): Promise<number[]> {
  const rows = await world.rows<{ state: number }>('SELECT state FROM declaration WHERE order_no = $1', orderNo);
  return rows.map(({ state }) => state);
}
