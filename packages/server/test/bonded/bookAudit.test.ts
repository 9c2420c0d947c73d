import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { audit } from '../../src/ledgers/index.ts';
import { auditClean, BOOKS_MORE, item, OFFICER, OPERATOR, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK } from '../support/purchase.ts';
import { FROM_PART, laneAt, openBooks, send, TO_PART } from '../support/transfers.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that the audit finds a book that somebody has changed by hand, check by check, and that any series of transfers,
// losses and stock-takes keeps every piece: what came in is in a book, in transit, or recorded as gone (J-01 … J-04).

const [, OTHER] = BOOKS_MORE;

/** A transfer half arrived, an approved stock-take, a bill entered. */
async function everything(world: World): Promise<void> {
  const done = async (kind: string, number: string, body: Record<string, unknown>, actor = OFFICER as object) => {
    const outcome = await world.act(kind, number, body, actor as typeof OFFICER);
    assert.equal(outcome.code, '', `${kind}: ${JSON.stringify(outcome.facts)}`);
  };
  const transfer = {
    transferNo: 'Z1',
    toBook: OTHER.emsNo,
    mode: '1210',
    toMode: '1210',
    items: [item('ITEM01', '4')],
  };
  await done('transfer.out', BOOK.emsNo, transfer);
  await done('transfer.in', OTHER.emsNo, { transferNo: 'Z1', fromBook: BOOK.emsNo, items: [item('ITEM01', '1')] });
  const takeNo = 'P1';
  await done('stocktake.open', BOOK.emsNo, { takeNo });
  await done('stocktake.count', BOOK.emsNo, { takeNo, items: [item('ITEM01', '5')] }, OPERATOR);
  await done('stocktake.explain', BOOK.emsNo, { takeNo, itemRecordNo: 'ITEM01' });
  await done('stocktake.approve', BOOK.emsNo, { takeNo }, SUPERVISOR);
  const billNo = 'BL1';
  await done('inbound.register', BOOK.emsNo, { billNo, document: 'E1', items: [item('ITEM02', '3')] });
  await done('inbound.quarantine', BOOK.emsNo, { billNo, quarantineNo: 'Q1', passed: true });
  await done('inbound.tally', BOOK.emsNo, { billNo, items: [item('ITEM02', '3')] }, OPERATOR);
}

const HANDS: readonly (readonly [name: string, sql: string, check: RegExp])[] = [
  [
    'a piece received that never moved',
    'UPDATE book_transfer SET received5 = received5 + 1 WHERE side = 2',
    /in transit between books/,
  ],
  ['one side forgets its return', 'UPDATE book_transfer SET returned5 = 1 WHERE side = 1', /in transit between books/],
  [
    'a transfer that never left',
    `UPDATE ledger_entry SET amount = amount + 1 WHERE reference LIKE 'transfer %' AND kind = 7`,
    /left one book/,
  ],
  ['a count changed afterwards', 'UPDATE stock_take_line SET counted5 = counted5 + 1', /stock-take moved/],
  ['an approval taken back', 'UPDATE stock_take SET state = 3', /stock-take moved/],
  ['a bill counted otherwise', 'UPDATE book_inbound_line SET counted5 = counted5 - 1', /bill of lading/],
  ['a bill refused after all', 'UPDATE book_inbound SET state = 5', /bill of lading/],
];

test('the audit names what was changed by hand', () =>
  withDatabase('book audit', async ({ store }) => {
    const world = await openWorld(store, { stock: '10', books: BOOKS_MORE });
    await everything(world);
    await auditClean(world);
    await findsEach(world, HANDS);
  }));

const ON_ITS_WAY: typeof HANDS = [
  ['the work is gone', 'DELETE FROM clearing_work', /in transit between books/],
  ['the work is gone, and so are the goods', 'DELETE FROM clearing_work', /or on its way/],
  ['it carries more', `UPDATE clearing_work SET payload = replace(payload, '"600000"', '"700000"')`, /or on its way/],
  [
    'it carries another item',
    `UPDATE clearing_work SET payload = replace(payload, 'ITEM01', 'ITEM02')`,
    /between books/,
  ],
  ['it cannot be read', `UPDATE clearing_work SET payload = '{'`, /in transit between books/],
  ['it is of no transfer', 'UPDATE book_transfer SET serial = NULL', /at work with a lane/],
  ['a number nobody has', 'UPDATE book_transfer SET serial = serial + 1', /where its counters stand/],
];

test('goods on their way between two books: the audit names what was changed by hand', () =>
  withDatabase('book audit way', async ({ store }) => {
    const world = await openBooks(store);
    await send(world);
    await laneAt(world, FROM_PART);
    await auditClean(world);
    await findsEach(world, ON_ITS_WAY);
    await laneAt(world, TO_PART);
    await auditClean(world);
    // Under the id of an act that sent nothing there, or of none.
    const renamed = (id: string): string =>
      `UPDATE ledger_entry SET entry_key = ${id} || '/in transit' WHERE entry_key LIKE '%/in transit'`;
    await findsEach(world, [
      ['an act nobody has done', renamed("'00000000-0000-0000-0000-000000000000'"), /by an act on it/],
      ['an act on another book', `UPDATE act SET subject = 'T0000' WHERE kind = 'transfer.out'`, /by an act on it/],
    ]);
  }));

async function findsEach(world: World, hands: typeof HANDS): Promise<void> {
  const client = await world.store.pool.connect();
  try {
    for (const [name, sql, check] of hands) {
      await client.query('BEGIN');
      await client.query(sql);
      const { checks } = await audit(client);
      await client.query('ROLLBACK');
      const found = checks.filter(({ differences }) => differences.length > 0).map((one) => one.name);
      assert.ok(
        found.some((one) => check.test(one)),
        `${name}: ${found.join('; ')}`,
      );
    }
  } finally {
    client.release();
  }
}

test('goods that enter in the same batch are in the stock-take that is opened after them', () =>
  withDatabase('book batch', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    await world.append('book.enter', BOOK.emsNo, { items: [item('ITEM07', '7')], document: 'E1' }, OFFICER);
    await world.append('stocktake.open', BOOK.emsNo, { takeNo: 'P1' }, OFFICER);
    await world.append('book.loss', BOOK.emsNo, { items: [item('ITEM07', '2')] }, OFFICER);
    await world.settle();
    const lines = await world.rows('SELECT item_record_no, book5 FROM stock_take_line ORDER BY item_record_no');
    assert.deepEqual(lines, [
      { item_record_no: 'ITEM01', book5: 1_000_000n },
      { item_record_no: 'ITEM07', book5: 700_000n },
    ]);
  }));

type Step = { readonly what: 'out' | 'in' | 'return' | 'loss' | 'gone' | 'count'; readonly pieces: number };
const STEP = fc.record({
  what: fc.constantFrom<Step['what'][]>('out', 'in', 'return', 'loss', 'gone', 'count'),
  pieces: fc.integer({ min: 1, max: 8 }),
});

test('any series of movements keeps every piece, and refuses what the arithmetic refuses', () =>
  fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 16 }), (steps) =>
      withDatabase('book series', async ({ store }) => {
        const world = await openWorld(store, { stock: '20', books: BOOKS_MORE });
        const model = { here: 20, there: 0, transit: 0, gone: 0, found: 0 };
        for (const [index, step] of steps.entries()) await play(world, step, index, model);
        const stock = await stockOf(world);
        assert.equal(stock[`${BOOK.emsNo}/ITEM01`], `${model.here} 0 0`);
        assert.equal(stock[`${OTHER.emsNo}/ITEM01`] ?? '0 0 0', `${model.there} 0 0`);
        assert.equal(model.here + model.there + model.transit + model.gone, 20 + model.found);
        await auditClean(world);
      }),
    ),
    { numRuns: 6, endOnFailure: true },
  ));

type Model = { here: number; there: number; transit: number; gone: number; found: number };
/** Of the transfers of this run: each has a number of its own, the last one is received and decided. */
const open = new WeakMap<Model, { no: string; rest: number }>();

async function play(world: World, { what, pieces }: Step, index: number, model: Model): Promise<void> {
  const items = [item('ITEM01', String(pieces))];
  const last = open.get(model) ?? { no: 'none', rest: 0 };
  const names = { transferNo: last.no, fromBook: BOOK.emsNo };
  const does = async (may: boolean, kind: string, book: string, body: Record<string, unknown>): Promise<boolean> => {
    const outcome = await world.act(kind, book, body, SUPERVISOR);
    assert.equal(outcome.done, may, `${index}: ${kind} ${pieces} ${outcome.code}`);
    return may;
  };
  switch (what) {
    case 'out': {
      if (last.rest > 0) return;
      const transferNo = `Z${index}`;
      const body = { transferNo, toBook: OTHER.emsNo, mode: '1210', toMode: '1210', items };
      if (!(await does(pieces <= model.here, 'transfer.out', BOOK.emsNo, body))) return;
      model.here -= pieces;
      model.transit += pieces;
      open.set(model, { no: transferNo, rest: pieces });
      return;
    }
    case 'in':
      if (!(await does(pieces <= last.rest, 'transfer.in', OTHER.emsNo, { ...names, items }))) return;
      model.transit -= pieces;
      model.there += pieces;
      open.set(model, { ...last, rest: last.rest - pieces });
      return;
    case 'return':
    case 'loss':
      if (!(await does(last.rest > 0, 'transfer.decide', OTHER.emsNo, { ...names, decision: what }))) return;
      model.transit -= last.rest;
      if (what === 'return') model.here += last.rest;
      else model.gone += last.rest;
      open.set(model, { ...last, rest: 0 });
      return;
    case 'gone':
      if (!(await does(pieces <= model.here, 'book.loss', BOOK.emsNo, { items }))) return;
      model.here -= pieces;
      model.gone += pieces;
      return;
    case 'count':
      await count(world, `P${index}`, pieces);
      model.found += pieces - model.here;
      model.here = pieces;
  }
}

/** A stock-take that finds so many pieces. */
async function count(world: World, takeNo: string, pieces: number): Promise<void> {
  const step = (name: string, body: object, actor: typeof OPERATOR | typeof SUPERVISOR) =>
    world.act(`stocktake.${name}`, BOOK.emsNo, { takeNo, ...body }, actor);
  await step('open', {}, SUPERVISOR);
  await step('count', { items: [item('ITEM01', String(pieces))] }, OPERATOR);
  await step('explain', { itemRecordNo: 'ITEM01' }, OPERATOR);
  assert.equal((await step('approve', {}, SUPERVISOR)).done, true);
}
