import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory } from '@tongguan/ceb';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, type PurchaseDocuments, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what an officer booked of goods that had gone by hand is what is taken back and amended afterwards, whatever
// the declaration had stated (K-03, I-01, I-02): two pieces went, so two come back to the book, and their tax and quota
// with them.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const LINES = [{ gnum: '1', quantity: '2', totalPrice: '20.00' }];
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };

const lineOf = (declaration: Inventory, changes: object): Inventory => ({
  ...declaration,
  InventoryList: declaration.InventoryList.map((line) => ({ ...line, ...changes })),
});

/** Numbers that cannot be booked, so that the officer says them. */
const DECLARED: readonly (readonly [name: string, declared: (declaration: Inventory) => Inventory])[] = [
  ['−1', (declaration) => lineOf(declaration, { qty: '-1' })],
  ['5 at a negative price', (declaration) => lineOf(declaration, { qty: '5', totalPrice: '-5' })],
  ['99999999999999', (declaration) => lineOf(declaration, { qty: '99999999999999' })],
  [
    '7 twice under one number',
    (declaration) => ({
      ...lineOf(declaration, { qty: '7' }),
      InventoryList: [...lineOf(declaration, { qty: '7' }).InventoryList, ...declaration.InventoryList],
    }),
  ],
];

/** Released by hand and reconciled with the officer's numbers: two pieces for 20.00, tax 1.82. */
async function reconciled(
  world: World,
  documents: PurchaseDocuments,
  declaration: Inventory,
): Promise<{ preNo: string; invtNo: string }> {
  await world.send(declaration);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
  const preNo = row?.pre_no ?? '';
  await world.act('declaration.contingency', preNo, { incident: '停电' }, SUPERVISOR);
  await world.send(documents.order, documents.payment, documents.waybill);
  await world.settle();
  const done = await world.act('declaration.reconcile', preNo, { lines: LINES }, SUPERVISOR);
  assert.equal(done.done, true, JSON.stringify(done));
  await world.settle();
  assert.deepEqual(await used(world), { 1: '2000', 2: '182', 3: '200000' });
  const [after] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
  return { preNo, invtNo: after?.invt_no ?? '' };
}

/** What all accounts of a book hold and have used: 1 quota, 2 guarantee, 3 stock. */
async function used(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ book: number; n: string }>(
    'SELECT book, sum(reserved + posted)::text AS n FROM ledger_account WHERE book < 4 GROUP BY book ORDER BY book',
  );
  return Object.fromEntries(rows.map(({ book, n }) => [book, n]));
}

async function nothingFaulted(world: World): Promise<void> {
  assert.deepEqual(await world.rows('SELECT kind, fault FROM set_aside'), []);
  await clean(world);
}

for (const [name, declared] of DECLARED) {
  test(`declared ${name}, booked 2: a cancellation gives back 2 (I-01)`, () =>
    withDatabase('booked cancelled', async ({ store }) => {
      const world = await openWorld(store);
      const documents = purchase({ orderNo: 'A', price: '10.00' });
      const { invtNo } = await reconciled(world, documents, declared(documents.declaration));
      await world.send(cancellation({ orderNo: 'A', invtNo }));
      await world.settle();
      const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      const decided = await world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
      assert.equal(decided.done, true, JSON.stringify(decided));
      await world.settle();
      assert.deepEqual(await used(world), { 1: '0', 2: '0', 3: '0' });
      await nothingFaulted(world);
    }));

  test(`declared ${name}, booked 2: 3 do not come back, 1 and 1 do, and then it is all back (I-02)`, () =>
    withDatabase('booked returned', async ({ store }) => {
      const world = await openWorld(store);
      const documents = purchase({ orderNo: 'A', price: '10.00' });
      const { invtNo } = await reconciled(world, documents, declared(documents.declaration));
      await world.send(refund({ orderNo: 'A', invtNo, copNo: 'R3' }, [{ gnum: '1', qty: '3' }]));
      await world.settle();
      const [told] = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 626');
      assert.match(told?.body ?? '', /0 < qty ≤ 2/);
      for (const copNo of ['R1', 'R2']) {
        await world.send(refund({ orderNo: 'A', invtNo, copNo }, [{ gnum: '1', qty: '1' }]));
        await world.settle();
        const [open] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE state = 300');
        await world.act('return.decide', open?.pre_no ?? '', { decision: 'approve' });
        const arrived = await world.act('return.arrive', open?.pre_no ?? '', GOOD);
        assert.equal(arrived.done, true, JSON.stringify(arrived));
        await world.settle();
      }
      assert.deepEqual(await used(world), { 1: '0', 2: '0', 3: '0' });
      assert.deepEqual(await world.rows('SELECT ending FROM declaration'), [{ ending: 'returned' }]);
      await nothingFaulted(world);
    }));

  test(`declared ${name}, booked 2: an amendment moves the difference from 2 (I-01)`, () =>
    withDatabase('booked amended', async ({ store }) => {
      const world = await openWorld(store);
      const documents = purchase({ orderNo: 'A', price: '10.00' });
      const { preNo } = await reconciled(world, documents, declared(documents.declaration));
      await world.send(withHead(documents, 'declaration', { appType: '2', appTime: '20260601120000' }));
      await world.settle();
      const decided = await world.act('amendment.decide', preNo, { decision: 'approve' });
      assert.deepEqual([decided.done, decided.facts['refused']], [true, undefined], JSON.stringify(decided));
      await world.settle();
      assert.deepEqual(await used(world), { 1: '2000', 2: '182', 3: '200000' });
      assert.deepEqual(await world.rows('SELECT state FROM reversal'), [{ state: 399 }]);
      await nothingFaulted(world);
    }));
}
