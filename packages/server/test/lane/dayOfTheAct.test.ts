import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { drainUntil, isReleased, orderIn, released, sell } from '../support/faults.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that days of law count by the moment of the act or message and never by the lane's clock (I-02, G-02, K-03): what
// was recorded before midnight is in time however late a lane looks, what was asked for before a release is refused and holds
// up nobody, and what nobody decides holds a tax for its time and no longer.

const DAY_MS = 86_400_000;
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };
const day = (date: string, time: string): number => Date.parse(`${date}T${time}+08:00`);

async function passDays(world: World, days: number): Promise<void> {
  world.clock.nowMs += days * DAY_MS;
  world.restart();
  await world.settle();
}

test('a return applied for before its release: refused 90070, and a good order of the partition is released', () =>
  withDatabase('return too early', async ({ store }) => {
    const world = await openWorld(store);
    const part = partOf('order', 'A');
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A', price: '10.00' });
    // invtNo is district, year, I and a number that can be foretold: the first of this partition.
    const invtNo = `29912026I${String(128 + part).padStart(9, '0')}`;
    await world.send(refund({ orderNo: 'A', invtNo }, [{ gnum: '1', qty: '1' }]));
    world.clock.nowMs += 1_000;
    await world.send(order, payment, waybill, declaration);
    const good = orderIn(part, 'GOOD');
    await sell(world, good);
    await drainUntil(world, isReleased(world, good));
    const [row] = await world.rows<{ invt_no: string }>("SELECT invt_no FROM declaration WHERE order_no = 'A'");
    const [told] = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 626');
    assert.match(told?.body ?? '', row?.invt_no === invtNo ? /90070/ : /-625016/);
    assert.equal((await world.rows('SELECT 1 FROM set_aside')).length, 0);
    await clean(world);
  }));

for (const clockBack of [1, 60_000, DAY_MS]) {
  test(`a door whose clock is ${clockBack} ms behind the lane's: the return is refused 90070, no fault`, () =>
    withDatabase('door behind', async ({ store }) => {
      const world = await openWorld(store);
      const { invtNo } = await released(world, 'A');
      world.clock.nowMs -= clockBack;
      await world.send(refund({ orderNo: 'A', invtNo }, [{ gnum: '1', qty: '1' }]));
      await world.settle();
      const [told] = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 626');
      assert.match(told?.body ?? '', /90070/);
      assert.equal((await world.rows('SELECT 1 FROM set_aside')).length, 0);
    }));
}

test('goods that came at 23:59:50 of the last day, looked at after midnight, are in time', () =>
  withDatabase('arrival at midnight', async ({ store }) => {
    const world = await openWorld(store);
    const { invtNo } = await released(world, 'A');
    await world.send(refund({ orderNo: 'A', invtNo }, [{ gnum: '1', qty: '2' }]));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('return.decide', row?.pre_no ?? '', { decision: 'approve' });
    // Released on 2026-06-01: the last day is 2026-07-16.
    world.clock.nowMs = day('2026-07-16', '23:59:50');
    const { actId } = await world.append('return.arrive', row?.pre_no ?? '', GOOD);
    world.clock.nowMs = day('2026-07-17', '00:00:05');
    world.restart();
    await world.settle();
    const [outcome] = await world.rows<{ done: boolean; facts: string }>(
      'SELECT * FROM act_outcome WHERE act_id = $1',
      actId,
    );
    assert.deepEqual([outcome?.done, JSON.parse(outcome?.facts ?? '{}')['refused']], [true, undefined]);
    const [reversal] = await world.rows<{ state: number }>('SELECT state FROM reversal');
    assert.equal(reversal?.state, 399);
    await clean(world);
  }));

for (const [at, code] of [
  [day('2026-07-16', '23:59:50'), undefined],
  [day('2026-07-17', '00:00:05'), '90061'],
] as const) {
  test(`a return decided ${new Date(at).toISOString()}, looked at after the last day: ${code ?? 'granted'} (I-02)`, () =>
    withDatabase('decided late', async ({ store }) => {
      const world = await openWorld(store);
      const { invtNo } = await released(world, 'A');
      await world.send(refund({ orderNo: 'A', invtNo }, [{ gnum: '1', qty: '2' }]));
      await world.settle();
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      world.clock.nowMs = at;
      const { actId } = await world.append('return.decide', row?.pre_no ?? '', { decision: 'approve' });
      world.clock.nowMs = day('2026-07-17', '00:00:10');
      world.restart();
      await world.settle();
      const [outcome] = await world.rows<{ facts: string }>('SELECT facts FROM act_outcome WHERE act_id = $1', actId);
      assert.equal((JSON.parse(outcome?.facts ?? '{}') as { refused?: string }).refused, code);
      const [reversal] = await world.rows<{ approved_ms: bigint | null }>('SELECT approved_ms FROM reversal');
      assert.equal(reversal?.approved_ms === null, code !== undefined);
      await clean(world);
    }));
}

test('a payment at 23:59:50 of the last day is of that day: no surcharge, no block after midnight', () =>
  withDatabase('payment at midnight', async ({ store }) => {
    const world = await openWorld(store);
    for (const orderNo of ['A1', 'A2']) {
      await sell(world, orderNo, '800.00');
      await world.settle();
    }
    await passDays(world, 31);
    const [demand] = await world.rows<{ duty_no: string; pay_by_day: string; tax: bigint }>(
      `SELECT duty_no, pay_by_day, sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen)::bigint AS tax
       FROM tax_demand_item GROUP BY duty_no, pay_by_day`,
    );
    assert(demand);
    const amount = `${demand.tax / 100n}.${String(demand.tax % 100n).padStart(2, '0')}`;
    world.clock.nowMs = day(demand.pay_by_day, '23:59:50');
    const { actId } = await world.append('settlement.pay', FIRMS.seller, { dutyNo: demand.duty_no, amount });
    world.clock.nowMs = day(demand.pay_by_day, '23:59:50') + 15_000;
    world.restart();
    await sell(world, 'A3');
    await world.settle();
    const [outcome] = await world.rows<{ done: boolean; facts: string }>(
      'SELECT * FROM act_outcome WHERE act_id = $1',
      actId,
    );
    assert.equal(outcome?.done, true, outcome?.facts);
    assert.equal((JSON.parse(outcome.facts) as { paidOn: string }).paidOn, demand.pay_by_day);
    assert.ok(await isReleased(world, 'A3')());
  }));

test('after contingency the days of a return count from when the goods left, not from the reconciliation', () =>
  withDatabase('contingency days', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A', price: '10.00' });
    await world.send(declaration);
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
    const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
    await world.act('declaration.contingency', row?.pre_no ?? '', { incident: '停电' }, supervisor);
    await world.send(order, payment, waybill);
    await world.settle();
    await passDays(world, 40);
    const reconciled = await world.act('declaration.reconcile', row?.pre_no ?? '', {}, supervisor);
    assert.equal(reconciled.done, true, JSON.stringify(reconciled));
    const [after] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
    await world.send(refund({ orderNo: 'A', invtNo: after?.invt_no ?? '' }, [{ gnum: '1', qty: '1' }]));
    await world.settle();
    const [told] = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 626');
    assert.match(told?.body ?? '', /90060/, 'applied for on day 40, not within 30 days');
  }));

test('a cancellation that nobody decides holds the tax for fourteen days and no longer; granted later it is refunded', () =>
  withDatabase('undecided', async ({ store }) => {
    const world = await openWorld(store);
    const { invtNo } = await released(world, 'A');
    await passDays(world, 29);
    // 2026-06-30
    await world.send(cancellation({ orderNo: 'A', invtNo }));
    await world.settle();
    await passDays(world, 14);
    assert.equal((await world.rows('SELECT 1 FROM tax_demand_item')).length, 0, 'on 2026-07-14 it still waits');
    await passDays(world, 1);
    const items = await world.rows<{ bill_day: string; pay_by_day: string }>(
      'SELECT bill_day, pay_by_day FROM tax_demand_item',
    );
    assert.deepEqual(items, [{ bill_day: '2026-07-15', pay_by_day: '2026-07-29' }]);
    const [reversal] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', reversal?.pre_no ?? '', { decision: 'approve' });
    await world.settle();
    assert.equal((await world.rows('SELECT 1 FROM refund_claim')).length, 1);
    await clean(world);
  }));

const WRONG: readonly (readonly [
  name: string,
  change: (declaration: ReturnType<typeof purchase>['declaration']) => object,
])[] = [
  ['a negative price', (declaration) => lineOf(declaration, { totalPrice: '-5' })],
  [
    'a negative freight',
    (declaration) => ({ ...declaration, InventoryHead: { ...declaration.InventoryHead, freight: '-500' } }),
  ],
  ['a negative quantity', (declaration) => lineOf(declaration, { qty: '-1' })],
  ['a quantity beyond 64 bits', (declaration) => lineOf(declaration, { qty: '99999999999999' })],
  [
    'two lines with one number',
    (declaration) => ({ ...declaration, InventoryList: [...declaration.InventoryList, ...declaration.InventoryList] }),
  ],
];

for (const [name, change] of WRONG) {
  test(`a declaration that went by hand with ${name}: 90305 until the officer says the numbers, and its book goes on`, () =>
    withDatabase('reconcile wrong', async ({ store }) => {
      const world = await openWorld(store);
      const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
      const { declaration } = purchase({ orderNo: 'A', price: '10.00' });
      await world.send(change(declaration));
      await world.settle();
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
      const preNo = row?.pre_no ?? '';
      await world.act('declaration.contingency', preNo, { incident: '停电' }, supervisor);
      const without = { withoutDocuments: true };
      const first = await world.act('declaration.reconcile', preNo, without, supervisor);
      assert.deepEqual([first.done, first.code], [false, '90305']);
      const lines = [{ gnum: '1', quantity: '2', totalPrice: '20.00' }];
      const again = await world.act('declaration.reconcile', preNo, { ...without, lines }, supervisor);
      assert.equal(again.done, true, JSON.stringify(again));
      await world.settle();
      await released(world, 'B');
      assert.equal((await world.rows('SELECT 1 FROM set_aside')).length, 0);
      await clean(world);

      // Amended without its documents: refused with what is missing.
      await world.send({
        ...declaration,
        InventoryHead: { ...declaration.InventoryHead, appType: '2', appTime: '20260602100000' },
      });
      await world.settle();
      const [told] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM reversal WHERE kind = 3');
      if (Number(told?.n) === 0) return;
      const granted = await world.act('amendment.decide', preNo, { decision: 'approve' }, supervisor);
      assert.equal(granted.facts['refused'], '90001');
    }));
}

function lineOf(declaration: ReturnType<typeof purchase>['declaration'], changes: object): object {
  return { ...declaration, InventoryList: declaration.InventoryList.map((line) => ({ ...line, ...changes })) };
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}
