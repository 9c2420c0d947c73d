import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stockAccount } from '../../src/ledgers/index.ts';
import type { PurchaseDocuments, PurchaseOptions } from '../support/purchase.ts';
import { BOOK, purchase, withHead } from '../support/purchase.ts';
import { withDatabase } from '../support/database.ts';
import { clean, reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a bonded declaration is of its account book: its district, and the unit in which each item is counted, which an
// entry says, and no declaration (J-01). Nobody is refused for a unit that customs has not said.

const PIECE = '011';
const KILOGRAM = '035';

/** A purchase whose order and declaration count in this unit. */
function counted(unit: string, options: PurchaseOptions): PurchaseDocuments {
  const documents = purchase(options);
  const { order, declaration } = documents;
  return {
    ...documents,
    order: { ...order, OrderList: order.OrderList.map((line) => ({ ...line, unit })) },
    declaration: { ...declaration, InventoryList: declaration.InventoryList.map((line) => ({ ...line, unit })) },
  };
}

async function declare(world: World, { order, payment, waybill, declaration }: PurchaseDocuments): Promise<void> {
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

async function ended(world: World, orderNo: string): Promise<string> {
  return [(await statesOf(world, orderNo)).at(-1), ...(await reasonsOf(world, orderNo))].join(' ');
}

const enter = (unit?: string): Record<string, unknown> => ({
  document: '测试',
  items: [{ itemRecordNo: 'ITEM01', quantity: '5', ...(unit === undefined ? {} : { unit }) }],
});

test('a declaration to another district than its book’s is refused, with everything else that is wrong (J-01, D-04)', () =>
  withDatabase('district of the book', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A1' });
    const declaration = withHead(documents, 'declaration', { customsCode: '2992', packNo: '2' });
    await declare(world, { ...documents, declaration });
    assert.equal(await ended(world, 'A1'), '100 90026 90332');
    const [row] = await world.rows<{ reasons: string }>('SELECT reasons FROM declaration');
    const [, reason] = JSON.parse(row?.reasons ?? '[]') as { path: string; found: string; allowed: string }[];
    assert.deepEqual(
      [reason?.path, reason?.found, reason?.allowed],
      ['InventoryHead/customsCode', '2992', BOOK.customsCode],
    );
    await clean(world);
  }));

test('a unit that customs has not said refuses nobody, whatever others declared before (J-01)', () =>
  withDatabase('declarations teach nothing', async ({ store }) => {
    const world = await openWorld(store);
    // One piece in a wrong unit, released; then what is right, and what is wrong again.
    for (const [orderNo, unit] of [
      ['A1', KILOGRAM],
      ['A2', PIECE],
      ['A3', PIECE],
      ['A4', KILOGRAM],
    ] as const) {
      await declare(world, counted(unit, { orderNo }));
      assert.equal(await ended(world, orderNo), '800');
    }
    assert.deepEqual(await world.rows('SELECT * FROM book_item'), []);
    await clean(world);
  }));

test('a unit that a declaration taught an old database refuses nobody, and gives way to what customs says (J-01)', () =>
  withDatabase('taught before', async ({ store }) => {
    const world = await openWorld(store);
    const { part, account } = stockAccount(BOOK.emsNo, 'ITEM01');
    await world.rows(
      "INSERT INTO book_item (part, account, unit, said_by, since_ms) VALUES ($1, $2, $3, 'list', 0)",
      part,
      account,
      KILOGRAM,
    );
    await declare(world, counted(PIECE, { orderNo: 'A1' }));
    assert.equal(await ended(world, 'A1'), '800');
    assert.equal((await world.act('book.enter', BOOK.emsNo, enter(PIECE))).done, true);
    await declare(world, counted(KILOGRAM, { orderNo: 'A2' }));
    assert.equal(await ended(world, 'A2'), '100 90333');
    assert.deepEqual(await world.rows('SELECT account, unit, said_by FROM book_item'), [
      { account, unit: PIECE, said_by: 'entry' },
    ]);
    await clean(world);
  }));

test('what an entry says counts for every declaration from then on, and stays', () =>
  withDatabase('said', async ({ store }) => {
    const world = await openWorld(store);
    await declare(world, counted(PIECE, { orderNo: 'A1' }));
    assert.equal((await world.act('book.enter', BOOK.emsNo, enter())).done, true);
    await declare(world, counted(PIECE, { orderNo: 'A2' }));
    assert.equal(await ended(world, 'A2'), '800', 'an entry without a unit says none');
    assert.equal((await world.act('book.enter', BOOK.emsNo, enter(KILOGRAM))).done, true);
    await declare(world, counted(PIECE, { orderNo: 'A3' }));
    assert.equal(await ended(world, 'A3'), '100 90333');
    await declare(world, counted(KILOGRAM, { orderNo: 'A4' }));
    assert.equal(await ended(world, 'A4'), '800');

    const before = await world.rows('SELECT granted FROM ledger_account WHERE account = $1', `${BOOK.emsNo}/ITEM01`);
    const again = await world.act('book.enter', BOOK.emsNo, enter(PIECE));
    assert.deepEqual([again.done, again.code, again.facts['found']], [false, '90333', 'ITEM01: 011']);
    const nobodys = await world.act('book.enter', BOOK.emsNo, enter('zzz'));
    assert.deepEqual([nobodys.done, nobodys.code], [false, '90022']);
    const after = await world.rows('SELECT granted FROM ledger_account WHERE account = $1', `${BOOK.emsNo}/ITEM01`);
    assert.deepEqual(after, before, 'what was refused entered nothing');
    await clean(world);
  }));

test('goods of a bill of lading say their unit when they are registered or counted (J-02)', () =>
  withDatabase('bill', async ({ store }) => {
    const world = await openWorld(store);
    const items = (unit: string) => [{ itemRecordNo: 'ITEM09', quantity: '5', unit }];
    const bill = { billNo: 'BL1', document: '测试' };
    assert.equal((await world.act('inbound.register', BOOK.emsNo, { ...bill, items: items(KILOGRAM) })).done, true);
    await world.act('inbound.quarantine', BOOK.emsNo, { billNo: 'BL1', quarantineNo: 'Q1', passed: true });
    const wrong = await world.act('inbound.tally', BOOK.emsNo, { billNo: 'BL1', items: items(PIECE) });
    assert.deepEqual([wrong.done, wrong.code], [false, '90333']);
    assert.equal((await world.act('inbound.tally', BOOK.emsNo, { billNo: 'BL1', items: items(KILOGRAM) })).done, true);
    await declare(world, counted(PIECE, { orderNo: 'A1', item: 'ITEM09' }));
    assert.equal(await ended(world, 'A1'), '100 90333');
    await declare(world, counted(KILOGRAM, { orderNo: 'A2', item: 'ITEM09' }));
    assert.equal(await ended(world, 'A2'), '800');
    await clean(world);
  }));

test('a released declaration is not amended to another unit than its book’s (I-01)', () =>
  withDatabase('amended unit', async ({ store }) => {
    const world = await openWorld(store);
    await world.act('book.enter', BOOK.emsNo, enter(PIECE));
    const documents = counted(PIECE, { orderNo: 'A1' });
    await declare(world, documents);
    const { declaration } = counted(KILOGRAM, { orderNo: 'A1' });
    await world.send(
      withHead({ ...documents, declaration }, 'declaration', { appType: '2', appTime: '20260601120000' }),
    );
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>(
      'SELECT d.pre_no FROM reversal r JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial',
    );
    assert.ok(row, 'the amendment waits for an officer');
    await world.act('amendment.decide', row.pre_no, { decision: 'approve' });
    const [after] = await world.rows<{ state: number; reasons: string }>('SELECT state, reasons FROM reversal');
    assert.match(after?.reasons ?? '', /90333/);
    const stock = await world.rows<{ posted: string }>(
      'SELECT posted::text FROM ledger_account WHERE account = $1',
      `${BOOK.emsNo}/ITEM01`,
    );
    assert.deepEqual(stock, [{ posted: '200000' }]);
    await clean(world);
  }));
