import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { type PurchaseDocuments, purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a payment, a waybill and a copNo serve one order only (B-06), although documents of different orders lie
// in different partitions and are looked at by different lanes.

/** An order that uses another order's payment, waybill and copNo. */
function borrowing(orderNo: string, from: string, n: number): PurchaseDocuments {
  const own = purchase({ orderNo, buyerIdNumber: identityNumber(n) });
  return {
    order: withHead(own, 'order', { payTransactionId: `P${from}` }),
    payment: withHead(own, 'payment', { payTransactionId: `P${from}` }),
    waybill: withHead(own, 'waybill', { logisticsNo: `W${from}` }),
    declaration: withHead(own, 'declaration', { logisticsNo: `W${from}`, copNo: `C${from}` }),
  };
}

async function statusesOf(world: World, kind: number): Promise<string[]> {
  const rows = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = $1', kind);
  return rows.flatMap((row) =>
    (JSON.parse(row.body) as { steps: { status: string }[] }).steps.map((step) => step.status),
  );
}

async function clean(world: World): Promise<void> {
  const report = await audit(world.store.pool);
  assert.deepEqual(
    report.checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('a second order with the numbers of the first is refused, document by document', () =>
  withDatabase('numbers', async ({ store }) => {
    const world = await openWorld(store);
    const first = purchase({ orderNo: 'AA', buyerIdNumber: identityNumber(1) });
    await world.send(first.order, first.payment, first.waybill, first.declaration);
    await world.settle();
    const second = borrowing('BB', 'AA', 2);
    await world.send(second.order, second.payment, second.waybill, second.declaration);
    await world.settle();
    assert.deepEqual((await statusesOf(world, 412)).sort(), ['-401007', '120']);
    assert.deepEqual((await statusesOf(world, 512)).sort(), ['-504015', '120']);
    assert.ok((await statusesOf(world, 622)).includes('-621004'));
    assert.deepEqual(await world.rows('SELECT order_no, state FROM declaration'), [{ order_no: 'AA', state: 800 }]);
    await clean(world);
  }));

test('a number that was deleted is free again', () =>
  withDatabase('deleted', async ({ store }) => {
    const world = await openWorld(store);
    const first = purchase({ orderNo: 'CC' });
    await world.send(first.payment);
    await world.send(withHead(first, 'payment', { appType: '3', appTime: '20260601110000' }));
    await world.settle();
    const second = borrowing('DD', 'CC', 3);
    await world.send(second.payment);
    await world.settle();
    assert.deepEqual((await statusesOf(world, 412)).sort(), ['120', '120', '120']);
    assert.deepEqual(await world.rows('SELECT order_no FROM number_claim WHERE kind = 2'), [{ order_no: 'DD' }]);
  }));

test('forty orders race for one payment, waybill and copNo over three lanes: one wins each', () =>
  withDatabase('race', async ({ store }) => {
    const world = await openWorld(store);
    const orders = Array.from({ length: 40 }, (_, n) => borrowing(`R${n}`, 'XX', n));
    await Promise.all(
      orders.map(({ order, payment, waybill, declaration }) => world.send(payment, order, waybill, declaration)),
    );
    const lanes = [0, 1, 2].map((n) => world.lane({ owner: `lane ${n}`, home: (part) => part % 3 === n }));
    await Promise.all(
      lanes.map(async (lane) => {
        while ((await lane.drainOnce()) > 0);
      }),
    );
    await Promise.all(lanes.map((lane) => lane.stop()));
    for (const kind of [412, 512]) {
      const statuses = await statusesOf(world, kind);
      assert.equal(statuses.length, 40);
      assert.equal(statuses.filter((status) => status === '120').length, 1, `${kind}`);
    }
    const [claims] = await world.rows('SELECT count(*) AS n FROM number_claim WHERE kind > 1');
    assert.deepEqual(claims, { n: 3n });
    await clean(world);
  }));
