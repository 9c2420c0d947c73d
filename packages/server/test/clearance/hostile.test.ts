import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Work } from '../../src/clearance/types.ts';
import { RELEASE } from '../../src/clearance/ways/release.ts';
import { withDatabase } from '../support/database.ts';
import { asideIn, numberOf } from '../support/faults.ts';
import { identityNumber } from '../support/identity.ts';
import { purchase, type PurchaseDocuments, withHead } from '../support/purchase.ts';
import { clean, reasonsOf, statesOf, stepsOf } from '../support/readings.ts';
import { openWorld } from '../support/world.ts';

// Proves that signed documents made to hurt are refused or put before an officer, and that the orders beside them in
// the same batch clear: one declarant cannot stop a lane.

type Line = Partial<PurchaseDocuments['order']['OrderList'][number]>;

/** The same purchase with one more line in order and declaration, the sums kept. */
function withLine(documents: PurchaseDocuments, change: Line): PurchaseDocuments {
  const [ordered] = documents.order.OrderList;
  const [declared] = documents.declaration.InventoryList;
  assert.ok(ordered && declared);
  return {
    ...documents,
    order: { ...documents.order, OrderList: [ordered, { ...ordered, ...change }] },
    declaration: { ...documents.declaration, InventoryList: [declared, { ...declared, ...change }] },
  };
}

/** The same purchase with this freight in all four documents. */
function withFreight(documents: PurchaseDocuments, freight: string, paid: string): PurchaseDocuments {
  return {
    order: withHead(documents, 'order', { freight, acturalPaid: paid }),
    payment: withHead(documents, 'payment', { amountPaid: paid }),
    waybill: withHead(documents, 'waybill', { freight }),
    declaration: withHead(documents, 'declaration', { freight }),
  };
}

const ZERO = { price: '0', totalPrice: '0' };
const HUGE = '9999999999999999999';

const HOSTILE: readonly {
  readonly name: string;
  readonly code: string;
  readonly at?: string;
  readonly make: (orderNo: string) => PurchaseDocuments;
}[] = [
  {
    name: 'two lines with one gnum and one item (−621027)',
    code: '-621027',
    make: (orderNo) => withLine(purchase({ orderNo }), ZERO),
  },
  {
    name: 'a quantity of nineteen digits, free of charge',
    code: '90024',
    make: (orderNo) => withLine(purchase({ orderNo }), { ...ZERO, gnum: '2', qty: HUGE }),
  },
  {
    name: 'a price of nineteen digits under the law that taxed everything (E-04)',
    code: '90005',
    at: '2018-06-01T02:00:00Z',
    make: (orderNo) => purchase({ orderNo, price: HUGE, quantity: '1' }),
  },
  {
    name: 'negative freight',
    code: '-900206',
    make: (orderNo) => withFreight(purchase({ orderNo }), '-10', '190'),
  },
];

for (const { name, code, at, make } of HOSTILE) {
  test(`refused, its neighbour cleared: ${name}`, () =>
    withDatabase('hostile', async ({ store }) => {
      const world = await openWorld(store);
      if (at !== undefined) world.clock.nowMs = Date.parse(at);
      const bad = make('BAD');
      const good = purchase({ orderNo: 'GOOD', buyerIdNumber: identityNumber(1) });
      await world.send(bad.order, bad.payment, bad.waybill, bad.declaration);
      await world.send(good.order, good.payment, good.waybill, good.declaration);
      await world.settle();
      assert.ok((await reasonsOf(world, 'BAD')).includes(code), String(await reasonsOf(world, 'BAD')));
      assert.deepEqual((await statesOf(world, 'BAD')).slice(-1), ['100']);
      // The neighbour was only worth looking at when its goods were on the declaration of the day.
      if (at === undefined) assert.deepEqual((await statesOf(world, 'GOOD')).slice(-1), ['800']);
      await clean(world);
    }));
}

test('work that travels comes back as it was, whatever its texts look like', () => {
  const account = { part: 3, book: 2, account: '3301960002n' } as const;
  const work: Work = {
    way: 'release',
    part: 1,
    serial: 7n,
    preNo: '123n',
    step: 'quota',
    stepPart: 3,
    travelled: true,
    quota: { ...account, book: 1 },
    limited: [],
    quotaYear: 2026,
    guarantee: account,
    stock: [{ ref: { ...account, book: 3 }, quantity5: 200_000n, gnum: '1' }],
    facts: {
      acceptedAtMs: 0,
      mode: '1210',
      annualUsedFen: 0n,
      freight5: 0n,
      insurance5: 0n,
      lines: [{ gcode: '12n', quantity5: 1n, total5: 2n }],
    },
    usedFen: null,
    route: 'reduced',
    quotaFen: 1n,
    dutiableFen: 1n,
    lines: [],
    taxFen: 12n,
    guaranteeWait: null,
    reasons: [{ code: '1', text: '-5n', path: '', found: '0n', allowed: '' }],
    inspect: { by: 'officer', code: '9n' },
    ending: 'reject',
  };
  assert.deepEqual(RELEASE.unpack(RELEASE.pack(work)), work);
  // Of a version that knew neither waiting nor inspection: it is not inspected by accident.
  const { inspect: _, ending: __, guaranteeWait: ___, ...older } = work;
  assert.deepEqual(RELEASE.unpack(RELEASE.pack(older as Work)), { ...work, inspect: null, guaranteeWait: null });
});

test('a document that cannot be opened stops its order only, is told about and set aside (B-07)', () =>
  withDatabase('poison', async ({ store }) => {
    const world = await openWorld(store);
    const all = Array.from({ length: 12 }, (_, n) => purchase({ orderNo: `P${n}`, buyerIdNumber: identityNumber(n) }));
    for (const { order, payment, waybill, declaration } of all) await world.send(order, payment, waybill, declaration);
    await world.rows("UPDATE document SET body = '\\x00' WHERE order_no = 'P0' AND kind = 1");
    const faults: unknown[] = [];
    const lane = world.lane({ owner: 'only', onFault: (fault) => faults.push(fault) });
    while ((await asideIn(world)).length < 4) {
      await lane.drainOnce().catch((fault: unknown) => faults.push(fault));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const rows = await world.rows('SELECT state, count(*) AS n FROM declaration GROUP BY state');
    assert.deepEqual(rows, [{ state: 800, n: 11n }]);
    assert.ok(faults.length > 0);
    // Repaired, it clears: nothing was lost.
    const [sound] = await world.rows<{ body: Buffer; part: number; message_id: string }>(
      "SELECT part, message_id FROM document WHERE order_no = 'P0' AND kind = 1",
    );
    assert.ok(sound);
    const body = world.vault.seal(
      Buffer.from(JSON.stringify(all[0]?.order)),
      `document/${sound.part}/${sound.message_id}/0`,
    );
    await world.rows("UPDATE document SET body = $1 WHERE order_no = 'P0' AND kind = 1", body);
    const [aside] = await asideIn(world);
    assert.ok(aside);
    await world.append('queue.retry', numberOf(aside));
    await world.settle(world.lane({ owner: 'only' }));
    assert.deepEqual((await statesOf(world, 'P0')).slice(-1), ['800']);
    await clean(world);
  }));

test('returnInfo of a declaration before an officer fits the element, however much there is to say', () =>
  withDatabase('long', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'L1', price: '20.00' });
    const [ordered] = documents.order.OrderList;
    const [declared] = documents.declaration.InventoryList;
    assert.ok(ordered && declared);
    const many = Array.from({ length: 99 }, (_, n) => String(n + 1));
    // A tariff code that the platform's table does not hold goes before an officer, line by line.
    const order = {
      ...withHead(documents, 'order', { goodsValue: '3960', acturalPaid: '3960' }),
      OrderList: many.map((gnum) => ({ ...ordered, gnum })),
    };
    const declaration = {
      ...documents.declaration,
      InventoryList: many.map((gnum) => ({ ...declared, gnum, gcode: '9999999900' })),
    };
    await world.send(order, withHead(documents, 'payment', { amountPaid: '3960' }), documents.waybill, declaration);
    await world.settle();
    assert.deepEqual((await statesOf(world, 'L1')).slice(-1), ['300']);
    for (const step of await stepsOf(world, 'L1')) assert.ok([...step.info].length <= 1000, String(step.info.length));
    await clean(world);
  }));
