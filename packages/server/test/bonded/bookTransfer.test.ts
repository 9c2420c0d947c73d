import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import type { Lane } from '../../src/clearance/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { auditClean, BOOKS_MORE, cameOf, item, OFFICER, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { type Fates, mortalStore, random } from '../support/processes/mortal.ts';
import { BOOK } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that goods move between account books exactly once (J-03): what has left is in transit until it arrives, goes back
// or is a loss, wherever a lane dies between the two partitions, and goods of 1210 do not get into a 1239 city.

const FROM = BOOK.emsNo;
const [SAME_AREA, OTHER_CITY, UNLISTED] = BOOKS_MORE;
const TRANSIT = `transit:${OTHER_CITY.emsNo}/${FROM}/Z1/ITEM01`;

const open = (store: Parameters<typeof openWorld>[0]) => openWorld(store, { stock: '10', books: BOOKS_MORE });

function out(world: World, changes: object = {}) {
  const body = {
    transferNo: 'Z1',
    toBook: OTHER_CITY.emsNo,
    mode: '1210',
    toMode: '1210',
    items: [item('ITEM01', '6')],
  };
  return world.act('transfer.out', FROM, { ...body, ...changes }, OFFICER);
}

function into(world: World, quantity: string, changes: object = {}) {
  const body = { transferNo: 'Z1', fromBook: FROM, items: [item('ITEM01', quantity)], ...changes };
  return world.act('transfer.in', OTHER_CITY.emsNo, body, OFFICER);
}

function decide(world: World, decision: string) {
  return world.act('transfer.decide', OTHER_CITY.emsNo, { transferNo: 'Z1', fromBook: FROM, decision }, SUPERVISOR);
}

test('goods are in transit between their two books, arrive in parts, and what does not arrive is a loss', () =>
  withDatabase('transfer loss', async ({ store }) => {
    const world = await open(store);
    assert.equal(cameOf(await out(world)), 'done');
    assert.deepEqual(await stockOf(world), { [`${FROM}/ITEM01`]: '4 0 0', [TRANSIT]: '6 0 0' });
    assert.deepEqual((await into(world, '2')).facts, { ITEM01: '4' });
    assert.deepEqual((await into(world, '3')).facts, { ITEM01: '1' });
    assert.equal(cameOf(await into(world, '2')), '90243');
    await auditClean(world);
    assert.deepEqual((await decide(world, 'loss')).facts, { ITEM01: '1' });
    assert.equal(cameOf(await decide(world, 'loss')), '90242');
    assert.deepEqual(await stockOf(world), {
      [`${OTHER_CITY.emsNo}/ITEM01`]: '5 0 0',
      [`${FROM}/ITEM01`]: '4 0 0',
      [TRANSIT]: '0 0 0',
    });
    await auditClean(world);
  }));

test('what never arrives goes back to the book it left', () =>
  withDatabase('transfer back', async ({ store }) => {
    const world = await open(store);
    await out(world);
    await into(world, '1');
    assert.equal(cameOf(await decide(world, 'return')), 'done');
    assert.deepEqual(await stockOf(world), {
      [`${OTHER_CITY.emsNo}/ITEM01`]: '1 0 0',
      [`${FROM}/ITEM01`]: '9 0 0',
      [TRANSIT]: '0 0 0',
    });
    await auditClean(world);
  }));

test('between two enterprises of one area it is the same', () =>
  withDatabase('transfer area', async ({ store }) => {
    const world = await open(store);
    assert.equal(cameOf(await out(world, { toBook: SAME_AREA.emsNo })), 'done');
    const body = { transferNo: 'Z1', fromBook: FROM, items: [item('ITEM01', '6')] };
    assert.equal(cameOf(await world.act('transfer.in', SAME_AREA.emsNo, body, OFFICER)), 'done');
    assert.equal((await stockOf(world))[`${SAME_AREA.emsNo}/ITEM01`], '6 0 0');
    await auditClean(world);
  }));

const WRONG: readonly (readonly [string, object, string])[] = [
  ['1210 goods to a 1239 city', { toBook: UNLISTED.emsNo, toMode: '1239' }, '90240'],
  ['on as 1239 in a city of the 1210 list', { mode: '1239', toMode: '1239' }, '90240'],
  ['to the same book', { toBook: FROM }, '90244'],
  ['to a book nobody registered', { toBook: 'T0000' }, '90019'],
  ['more than there is', { items: [item('ITEM01', '11')] }, '90003'],
  ['an item nobody has', { items: [item('ITEM99', '1')] }, '90019'],
];

test('a transfer that may not be moves nothing', () =>
  withDatabase('transfer wrong', async ({ store }) => {
    const world = await open(store);
    for (const [name, changes, code] of WRONG) assert.equal(cameOf(await out(world, changes)), code, name);
    assert.equal(cameOf(await into(world, '1')), '90242');
    assert.deepEqual(await stockOf(world), { [`${FROM}/ITEM01`]: '10 0 0' });
    assert.equal(cameOf(await out(world)), 'done');
    assert.equal(cameOf(await out(world, { items: [item('ITEM01', '1')] })), '90241');
    assert.equal((await stockOf(world))[`${FROM}/ITEM01`], '4 0 0');
    await auditClean(world);
  }));

const SEEDS = [11, 12, 13, 14];
const FATES: Fates = { death: 0.03, abort: 0.03, again: 0.2, unheard: 0.2 };

test('lanes that die, repeat themselves and lose their leases lose and double no piece', () =>
  withDatabase('transfer mortal', async ({ store }) => {
    const world = await openWorld(store, { stock: '100', books: BOOKS_MORE });
    assert.notEqual(partOf('book', FROM), partOf('book', OTHER_CITY.emsNo), 'two partitions');
    for (const seed of SEEDS) {
      const transferNo = `M${seed}`;
      // Once at every kind of statement of every step; the other moves die by chance alone.
      const sweep = () => (seed === SEEDS[0] ? new Set<string>() : null);
      const queue = (kind: string, book: string, body: Record<string, unknown>) =>
        world.append(kind, book, body, SUPERVISOR);
      await queue('transfer.out', FROM, {
        transferNo,
        toBook: OTHER_CITY.emsNo,
        mode: '1210',
        toMode: '1210',
        items: [item('ITEM01', '6')],
      });
      await dyingLanes(world, seed, sweep());
      await queue('transfer.in', OTHER_CITY.emsNo, { transferNo, fromBook: FROM, items: [item('ITEM01', '4')] });
      await dyingLanes(world, seed + 100, sweep());
      await queue('transfer.decide', OTHER_CITY.emsNo, { transferNo, fromBook: FROM, decision: 'return' });
      await dyingLanes(world, seed + 200, sweep());
      assert.equal(await world.agreeToAll(), 1);
      await dyingLanes(world, seed + 300, sweep());
    }
    const stock = await stockOf(world);
    assert.equal(stock[`${FROM}/ITEM01`], '84 0 0');
    assert.equal(stock[`${OTHER_CITY.emsNo}/ITEM01`], '16 0 0');
    await auditClean(world);
  }));

/** One lane after the other, each dying at some statement, until nothing waits. */
async function dyingLanes(world: World, seed: number, died: Set<string> | null): Promise<void> {
  const draw = random(seed);
  for (let lives = 0; lives < 400; lives++) {
    const owner = `seed ${seed}, life ${lives}`;
    const lane: Lane = world.lane({ owner, store: mortalStore(clearanceStore(world.store), draw, FATES, died) });
    try {
      await lane.drainOnce();
      await lane.drainOnce();
    } catch {
      // The next one takes over.
    }
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    const [left] = await world.rows('SELECT count(*) AS n FROM arrival');
    if (left?.['n'] === 0n) return;
  }
  assert.fail('an act nobody carried out');
}
