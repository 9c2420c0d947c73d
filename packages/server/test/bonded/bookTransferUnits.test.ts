import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { createBooks } from '../../src/bonded/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/pool.ts';
import { bookReads } from '../../src/store/bonded/read.ts';
import { auditClean, BOOKS_MORE, cameOf, item, OFFICER, SUPERVISOR } from '../support/books.ts';
import { withDatabase, withEmptyDatabase } from '../support/database.ts';
import { BOOK } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that goods keep the unit they are counted in when they go from one account book to another (J-01, J-03): neither book
// takes pieces for kilograms, what nobody has said stops nobody, and every reading of a book says what it counts.

const PIECE = '011';
const KILOGRAM = '035';
const FROM = BOOK.emsNo;
const TO = BOOKS_MORE[1].emsNo;

const open = (store: Parameters<typeof openWorld>[0]) => openWorld(store, { stock: '10', books: BOOKS_MORE });
const counted = (quantity: string, unit?: string) => ({ ...item('ITEM01', quantity), ...(unit ? { unit } : {}) });

function enter(world: World, book: string, unit: string) {
  return world.act('book.enter', book, { document: 'E1', items: [counted('5', unit)] }, OFFICER);
}

function out(world: World, transferNo: string, unit?: string) {
  const body = { transferNo, toBook: TO, mode: '1210', toMode: '1210', items: [counted('2', unit)] };
  return world.act('transfer.out', FROM, body, OFFICER);
}

function into(world: World, transferNo: string, unit?: string) {
  return world.act('transfer.in', TO, { transferNo, fromBook: FROM, items: [counted('1', unit)] }, OFFICER);
}

const unitsIn = (world: World) =>
  world
    .rows<{ unit: string | null }>('SELECT DISTINCT unit FROM book_transfer')
    .then((rows) => rows.map(({ unit }) => unit));

test('a transfer carries the unit of its book, and teaches it to a book that has none', () =>
  withDatabase('units carried', async ({ store }) => {
    const world = await open(store);
    assert.equal(cameOf(await enter(world, FROM, PIECE)), 'done');
    const wrong = await out(world, 'Z1', KILOGRAM);
    assert.deepEqual([wrong.code, wrong.facts], ['90333', { found: 'ITEM01: 035', allowed: '011 件' }]);
    assert.equal(cameOf(await out(world, 'Z1')), 'done');
    assert.deepEqual(await unitsIn(world), [PIECE], 'both sides');
    const unlike = await into(world, 'Z1', KILOGRAM);
    assert.deepEqual([unlike.code, unlike.facts], ['90333', { found: 'ITEM01: 035', allowed: '011 件' }]);
    assert.equal(cameOf(await into(world, 'Z1', PIECE)), 'done');
    const [taught] = await world.rows('SELECT unit, said_by FROM book_item WHERE account = $1', `${TO}/ITEM01`);
    assert.deepEqual(taught, { unit: PIECE, said_by: 'entry' });
    assert.equal(cameOf(await enter(world, TO, KILOGRAM)), '90333', 'what was said with a transfer stays');
    assert.equal(cameOf(await into(world, 'Z1')), 'done');
    await auditClean(world);
  }));

test('a book that counts otherwise is asked when goods leave, and once more when they arrive', () =>
  withDatabase('units unlike', async ({ store }) => {
    const world = await open(store);
    assert.equal(cameOf(await out(world, 'Z1', PIECE)), 'done', 'nobody has said: the act does');
    assert.equal(cameOf(await enter(world, TO, KILOGRAM)), 'done');
    const refused = await into(world, 'Z1');
    assert.deepEqual([refused.code, refused.facts], ['90333', { found: 'ITEM01: 011', allowed: '035 千克' }]);
    const left = await out(world, 'Z2', PIECE);
    assert.deepEqual([left.code, left.facts], ['90333', { found: 'ITEM01: 011', allowed: '035 千克' }]);
    // What cannot arrive goes back.
    const decision = { transferNo: 'Z1', fromBook: FROM, decision: 'return' };
    assert.equal(cameOf(await world.act('transfer.decide', TO, decision, SUPERVISOR)), 'done');
    await auditClean(world);
  }));

test('what nobody has said stops nobody, and a unit that is none is refused', () =>
  withDatabase('units unknown', async ({ store }) => {
    const world = await open(store);
    assert.equal(cameOf(await out(world, 'Z1')), 'done');
    assert.deepEqual(await unitsIn(world), [null]);
    assert.equal(cameOf(await into(world, 'Z1')), 'done');
    assert.equal(cameOf(await out(world, 'Z2', 'zzz')), '90022');
    assert.deepEqual(await world.rows('SELECT 1 FROM book_item'), []);
    await auditClean(world);
  }));

test('balances and transfers say their unit, as JSON and as lines', () =>
  withDatabase('units read', async ({ store }) => {
    const world = await open(store);
    await enter(world, FROM, PIECE);
    await world.act('book.enter', FROM, { document: 'E2', items: [item('ITEM02', '1')] }, OFFICER);
    await out(world, 'Z1');
    const books = createBooks(bookReads(store));
    const { balances } = await books.balances(FROM, {}, world.clock.nowMs);
    assert.deepEqual(
      balances.map(({ itemRecordNo, unit, unitName }) => [itemRecordNo, unit, unitName]),
      [
        ['ITEM01', PIECE, '件'],
        ['ITEM02', '', ''],
      ],
    );
    let csv = '';
    for await (const piece of books.balancesCsv(FROM, {}, world.clock.nowMs)) csv += piece;
    assert.equal(
      csv,
      '\uFEFF料号,入账,占用,核减,可用,在库,计量单位代码,计量单位\r\nITEM01,13,0,0,13,13,011,件\r\nITEM02,1,0,0,1,1,,\r\n',
    );
    const { transfers } = await books.transfers(FROM);
    assert.deepEqual(
      transfers.map(({ unit }) => unit),
      [PIECE],
    );
  }));

test('goods in transit when migration 0035 comes have no unit and arrive as before', () =>
  withEmptyDatabase(async (url) => {
    const store = openStore({ url });
    try {
      const folder = new URL('../../../src/store/migrations/', import.meta.url);
      const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
      await store.pool.query('CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL)');
      for (const name of names.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 34)) {
        await store.pool.query(readFileSync(new URL(name, folder), 'utf8'));
        await store.pool.query('INSERT INTO schema_version VALUES ($1, $2)', [Number(name.slice(0, 4)), name]);
      }
      for (const [side, book] of [
        [1, FROM],
        [2, TO],
      ] as const) {
        await store.pool.query('INSERT INTO book_transfer VALUES ($1, $2, $3, $4, $5, $6, 200000, 0, 0, 0, 0)', [
          ...[partOf('book', book), side, FROM, 'Z1', 'ITEM01', TO],
        ]);
      }
      const transit = `transit:${TO}/${FROM}/Z1/ITEM01`;
      await store.pool.query('INSERT INTO ledger_account VALUES ($1, 3, $2, 200000, 0, 0)', [
        partOf('book', TO),
        transit,
      ]);
      await migrate(store);
      const world = await open(store);
      assert.deepEqual(await unitsIn(world), [null]);
      assert.equal(cameOf(await into(world, 'Z1', PIECE)), 'done');
      const [taught] = await world.rows('SELECT unit FROM book_item WHERE account = $1', `${TO}/ITEM01`);
      assert.deepEqual(taught, { unit: PIECE }, 'the officer who receives them may say it');
    } finally {
      await store.close();
    }
  }));
