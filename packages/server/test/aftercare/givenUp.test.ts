import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory } from '@tongguan/ceb';
import { withDatabase } from '../support/database.ts';
import { asideIn, drainUntil, numberOf } from '../support/faults.ts';
import { type PurchaseDocuments, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that work on a released declaration whose fault stays – an amendment, the reconciliation of goods that went by
// hand – can be given up before it has moved anything: it gives back what it held, ends with the reason, and may be asked
// for again. Once it has begun to move what is released it can only be tried again (B-07, I-01, K-03).

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const BOOKS = { quota: 1, guarantee: 2, stock: 3 } as const;

const withLine = (declaration: Inventory, changes: object): Inventory => ({
  ...declaration,
  InventoryList: declaration.InventoryList.map((line) => ({ ...line, ...changes })),
});

/** The database refuses entries of a book that keep what a declaration needs (2), or confirm or give back (3, 4, 6). */
async function faultAt(world: World, book: number, kinds: string): Promise<void> {
  await world.store.pool.query(`
    CREATE OR REPLACE FUNCTION injected() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'injected'; END $$;
    CREATE TRIGGER injected BEFORE INSERT ON ledger_entry FOR EACH ROW
      WHEN (NEW.book = ${book} AND NEW.kind IN (${kinds})) EXECUTE FUNCTION injected()`);
}

const mend = (world: World) => world.store.pool.query('DROP TRIGGER injected ON ledger_entry');

async function giveUp(world: World): Promise<{ done: boolean; code: string }> {
  const [aside] = await asideIn(world);
  assert(aside);
  return world.act('queue.give-up', numberOf(aside), {}, SUPERVISOR);
}

async function used(world: World): Promise<string[]> {
  const rows = await world.rows<{ n: string }>(
    "SELECT sum(reserved) || ' ' || sum(posted) AS n FROM ledger_account WHERE book < 4 GROUP BY book ORDER BY book",
  );
  return rows.map(({ n }) => n);
}

/** A released declaration of one piece, whose order says two: the amendment to two needs more of every account. */
async function amended(world: World): Promise<{ preNo: string; documents: PurchaseDocuments; declaration: Inventory }> {
  const documents = purchase({ orderNo: 'A', price: '10.00' });
  const preNo = await byHand(world, withLine(documents.declaration, { qty: '-1' }));
  await world.send(documents.order, documents.payment, documents.waybill);
  const lines = [{ gnum: '1', quantity: '1', totalPrice: '10.00' }];
  await world.act('declaration.reconcile', preNo, { lines }, SUPERVISOR);
  await world.settle();
  assert.deepEqual(await used(world), ['0 1000', '91 0', '0 100000']);
  const declaration = withHead(documents, 'declaration', { appType: '2', appTime: '20260601120000' });
  await world.send(declaration);
  await world.settle();
  return { preNo, documents, declaration };
}

async function byHand(world: World, declaration: Inventory): Promise<string> {
  await world.send(declaration);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
  await world.act('declaration.contingency', row?.pre_no ?? '', { incident: '停电' }, SUPERVISOR);
  return row?.pre_no ?? '';
}

for (const [name, book] of Object.entries(BOOKS)) {
  test(`an amendment that cannot hold ${name} is given up: nothing is held, the declaration stands, asked for again it is done`, () =>
    withDatabase(`amendment ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const { preNo, declaration } = await amended(world);
      await faultAt(world, book, '2');
      await world.append('amendment.decide', preNo, { decision: 'approve' });
      await drainUntil(world, async () => (await asideIn(world)).length > 0);
      await mend(world);
      const outcome = await giveUp(world);
      assert.deepEqual([outcome.done, outcome.code], [true, '']);
      await world.settle();
      assert.deepEqual(await used(world), ['0 1000', '91 0', '0 100000']);
      const [ended] = await world.rows<{ state: number; reasons: string }>('SELECT state, reasons FROM reversal');
      assert.equal(ended?.state, 100);
      assert.match(ended.reasons, /90312/);
      await clean(world);

      await world.send({ ...declaration, InventoryHead: { ...declaration.InventoryHead, appTime: '20260601130000' } });
      await world.settle();
      await world.act('amendment.decide', preNo, { decision: 'approve' });
      await world.settle();
      assert.deepEqual(await used(world), ['0 2000', '182 0', '0 200000']);
      await clean(world);
    }));
}

test('an amendment that has begun to move what is released is only tried again: 90311', () =>
  withDatabase('amendment half', async ({ store }) => {
    const world = await openWorld(store);
    const { preNo } = await amended(world);
    await faultAt(world, BOOKS.stock, '3');
    await world.append('amendment.decide', preNo, { decision: 'approve' });
    await drainUntil(world, async () => (await asideIn(world)).length > 0);
    await mend(world);
    assert.equal((await giveUp(world)).code, '90311');
    const [aside] = await asideIn(world);
    assert(aside);
    await world.act('queue.retry', numberOf(aside));
    await world.settle();
    assert.deepEqual(await used(world), ['0 2000', '182 0', '0 200000']);
    await clean(world);
  }));

for (const [name, book] of Object.entries(BOOKS)) {
  test(`a reconciliation that cannot hold ${name} is given up: the goods stay released, made again it is done`, () =>
    withDatabase(`reconciliation ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const preNo = await byHand(world, purchase({ orderNo: 'A', price: '10.00' }).declaration);
      await faultAt(world, book, '2');
      await world.append('declaration.reconcile', preNo, { withoutDocuments: true }, SUPERVISOR);
      await drainUntil(world, async () => (await asideIn(world)).length > 0);
      await mend(world);
      const outcome = await giveUp(world);
      assert.deepEqual([outcome.done, outcome.code], [true, '']);
      await world.settle();
      assert.deepEqual(
        (await used(world)).filter((one) => one !== '0 0'),
        [],
      );
      assert.deepEqual(await world.rows('SELECT state, route FROM declaration'), [{ state: 800, route: null }]);
      assert.deepEqual(await world.rows('SELECT done FROM contingency_reconciliation'), [{ done: false }]);
      await clean(world);

      const again = await world.act('declaration.reconcile', preNo, { withoutDocuments: true }, SUPERVISOR);
      assert.equal(again.done, true, JSON.stringify(again));
      await world.settle();
      assert.deepEqual(await used(world), ['0 2000', '182 0', '0 200000']);
      await clean(world);
    }));
}
