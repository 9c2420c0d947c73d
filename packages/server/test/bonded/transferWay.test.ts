import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transitAccount } from '../../src/ledgers/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { bookReads } from '../../src/store/bonded/read.ts';
import { auditClean, OFFICER, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { leaveOnly } from '../support/parked/hops.ts';
import { type Fates, mortalStore, random } from '../support/processes/mortal.ts';
import {
  BESIDE,
  codeOf,
  FROM,
  FROM_PART,
  laneAt,
  linesOf,
  openBooks,
  receive,
  send,
  sendBack,
  TO,
  TO_PART,
  worksOf,
} from '../support/transfers.ts';
import type { World } from '../support/world.ts';

// Proves that goods between account books are on a way (J-03): in two partitions or in one they leave once, are in transit
// once and come back once, whichever lane dies between two steps; what an act sent the next act of the batch finds; and the audit
// knows where they are at every moment.

const TRANSIT = transitAccount(TO, FROM, 'Z1', 'ITEM01').account;

test('two books in two partitions: the goods travel, and come back, and the audit knows where they are', () =>
  withDatabase('transfer two', async ({ store }) => {
    const world = await openBooks(store);
    assert.notEqual(FROM_PART, TO_PART);
    await send(world);
    await laneAt(world, FROM_PART);
    assert.deepEqual(await worksOf(world), [`transfer: in transit at ${TO_PART}`]);
    assert.deepEqual(await stockOf(world), { [`${FROM}/ITEM01`]: '4 0 0' });
    assert.deepEqual(await linesOf(world), ['1 6 0 0 0']);
    await auditClean(world);
    await laneAt(world, TO_PART);
    assert.deepEqual([await worksOf(world), (await stockOf(world))[TRANSIT]], [[], '6 0 0']);
    await auditClean(world);
    const arrived = await receive(world, '2');
    await laneAt(world, TO_PART);
    world.clock.nowMs += 1_000;
    const back = await sendBack(world);
    await laneAt(world, TO_PART);
    assert.deepEqual([await codeOf(world, arrived), await codeOf(world, back)], ['', '']);
    assert.deepEqual(await worksOf(world), [`transfer: undo out at ${FROM_PART}`]);
    assert.deepEqual(await linesOf(world), ['1 6 0 0 0', '2 6 2 4 0']);
    await auditClean(world);
    await laneAt(world, FROM_PART);
    assert.deepEqual(await worksOf(world), []);
    assert.deepEqual(await linesOf(world), ['1 6 0 4 0', '2 6 2 4 0']);
    assert.deepEqual(await stockOf(world), {
      [`${TO}/ITEM01`]: '2 0 0',
      [`${FROM}/ITEM01`]: '8 0 0',
      [TRANSIT]: '0 0 0',
    });
    await auditClean(world);
    // The book that has them again says by whose decision (J-06).
    assert.deepEqual((await movementsOf(world, FROM)).slice(1), [
      `transfer.out out 6 ${OFFICER.code}`,
      `transfer.back in 4 ${SUPERVISOR.code}`,
    ]);
    const acts = await world.rows<{ kind: string }>('SELECT DISTINCT kind FROM act ORDER BY 1');
    assert.deepEqual(
      acts.map(({ kind }) => kind),
      ['transfer.decide', 'transfer.in', 'transfer.out'],
      'lanes append none',
    );
  }));

for (const [where, book] of [
  ['two partitions', TO],
  ['one partition', BESIDE],
] as const) {
  test(`out, in and back in one batch, two books in ${where}: each act finds what the one before has moved`, () =>
    withDatabase(`transfer batch ${where}`, async ({ store }) => {
      const world = await openBooks(store);
      const acts = [await send(world, book), await receive(world, '2', book), await sendBack(world, book)];
      const late = await receive(world, '1', book);
      await world.settle();
      assert.deepEqual(await Promise.all(acts.map((act) => codeOf(world, act))), ['', '', '']);
      assert.equal(await codeOf(world, late), '90243', 'nothing is in transit any more');
      assert.equal(
        (await world.rows('SELECT DISTINCT at_ms FROM ledger_entry WHERE reference LIKE $1', 'transfer %')).length,
        1,
      );
      assert.deepEqual(await worksOf(world), []);
      assert.deepEqual(await linesOf(world), ['1 6 0 4 0', '2 6 2 4 0']);
      const stock = await stockOf(world);
      assert.deepEqual([stock[`${FROM}/ITEM01`], stock[`${book}/ITEM01`]], ['8 0 0', '2 0 0']);
      await auditClean(world);
    }));
}

test('goods that travel have arrived in transit before the acts of the batch they come with', () =>
  withDatabase('transfer first', async ({ store }) => {
    const world = await openBooks(store);
    await send(world);
    await laneAt(world, FROM_PART);
    const arrived = await receive(world, '6');
    await laneAt(world, TO_PART);
    assert.equal(await codeOf(world, arrived), '');
    assert.equal((await stockOf(world))[`${TO}/ITEM01`], '6 0 0');
    await auditClean(world);
  }));

test('a transfer number is one transfer, on its way and when it is over', () =>
  withDatabase('transfer again', async ({ store }) => {
    const world = await openBooks(store);
    const acts = [await send(world), await send(world)];
    await laneAt(world, FROM_PART);
    acts.push(await send(world));
    await laneAt(world, FROM_PART);
    await laneAt(world, TO_PART);
    await sendBack(world);
    await laneAt(world, TO_PART);
    await laneAt(world, FROM_PART);
    acts.push(await send(world));
    await laneAt(world, FROM_PART);
    const codes = await Promise.all(acts.map((act) => codeOf(world, act)));
    assert.deepEqual(codes, ['', '90241', '90241', '90241']);
    assert.deepEqual(await stockOf(world), { [`${FROM}/ITEM01`]: '10 0 0', [TRANSIT]: '0 0 0' });
    await auditClean(world);
  }));

const SEEDS = [21, 22, 23];
const FATES: Fates = { death: 0.03, abort: 0.03, again: 0.2, unheard: 0.2 };

test('lanes with one book each that die at any statement, and repeat what was committed, lose and double no piece', () =>
  withDatabase('transfer dying', async ({ store }) => {
    const world = await openBooks(store);
    for (const seed of SEEDS) {
      const transferNo = `M${seed}`;
      for (const [step, act] of [send, receiveOne, sendBack].entries()) {
        await act(world, TO, transferNo);
        await dyingLanes(world, seed + 100 * step, seed === SEEDS[0]);
      }
    }
    assert.deepEqual(
      await linesOf(world),
      SEEDS.flatMap(() => ['1 6 0 5 0', '2 6 1 5 0']),
    );
    const stock = await stockOf(world);
    assert.deepEqual([stock[`${FROM}/ITEM01`], stock[`${TO}/ITEM01`]], ['7 0 0', '3 0 0']);
    await auditClean(world);
  }));

const receiveOne = (world: World, book: string, transferNo: string) => receive(world, '1', book, transferNo);

/** One lane after the other, each dying at some statement, until nothing waits; `sweeps`: once at every kind of statement. */
async function dyingLanes(world: World, seed: number, sweeps: boolean): Promise<void> {
  const draw = random(seed);
  const died = sweeps ? new Map([FROM_PART, TO_PART].map((part) => [part, new Set<string>()])) : null;
  for (let lives = 0; lives < 400; lives++) {
    const part = lives % 2 === 0 ? FROM_PART : TO_PART;
    await leaveOnly(world, part);
    const lane = world.lane({
      owner: `seed ${seed}, life ${lives}`,
      home: (one) => one === part,
      store: mortalStore(clearanceStore(world.store), draw, FATES, died?.get(part) ?? null),
    });
    try {
      await lane.drainOnce();
      await lane.drainOnce();
    } catch {
      // The next one takes over.
    }
    const [left] = await world.rows(
      'SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work) AS n',
    );
    if (left?.['n'] === 0n) return;
  }
  assert.fail('an act nobody carried out');
}

async function movementsOf(world: World, emsNo: string): Promise<readonly string[]> {
  const reads = bookReads(world.store);
  const all = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, kind: null, item: null, after: null, limit: 100 };
  const found = await reads.movements({ emsNo, ...all });
  return found.map(({ kind, effect, quantity5, actor }) => `${kind} ${effect} ${quantity5 / 100_000n} ${actor}`);
}
