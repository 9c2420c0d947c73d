import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves what happens to an account book beside the declarations (J-01, J-04, I-03): goods enter and leave all together or not at
// all, a stock-take sets the book to what was counted, nothing becomes negative, and the balance is the sum of its journal.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const item = (itemRecordNo: string, quantity: string) => ({ itemRecordNo, quantity });

function act(world: World, kind: string, items: readonly object[], more: object = {}) {
  return world.act(kind, BOOK.emsNo, { items, ...more }, SUPERVISOR);
}

async function stock(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ account: string; granted: bigint; reserved: bigint; posted: bigint }>(
    'SELECT * FROM ledger_account WHERE book = 3 ORDER BY account',
  );
  return Object.fromEntries(
    rows.map(({ account, granted, reserved, posted }) => [
      account.split('/')[1],
      `${granted / 100_000n} ${reserved / 100_000n} ${posted / 100_000n}`,
    ]),
  );
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('goods enter against a declaration, new items too, and are sold from then on', () =>
  withDatabase('stock enter', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    const outcome = await act(world, 'book.enter', [item('ITEM01', '9'), item('ITEM02', '5')], { document: 'E1' });
    assert.deepEqual(outcome.facts, { ITEM01: '10', ITEM02: '5' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '10', price: '10.00' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual(await stock(world), { ITEM01: '10 0 10', ITEM02: '5 0 0' });
    await clean(world);
  }));

for (const kind of ['book.loss', 'book.destroy', 'book.reexport']) {
  test(`${kind} takes what is free, all of it or nothing`, () =>
    withDatabase(kind, async ({ store }) => {
      const world = await openWorld(store, { stock: '10' });
      await act(world, 'book.enter', [item('ITEM02', '5')], { document: 'E1' });
      const short = await act(world, kind, [item('ITEM02', '5'), item('ITEM01', '11')]);
      assert.deepEqual([short.done, short.code, short.facts['allowed']], [false, '90003', '≤ 10']);
      assert.deepEqual(await stock(world), { ITEM01: '10 0 0', ITEM02: '5 0 0' });
      assert.equal((await act(world, kind, [item('ITEM02', '5'), item('ITEM01', '1')])).done, true);
      assert.deepEqual(await stock(world), { ITEM01: '9 0 0', ITEM02: '0 0 0' });
      await clean(world);
    }));
}

test('a stock-take sets the book to what was counted, up and down, and what was sold stays sold', () =>
  withDatabase('stock count', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '3', price: '10.00' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual((await act(world, 'book.adjust', [item('ITEM01', '6')])).facts, { ITEM01: '-1' });
    assert.deepEqual(await stock(world), { ITEM01: '9 0 3' });
    assert.deepEqual((await act(world, 'book.adjust', [item('ITEM01', '8')])).facts, { ITEM01: '2' });
    assert.deepEqual((await act(world, 'book.adjust', [item('ITEM01', '8')])).facts, { ITEM01: '0' });
    assert.deepEqual(await stock(world), { ITEM01: '11 0 3' });
    await clean(world);
  }));

const WRONG: readonly (readonly [string, string, readonly object[], string])[] = [
  ['an item twice', 'book.enter', [item('ITEM01', '1'), item('ITEM01', '1')], '90090'],
  ['nothing of it', 'book.enter', [item('ITEM01', '0')], '90090'],
  ['less than nothing', 'book.loss', [item('ITEM01', '-1')], '90090'],
  ['no number', 'book.loss', [item('ITEM01', 'many')], '90090'],
  ['more than can be counted', 'book.enter', [item('ITEM01', '9999999999999')], '90090'],
  ['an item nobody has', 'book.loss', [item('ITEM99', '1')], '90019'],
  ['an item nobody has, destroyed', 'book.destroy', [item('ITEM99', '1')], '90019'],
  ['an item nobody has, counted', 'book.adjust', [item('ITEM99', '1')], '90019'],
];

for (const [name, kind, items, code] of WRONG) {
  test(`${name}: ${code}, and nothing moves`, () =>
    withDatabase(`stock ${name}`, async ({ store }) => {
      const world = await openWorld(store, { stock: '10' });
      const outcome = await act(world, kind, items, kind === 'book.enter' ? { document: 'E1' } : {});
      assert.deepEqual([outcome.done, outcome.code], [false, code]);
      assert.deepEqual(await stock(world), { ITEM01: '10 0 0' });
    }));
}

test('a book nobody registered', () =>
  withDatabase('stock book', async ({ store }) => {
    const world = await openWorld(store);
    const outcome = await world.act('book.loss', 'T0000', { items: [item('ITEM01', '1')] }, SUPERVISOR);
    assert.deepEqual([outcome.done, outcome.code], [false, '90019']);
  }));
