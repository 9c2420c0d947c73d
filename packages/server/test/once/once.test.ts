import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory } from '@tongguan/ceb';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { FIRMS, type PurchaseDocuments, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that an order, a payment and a waybill are cleared once, whatever the sequence in which declarations of it are stored,
// declared, amended, let go by hand and cancelled (B-06, D-01, I-01), and that an order is its platform's.

const OTHER = { ebpCode: '3301960009', ebpName: '另一平台' } as const;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

/** The declaration under another copNo, or with another head. */
function again(documents: PurchaseDocuments, copNo: string, head: object = {}): Inventory {
  return withHead(documents, 'declaration', { copNo, ...head });
}

const stored = (documents: PurchaseDocuments, copNo: string): Inventory => again(documents, copNo, { appStatus: '1' });
const declared = (documents: PurchaseDocuments, copNo: string, head: object = {}): Inventory =>
  again(documents, copNo, { appType: '2', appTime: '20260601110000', ...head });

/** The same purchase as another platform would tell it: equal numbers, but for what is given. */
function elsewhere(documents: PurchaseDocuments, numbers: { payment?: string; waybill?: string; copNo?: string } = {}) {
  const { payment = 'POTHER', waybill, copNo = 'COTHER' } = numbers;
  const carried = waybill === undefined ? {} : { logisticsNo: waybill };
  return {
    order: withHead(documents, 'order', { ...OTHER, payTransactionId: payment }),
    payment: withHead(documents, 'payment', { ...OTHER, payTransactionId: payment }),
    waybill: withHead(documents, 'waybill', carried),
    declaration: withHead(documents, 'declaration', { ...OTHER, ...carried, copNo }),
  };
}

async function send(world: World, ...documents: readonly object[]): Promise<void> {
  for (const document of documents) {
    await world.send(document);
    await world.settle();
  }
}

async function declarations(world: World): Promise<string[]> {
  const rows = await world.rows<{ cop_no: string; state: number; ending: string | null }>(
    'SELECT cop_no, state, ending FROM declaration ORDER BY part, serial',
  );
  return rows.map(({ cop_no, state, ending }) => [cop_no, state, ending ?? ''].join(' ').trim());
}

async function answers(world: World, kind: number): Promise<string[]> {
  const rows = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = $1 ORDER BY part, seq', kind);
  return rows.map(({ body }) => (JSON.parse(body) as { steps: { status: string }[] }).steps.at(-1)?.status ?? '');
}

async function preNoOf(world: World, copNo: string): Promise<string> {
  const [row] = await world.rows<{ pre_no: string }>(
    'SELECT pre_no FROM declaration WHERE cop_no = $1 ORDER BY serial DESC LIMIT 1',
    copNo,
  );
  return row?.pre_no ?? '';
}

/** What all accounts of a book hold and have used: 1 quota, 2 guarantee, 3 stock. */
async function used(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ book: number; n: string }>(
    'SELECT book, sum(reserved + posted)::text AS n FROM ledger_account GROUP BY book ORDER BY book',
  );
  return Object.fromEntries(rows.map(({ book, n }) => [book, n]));
}

const ONCE = { 1: '20000', 2: '1820', 3: '200000' };

test('a stored declaration is not declared once another of its order is (B-06, D-01)', () =>
  withDatabase('stored after', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, stored(a, 'S1'), a.order, a.payment, a.waybill, again(a, 'T1'));
    assert.deepEqual(await declarations(world), ['S1 1', 'T1 800']);
    await send(world, declared(a, 'S1'));
    assert.deepEqual(await declarations(world), ['S1 1', 'T1 800']);
    assert.equal((await answers(world, 622)).at(-1), '-621004');
    assert.deepEqual(await used(world), ONCE);
    await clean(world);
  }));

test('of two stored declarations of one order the first that is declared is the one (B-06, D-01)', () =>
  withDatabase('stored twice', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, stored(a, 'S1'), stored(a, 'S2'), a.order, a.payment, a.waybill);
    await send(world, declared(a, 'S2'), declared(a, 'S1'));
    assert.deepEqual(await declarations(world), ['S1 1', 'S2 800']);
    assert.deepEqual(await used(world), ONCE);
    await clean(world);
  }));

test('an amendment before release makes no other declaration of it: another platform, seller or direction is refused (I-01, D-01)', () =>
  withDatabase('amended elsewhere', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a, { waybill: 'WOTHER' });
    await send(world, b.order, b.payment, b.waybill, b.declaration, again(a, 'C1'));
    assert.deepEqual(await declarations(world), ['COTHER 800', 'C1 3']);
    for (const head of [OTHER, { ebcCode: FIRMS.logistics }, { ieFlag: 'E' }] as const) {
      await send(world, declared(a, 'C1', { logisticsNo: 'WOTHER', ...head }));
      assert.equal((await answers(world, 622)).at(-1), '-621012', JSON.stringify(head));
    }
    assert.deepEqual(await declarations(world), ['COTHER 800', 'C1 3']);
    const [body] = await world.rows<{ body: string }>(
      'SELECT body FROM receipt WHERE kind = 622 ORDER BY seq DESC LIMIT 1',
    );
    assert.match(body?.body ?? '', /ieFlag/);
    await clean(world);
  }));

test('one waybill carries one declaration, also of two platforms with the same order number (D-01)', () =>
  withDatabase('one waybill', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a);
    await send(world, a.order, a.payment, a.waybill, a.declaration, b.order, b.payment, b.declaration);
    assert.deepEqual(await declarations(world), ['CA1 800', 'COTHER 3']);
    // Its waybill never comes: what waits has an end, and says what was missing.
    world.clock.nowMs += 100 * 86_400_000;
    world.restart();
    await world.settle();
    assert.deepEqual((await declarations(world)).at(-1), 'COTHER 100');
    const [row] = await world.rows<{ reasons: string }>("SELECT reasons FROM declaration WHERE cop_no = 'COTHER'");
    assert.match(row?.reasons ?? '', /90001.*WA1/);
    assert.deepEqual(await used(world), ONCE);
  }));

test('a waybill of its own releases the other platform’s order of the same number (D-01)', () =>
  withDatabase('two platforms', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a, { waybill: 'WOTHER' });
    await send(world, a.order, a.payment, a.waybill, a.declaration, b.order, b.payment, b.waybill, b.declaration);
    assert.deepEqual(await declarations(world), ['CA1 800', 'COTHER 800']);
    assert.deepEqual(await used(world), { 1: '40000', 2: '3640', 3: '400000' });
    await clean(world);
  }));

test('a payment of a declared order does not become another platform’s by a change (B-06, D-01)', () =>
  withDatabase('payment moved', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a, { waybill: 'WOTHER', payment: 'PA1' });
    await send(world, a.order, a.payment, a.waybill, a.declaration, b.order, b.waybill);
    await send(world, withHead(a, 'payment', { ...OTHER, appType: '2', appTime: '20260601110000' }));
    assert.equal((await answers(world, 412)).at(-1), '-401008');
    await send(world, b.declaration);
    // The payment that its order names is another order's: a difference, and said at once.
    assert.deepEqual(await declarations(world), ['CA1 800', 'COTHER 100']);
  }));

test('cancelled after its release an order is declared anew, under the same copNo and another, and counted once (I-01)', () =>
  withDatabase('cancelled anew', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, a.order, a.payment, a.waybill, a.declaration);
    await cancel(world, 'CA1', 'X1');
    assert.deepEqual(await used(world), { 1: '0', 2: '0', 3: '0' });
    // Its order may be changed now, and its payment replaced by another.
    await send(
      world,
      withHead(a, 'order', { appType: '2', appTime: '20260602100000', payTransactionId: 'PNEW' }),
      withHead(a, 'payment', { appType: '3', appTime: '20260602100000' }),
      withHead(a, 'payment', { payTransactionId: 'PNEW' }),
    );
    assert.deepEqual((await answers(world, 312)).at(-1), '120');
    assert.deepEqual((await answers(world, 412)).slice(-2), ['120', '120']);
    await send(world, again(a, 'CA1', { appTime: '20260602100000' }));
    assert.deepEqual(await declarations(world), ['CA1 800 cancelled', 'CA1 800']);
    assert.deepEqual(await used(world), ONCE);
    // It stands: a third is refused, and its documents are locked again.
    await send(world, again(a, 'CNEW'), withHead(a, 'waybill', { appType: '3', appTime: '20260603100000' }));
    assert.equal((await answers(world, 622)).at(-1), '-621004');
    assert.equal((await answers(world, 512)).at(-1), '-504016');
    await cancel(world, 'CA1', 'X2');
    await send(world, again(a, 'CNEW', { appTime: '20260603100000' }));
    assert.deepEqual(await declarations(world), ['CA1 800 cancelled', 'CA1 800 cancelled', 'CNEW 800']);
    assert.deepEqual(await used(world), ONCE);
    // The payment that was taken away belongs to whoever uses it next.
    const b = purchase({ orderNo: 'B1' });
    await send(world, withHead(b, 'payment', { payTransactionId: 'PA1' }));
    assert.equal((await answers(world, 412)).at(-1), '120');
    await clean(world);
  }));

test('a cancelled declaration is declared anew by a change as well, but by none that is older (I-01, B-06)', () =>
  withDatabase('cancelled changed', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, a.order, a.payment, a.waybill, a.declaration);
    await cancel(world, 'CA1', 'X1');
    await send(world, declared(a, 'CA1', { appTime: '20260501100000' }));
    assert.equal((await answers(world, 622)).at(-1), '-621012');
    await send(world, declared(a, 'CA1'));
    assert.deepEqual(await declarations(world), ['CA1 800 cancelled', 'CA1 800']);
    await clean(world);
  }));

test('a stored declaration that was taken back gave up its number: a later change does not take it from another order (B-06)', () =>
  withDatabase('number given up', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = purchase({ orderNo: 'B1' });
    await send(world, stored(a, 'S1'), again(a, 'S1', { appType: '3', appTime: '20260601110000' }));
    // Another order takes the number that is free now, in another spelling.
    await send(world, stored(b, 's1'));
    for (const appStatus of ['1', '2']) await send(world, declared(a, 'S1', { appStatus, appTime: '20260601120000' }));
    assert.equal((await answers(world, 622)).filter((status) => status === '-621004').length, 2);
    assert.deepEqual(await declarations(world), ['S1 100', 's1 1']);
    await clean(world);
  }));

test('a declaration that waits for guarantee holds its order and its waybill against the other platform’s (G-04, D-01)', () =>
  withDatabase('held while waiting', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '10', parameters: { guaranteeWaitMs: 7_200_000 } });
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a);
    await send(world, a.order, a.payment, a.waybill, a.declaration, b.order, b.payment);
    assert.deepEqual(await declarations(world), ['CA1 120']);
    // The guarantee would do for the other, but the parcel is the first one's.
    await send(world, b.declaration, declared(a, 'CA1', { copNo: 'CA2' }), again(a, 'CA3'));
    assert.deepEqual(await declarations(world), ['CA1 120', 'COTHER 3']);
    await world.act('guarantee.deposit', FIRMS.seller, { amount: '8.20', kind: 'cash' });
    assert.deepEqual(await declarations(world), ['CA1 800', 'COTHER 3']);
    assert.deepEqual(await used(world), ONCE);
    await clean(world);
  }));

for (const [anew, expected] of [
  [false, ['CA1 800 returned']],
  [true, ['CA1 800 returned', 'CNEW 800']],
] as const) {
  test(`an order that was returned whole ${anew ? 'is declared anew where the installation says so' : 'stays with its declaration'} (I-02)`, () =>
    withDatabase(`returned ${anew}`, async ({ store }) => {
      const world = await openWorld(store, { parameters: { returnedMayBeDeclared: anew } });
      const a = purchase({ orderNo: 'A1' });
      await send(world, a.order, a.payment, a.waybill, a.declaration);
      const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
      await send(world, refund({ orderNo: 'A1', invtNo: row?.invt_no ?? '' }, [{ gnum: '1', qty: '2' }]));
      const [back] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      await world.act('return.decide', back?.pre_no ?? '', { decision: 'approve' });
      const arrived = { site: '3301960005', originalState: true, fitForResale: true };
      assert.equal((await world.act('return.arrive', back?.pre_no ?? '', arrived)).done, true);
      assert.deepEqual(await used(world), { 1: '0', 2: '0', 3: '0' });
      await send(world, again(a, 'CNEW'));
      assert.deepEqual(await declarations(world), expected);
      assert.deepEqual(await used(world), anew ? ONCE : { 1: '0', 2: '0', 3: '0' });
      await clean(world);
    }));
}

test('goods let go by hand take their order and waybill, however these are written elsewhere (K-03, D-01)', () =>
  withDatabase('by hand', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, a.declaration);
    assert.equal((await letGo(world, 'CA1')).done, true);
    // Another order with its waybill, and the same order in small letters: neither gets what is used.
    const b = purchase({ orderNo: 'B1' });
    await send(world, withHead(b, 'waybill', { logisticsNo: 'wa1' }));
    assert.equal((await answers(world, 512)).at(-1), '-504015');
    const small = purchase({ orderNo: 'a1' });
    await send(world, small.order, again(small, 'CSMALL', { logisticsNo: 'WSMALL' }));
    assert.equal((await answers(world, 312)).at(-1), '-301010');
    assert.deepEqual(
      [(await letGo(world, 'CSMALL')).code, (await declarations(world)).sort()],
      ['90353', ['CA1 800', 'CSMALL 3']],
    );
    await send(world, withHead(b, 'declaration', { logisticsNo: 'WA1' }));
    assert.equal((await letGo(world, 'CB1')).code, '90353');
    // Its own documents come afterwards, and it is reconciled with them.
    await send(world, a.order, a.payment, a.waybill);
    assert.equal((await world.act('declaration.reconcile', await preNoOf(world, 'CA1'))).done, true);
    assert.deepEqual(await used(world), ONCE);
    await clean(world);
  }));

test('of two platforms’ declarations with one number and one waybill one goes by hand, with its own documents (K-03, D-01)', () =>
  withDatabase('by hand twice', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const b = elsewhere(a);
    await send(world, b.order, b.payment, b.declaration, a.declaration);
    assert.equal((await letGo(world, 'CA1')).done, true);
    assert.equal((await letGo(world, 'COTHER')).code, '90353');
    await send(world, a.waybill);
    assert.deepEqual(await declarations(world), ['COTHER 3', 'CA1 800']);
    // The other platform's order and payment are none of its documents.
    assert.equal((await world.act('declaration.reconcile', await preNoOf(world, 'CA1'))).code, '90305');
    await send(world, a.order, a.payment);
    assert.equal((await world.act('declaration.reconcile', await preNoOf(world, 'CA1'))).done, true);
    assert.deepEqual(await used(world), ONCE);
    await clean(world);
  }));

test('cancelled, a declaration that went by hand without documents gives its numbers back (K-03, I-01)', () =>
  withDatabase('by hand cancelled', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await send(world, a.declaration);
    await letGo(world, 'CA1');
    const alone = await world.act('declaration.reconcile', await preNoOf(world, 'CA1'), { withoutDocuments: true });
    assert.equal(alone.done, true, JSON.stringify(alone));
    await cancel(world, 'CA1', 'X1');
    assert.deepEqual(await world.rows('SELECT kind FROM number_claim'), [{ kind: 4 }]);
    const b = purchase({ orderNo: 'B1' });
    await send(world, withHead(b, 'waybill', { logisticsNo: 'WA1' }));
    assert.equal((await answers(world, 512)).at(-1), '120');
    await clean(world);
  }));

const letGo = async (world: World, copNo: string) =>
  world.act('declaration.contingency', await preNoOf(world, copNo), { incident: 'SITE-2026-007' }, SUPERVISOR);

async function cancel(world: World, copNo: string, asked: string): Promise<void> {
  const [row] = await world.rows<{ order_no: string; invt_no: string }>(
    'SELECT order_no, invt_no FROM declaration WHERE cop_no = $1 ORDER BY serial DESC LIMIT 1',
    copNo,
  );
  await send(world, cancellation({ orderNo: row?.order_no ?? '', invtNo: row?.invt_no ?? '', copNo: asked }));
  const [back] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', asked);
  const decided = await world.act('cancellation.decide', back?.pre_no ?? '', { decision: 'approve' });
  assert.equal(decided.done, true, JSON.stringify(decided));
}
