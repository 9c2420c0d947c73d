import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory, InventoryHead, InventoryLine } from '@tongguan/ceb';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';
import { clean, statesOf } from '../support/readings.ts';
import { NOW_MS, openWorld, type World } from '../support/world.ts';

// Proves what an amendment after release (621, appType 2) does (I-01): an officer decides; granted, quota, guarantee, stock and
// tax bill follow the new content as one; not granted, or not fitting, the released declaration stands as it was, to the fen.

const DAY_MS = 86_400_000;
const LATER = '20260601120000';

type Change = { readonly head?: Partial<InventoryHead>; readonly line?: Partial<InventoryLine> };

/** The declaration of a purchase with other fields, as a change that is applied for later. */
function amended(orderNo: string, { head = {}, line = {} }: Change, appTime = LATER): Inventory {
  const { declaration } = purchase({ orderNo });
  const [first] = declaration.InventoryList;
  assert.ok(first);
  return {
    InventoryHead: { ...declaration.InventoryHead, appType: '2', appTime, ...head },
    InventoryList: [{ ...first, ...line }],
  };
}

async function release(world: World, orderNo = 'A1'): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string; state: number }>(
    'SELECT pre_no, state FROM declaration WHERE order_no = $1',
    orderNo,
  );
  assert.equal(row?.state, 800);
  return row.pre_no;
}

type Standing = {
  readonly quota: bigint;
  readonly held: bigint;
  readonly stock: readonly string[];
  readonly bill: bigint;
};

async function standing(world: World): Promise<Standing> {
  const accounts = await world.rows<{ book: number; account: string; reserved: bigint; posted: bigint }>(
    'SELECT book, account, reserved, posted FROM ledger_account ORDER BY book, account',
  );
  const sum = (book: number): bigint =>
    accounts.filter((row) => row.book === book).reduce((total, row) => total + row.reserved + row.posted, 0n);
  const [bill] = await world.rows<{ vat: bigint }>('SELECT value_added_tax_fen AS vat FROM tax_bill');
  const stock = accounts
    .filter((row) => row.book === 3 && row.posted + row.reserved > 0n)
    .map((row) => `${row.account.split('/')[1] ?? ''} ${(row.posted + row.reserved) / 100_000n}`);
  return { quota: sum(1), held: sum(2), stock, bill: bill?.vat ?? 0n };
}

async function lastCodes(world: World): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    `SELECT body FROM receipt WHERE kind = 622 AND body LIKE '%"CA1"%' ORDER BY part, seq`,
  );
  const steps = (JSON.parse(rows.at(-1)?.body ?? '{}') as { steps: { status: string; info: string }[] }).steps;
  const last = steps.at(-1);
  return [last?.status ?? '', ...[...(last?.info ?? '').matchAll(/\[Code:(-?\d+)/g)].map(([, code]) => code ?? '')];
}

const decide = (world: World, preNo: string, decision: string) => world.act('amendment.decide', preNo, { decision });

test('granted, what the declaration says is what counts: another item of the book, and nothing is left of the old', () =>
  withDatabase('amend granted', async ({ store }) => {
    const world = await openWorld(store);
    await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM02'), 1_000_000n, 'inbound', 'inbound', NOW_MS);
    const preNo = await release(world);
    const before = await standing(world);
    assert.deepEqual(before, { quota: 20_000n, held: 1_820n, stock: ['ITEM01 2'], bill: 1_820n });
    await world.send(amended('A1', { line: { itemRecordNo: 'ITEM02' }, head: { note: '更正料号' } }));
    await world.settle();
    assert.deepEqual(await lastCodes(world), ['800', '90280']);
    assert.deepEqual(await standing(world), before, 'nothing happens before the decision');
    assert.equal((await decide(world, preNo, 'approve')).done, true);
    assert.deepEqual(await standing(world), { ...before, stock: ['ITEM02 2'] });
    assert.deepEqual((await statesOf(world, 'A1')).slice(-3), ['800', '399', '800']);
    assert.deepEqual(await lastCodes(world), ['800', '90281']);
    // Once: there is nothing left to decide.
    assert.equal((await decide(world, preNo, 'approve')).code, '90042');
    await clean(world);
  }));

test('another classification, another tax: the difference is held, later freed, and a new bill tells it', () =>
  withDatabase('amend tax', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await release(world);
    // 200 yuan for 10 g are perfume of 20 yuan a gram: 15 % consumption tax, 24.71, and VAT of 21.41.
    const perfume = { gcode: '3303000000', gname: '测试香水', qty1: '0.01', unit2: '011', qty2: '2' };
    await world.send(amended('A1', { line: perfume }));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await lastCodes(world), ['800', '90281']);
    assert.deepEqual(await standing(world), { quota: 20_000n, held: 4_612n, stock: ['ITEM01 2'], bill: 2_141n });
    const [declared] = await world.rows('SELECT consumption_tax_fen, value_added_tax_fen FROM declaration');
    assert.deepEqual(declared, { consumption_tax_fen: 2_471n, value_added_tax_fen: 2_141n });
    await world.send(amended('A1', {}, '20260601130000'));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await standing(world), { quota: 20_000n, held: 1_820n, stock: ['ITEM01 2'], bill: 1_820n });
    const bills = await world.rows<{ body: string }>(
      'SELECT body FROM receipt WHERE kind = 816 AND recipient = $1 ORDER BY part, seq',
      FIRMS.seller,
    );
    const taxes = bills.map(
      ({ body }) => (JSON.parse(body) as { subject: Record<string, string> }).subject['consumptionTax'],
    );
    assert.deepEqual(taxes, ['0.00', '24.71', '0.00']);
    await clean(world);
  }));

test('granted, but the guarantee is too small for the difference: nothing changes (90002)', () =>
  withDatabase('amend guarantee', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '40' });
    const preNo = await release(world);
    const before = await standing(world);
    await world.send(amended('A1', { line: { gcode: '3303000000', qty1: '0.01', unit2: '011', qty2: '2' } }));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await lastCodes(world), ['800', '90282', '90002']);
    assert.deepEqual(await standing(world), before);
    await clean(world);
  }));

test('granted, but the guarantor has an overdue demand: it gives no more (90083), and what needs less goes through', () =>
  withDatabase('amend overdue', async ({ store }) => {
    const world = await openWorld(store);
    await release(world, 'Z1');
    world.clock.nowMs += 44 * DAY_MS;
    world.restart();
    await world.settle();
    const preNo = await release(world);
    world.clock.nowMs += 3 * DAY_MS;
    world.restart();
    await world.settle();
    const perfume = { gcode: '3303000000', qty1: '0.01', unit2: '011', qty2: '2' };
    await world.send(amended('A1', { line: perfume }));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await lastCodes(world), ['800', '90282', '90083']);
    await world.send(amended('A1', { head: { note: '更正' } }, '20260901130000'));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await lastCodes(world), ['800', '90281']);
    await clean(world);
  }));

test('of 2018 beyond the annual limit, taxed in full: amended it still is, and uses no quota (E-04)', () =>
  withDatabase('amend 2018', async ({ store }) => {
    const world = await openWorld(store);
    world.clock.nowMs = Date.parse('2018-11-05T10:00:00+08:00');
    world.restart();
    for (let index = 0; index < 10; index += 1) {
      const { order, payment, waybill, declaration } = purchase({ orderNo: `U${index}`, price: '1000.00' });
      await world.send(order, payment, waybill, declaration);
    }
    await world.settle();
    const preNo = await release(world);
    const [before] = await world.rows("SELECT route, quota_fen FROM declaration WHERE order_no = 'A1'");
    assert.deepEqual(before, { route: 'full', quota_fen: 0n });
    await world.send(amended('A1', { head: { note: '更正' } }, '20260701100000'));
    await world.settle();
    await decide(world, preNo, 'approve');
    assert.deepEqual(await lastCodes(world), ['800', '90281']);
    const [after] = await world.rows("SELECT route, quota_fen FROM declaration WHERE order_no = 'A1'");
    assert.deepEqual(after, before);
    await clean(world);
  }));

test('refused by the officer nothing changes, and another application may follow', () =>
  withDatabase('amend refused', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await release(world);
    const before = await standing(world);
    await world.send(amended('A1', { head: { note: '甲' } }));
    await world.settle();
    // A second one while the first is open.
    await world.send(amended('A1', { head: { note: '乙' } }, '20260601130000'));
    await world.settle();
    assert.deepEqual(await lastCodes(world), ['-621012', '-621012']);
    assert.equal((await decide(world, preNo, 'refuse')).done, true);
    assert.deepEqual(await lastCodes(world), ['800', '90282', '90041']);
    assert.deepEqual(await standing(world), before);
    await world.send(amended('A1', { head: { note: '丙' } }, '20260601140000'));
    await world.settle();
    assert.equal((await decide(world, preNo, 'approve')).done, true);
    assert.deepEqual(await standing(world), before);
    await clean(world);
  }));

const FIXED: readonly (readonly [name: string, change: Change])[] = [
  ['another guarantor', { head: { assureCode: FIRMS.platform } }],
  ['another person', { head: { buyerIdNumber: '110101199003074821' } }],
  ['another parcel', { head: { logisticsNo: 'W-OTHER' } }],
  ['another mode', { head: { tradeMode: '9610' } }],
];
for (const [name, change] of FIXED) {
  test(`${name}: not by amendment, −621012 names the field`, () =>
    withDatabase(`amend ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const preNo = await release(world);
      const before = await standing(world);
      await world.send(amended('A1', change));
      await world.settle();
      assert.equal((await lastCodes(world))[0], '-621012');
      assert.equal((await decide(world, preNo, 'approve')).code, '90042');
      assert.deepEqual(await standing(world), before);
      const bodies = await world.rows<{ body: string }>('SELECT body FROM receipt');
      assert.ok(
        bodies.every(({ body }) => !body.includes('110101199003074821')),
        'no identity number in a receipt',
      );
      await clean(world);
    }));
}

const UNFIT: readonly (readonly [name: string, change: Change, code: string])[] = [
  ['more pieces than the order has', { line: { qty: '3', totalPrice: '300' } }, '1322'],
  ['an item the book does not have', { line: { itemRecordNo: 'ITEM99' } }, '90003'],
  ['an item with too little of it', { line: { itemRecordNo: 'ITEM02' } }, '90003'],
];
for (const [name, change, code] of UNFIT) {
  test(`granted, but ${name}: the declaration stands as it was (${code})`, () =>
    withDatabase(`amend unfit ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM02'), 100_000n, 'inbound', 'inbound', NOW_MS);
      const preNo = await release(world);
      const before = await standing(world);
      await world.send(amended('A1', change));
      await world.settle();
      assert.equal((await decide(world, preNo, 'approve')).done, true);
      const [status, refused, ...reasons] = await lastCodes(world);
      assert.deepEqual([status, refused], ['800', '90282']);
      assert.ok(reasons.includes(code), reasons.join(' '));
      assert.deepEqual(await standing(world), before);
      await clean(world);
    }));
}

test('while an application is open its declaration is neither cancelled nor returned, and its tax waits a fortnight', () =>
  withDatabase('amend open', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await release(world);
    const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
    world.clock.nowMs += 29 * DAY_MS;
    world.restart();
    await world.settle();
    await world.send(amended('A1', { head: { note: '甲' } }));
    await world.settle();
    await world.send(cancellation({ orderNo: 'A1', invtNo: row?.invt_no ?? '', copNo: 'X1' }));
    await world.send(refund({ orderNo: 'A1', invtNo: row?.invt_no ?? '', copNo: 'R1' }, [{ gnum: '1', qty: '1' }]));
    await world.settle();
    const kinds = await world.rows<{ kind: number }>('SELECT kind FROM reversal');
    assert.deepEqual(kinds, [{ kind: 3 }]);
    world.clock.nowMs += 3 * DAY_MS;
    world.restart();
    await world.settle();
    const bill = async () => (await world.rows<{ status: number }>('SELECT status FROM tax_bill'))[0]?.status;
    assert.equal(await bill(), 1);
    await decide(world, preNo, 'refuse');
    world.clock.nowMs += 2 * DAY_MS;
    world.restart();
    await world.settle();
    assert.equal(await bill(), 2);
    // On a demand, the declaration is not amended any more.
    await world.send(amended('A1', { head: { note: '乙' } }, '20260801120000'));
    await world.settle();
    assert.deepEqual((await lastCodes(world)).slice(0, 2), ['-621012', '90283']);
    await clean(world);
  }));

test('by two lanes, each leasing half of the partitions, it ends the same', () =>
  withDatabase('amend two lanes', async ({ store }) => {
    const world = await openWorld(store);
    await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM02'), 1_000_000n, 'inbound', 'inbound', NOW_MS);
    const lanes = [0, 1].map((half) => world.lane({ owner: `half-${half}`, home: (part) => part % 2 === half }));
    const both = async (): Promise<void> => {
      for (let round = 0; round < 12; round += 1) for (const lane of lanes) await lane.drainOnce();
    };
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, payment, waybill, declaration);
    await both();
    await world.send(amended('A1', { line: { itemRecordNo: 'ITEM02' } }));
    await both();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
    await world.act('amendment.decide', row?.pre_no ?? '', { decision: 'approve' }).catch(() => undefined);
    await both();
    assert.deepEqual((await standing(world)).stock, ['ITEM02 2']);
    await clean(world);
  }));

for (const decision of ['approve', 'refuse']) {
  test(`applied for and decided in one batch: ${decision}d as if it had been looked at in between (I-01)`, () =>
    withDatabase(`amend at once ${decision}`, async ({ store }) => {
      const world = await openWorld(store);
      await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM02'), 1_000_000n, 'inbound', 'inbound', NOW_MS);
      const preNo = await release(world);
      await world.send(amended('A1', { line: { itemRecordNo: 'ITEM02' } }));
      world.clock.nowMs += 1;
      await world.append('amendment.decide', preNo, { decision });
      await world.settle();
      const isGranted = decision === 'approve';
      assert.deepEqual(await world.rows('SELECT done FROM act_outcome'), [{ done: true }]);
      assert.deepEqual((await standing(world)).stock, [isGranted ? 'ITEM02 2' : 'ITEM01 2']);
      const [ended] = await world.rows('SELECT state, ended_ms FROM reversal');
      assert.deepEqual(ended, { state: isGranted ? 399 : 100, ended_ms: BigInt(world.clock.nowMs) });
      await clean(world);
    }));
}
