import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves when a released declaration is closed (899): its tax settled and the last day of returns over, once, with one receipt;
// not before, not while something is open; and that nothing is done to it afterwards (C-02).

const DAY_MS = 86_400_000;
const DUTY_NO = `${FIRMS.seller}-20260702-20260716`;
type Row = { pre_no: string; invt_no: string; state: number };

async function release(world: World, orderNo: string): Promise<Row> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return rowOf(world, orderNo);
}

async function rowOf(world: World, orderNo: string): Promise<Row> {
  const [row] = await world.rows<Row>('SELECT * FROM declaration WHERE order_no = $1', orderNo);
  assert.ok(row);
  return row;
}

async function passDay(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

async function pay(world: World): Promise<void> {
  const outcome = await world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount: '18.20' });
  assert.deepEqual([outcome.done, outcome.code], [true, '']);
}

async function told(world: World, kind: number): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE recipient = $1 AND kind = $2 ORDER BY part, seq',
    FIRMS.seller,
    kind,
  );
  return rows.flatMap(({ body }) =>
    (JSON.parse(body) as { steps: { status: string }[] }).steps.map(({ status }) => status),
  );
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('settled, it is closed on the day after the last on which a return may arrive, once', () =>
  withDatabase('closing', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    await passDay(world, 31);
    await pay(world);
    // Released on 1 June; day 45 is 16 July.
    await passDay(world, 14);
    assert.equal((await rowOf(world, 'A1')).state, 800);
    await passDay(world, 1);
    assert.equal((await rowOf(world, 'A1')).state, 899);
    await passDay(world, 1);
    assert.deepEqual((await told(world, 622)).slice(-2), ['800', '899']);
    await clean(world);
  }));

test('not settled, it stays open, and is closed on the day after it was paid', () =>
  withDatabase('closing unpaid', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'A1');
    await passDay(world, 31);
    await passDay(world, 14);
    await passDay(world, 1);
    assert.equal((await rowOf(world, 'A1')).state, 800);
    // Late, with its surcharge: what is owed is said when the amount is wrong.
    const owed = await world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount: '0.01' });
    const amount = /\d+\.\d\d/.exec(owed.facts['allowed'] ?? '')?.[0] ?? '';
    const paid = await world.act('settlement.pay', FIRMS.seller, { dutyNo: DUTY_NO, amount });
    assert.deepEqual([paid.done, paid.code], [true, '']);
    await passDay(world, 1);
    assert.equal((await rowOf(world, 'A1')).state, 899);
    await clean(world);
  }));

test('a return that is open keeps it open', () =>
  withDatabase('closing return', async ({ store }) => {
    const world = await openWorld(store);
    const row = await release(world, 'A1');
    await passDay(world, 20);
    await world.send(refund({ orderNo: 'A1', invtNo: row.invt_no }, [{ gnum: '1', qty: '1' }]));
    await world.settle();
    await passDay(world, 27);
    assert.equal((await rowOf(world, 'A1')).state, 800);
    await clean(world);
  }));

test('a run that comes late closes everything that is over, and what was cancelled too', () =>
  withDatabase('closing late', async ({ store }) => {
    const world = await openWorld(store);
    const row = await release(world, 'A1');
    await world.send(cancellation({ orderNo: 'A1', invtNo: row.invt_no }));
    await world.settle();
    const [reversal] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', reversal?.pre_no ?? '', { decision: 'approve' });
    await passDay(world, 200);
    const [ended] = await world.rows<{ state: number; ending: string }>('SELECT state, ending FROM declaration');
    assert.deepEqual([ended?.state, ended?.ending], [899, 'cancelled']);
    await clean(world);
  }));

test('closed, it is neither cancelled, returned nor amended', () =>
  withDatabase('closing closed', async ({ store }) => {
    const world = await openWorld(store);
    const row = await release(world, 'A1');
    await passDay(world, 31);
    await pay(world);
    await passDay(world, 15);
    assert.equal((await rowOf(world, 'A1')).state, 899);
    const names = { orderNo: 'A1', invtNo: row.invt_no };
    await world.send(cancellation(names), refund(names, [{ gnum: '1', qty: '1' }]));
    await world.send(withHead(purchase({ orderNo: 'A1', appTime: '20260801120000' }), 'declaration', { appType: '2' }));
    await world.settle();
    assert.deepEqual(await told(world, 624), ['-623005']);
    assert.deepEqual(
      (await told(world, 626)).filter((status) => status === '120'),
      [],
    );
    assert.equal((await told(world, 622)).at(-1), '-621012');
    assert.equal((await rowOf(world, 'A1')).state, 899);
    await clean(world);
  }));
