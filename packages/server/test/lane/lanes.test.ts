import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Lane } from '../../src/clearance/index.ts';
import { audit } from '../../src/ledgers/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that limits hold under concurrency and are used to the last unit, that any order and repetition of documents
// ends in the same ledgers, and that a lane without its lease commits nothing.

const LANES = 3;

/** Several lanes at once, each at home in a third of the partitions, until nothing waits. */
async function settleTogether(world: World): Promise<void> {
  const lanes = Array.from({ length: LANES }, (_, n) =>
    world.lane({ owner: `lane ${n}`, home: (part) => part % LANES === n }),
  );
  await Promise.all(lanes.map((lane) => untilIdle(world, lane)));
  await Promise.all(lanes.map((lane) => lane.stop()));
}

async function untilIdle(world: World, lane: Lane): Promise<void> {
  for (;;) {
    await lane.drainOnce();
    const [left] = await world.rows(
      'SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work) AS n',
    );
    if (left?.['n'] === 0n) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function clean(world: World): Promise<void> {
  const report = await audit(world.store.pool);
  assert.deepEqual(
    report.checks.filter((check) => check.differences.length > 0),
    [],
  );
}

const stateCounts = async (world: World): Promise<Record<string, number>> => {
  const rows = await world.rows<{ state: number; n: bigint }>(
    'SELECT state, count(*) AS n FROM declaration GROUP BY state',
  );
  return Object.fromEntries(rows.map((row) => [String(row.state), Number(row.n)]));
};

/** A hundred orders of 2,600.00 by one buyer: the year's 26,000.00 bear exactly ten. */
test('one buyer at ten times the annual limit: ten released, ninety refused, over three lanes (F-02)', () =>
  withDatabase('one buyer', async ({ store }) => {
    const world = await openWorld(store);
    const all = Array.from({ length: 100 }, (_, n) => purchase({ orderNo: `Q${n}`, price: '1300.00', quantity: '2' }));
    await Promise.all(
      all.map(({ order, payment, waybill, declaration }) => world.send(declaration, waybill, payment, order)),
    );
    await settleTogether(world);
    assert.deepEqual(await stateCounts(world), { '100': 90, '800': 10 });
    const [quota] = await world.rows('SELECT reserved, posted FROM ledger_account WHERE book = 1');
    assert.deepEqual(quota, { reserved: 0n, posted: 2_600_000n });
    await clean(world);
  }));

/** 18.20 tax each; the guarantee of 182.00 bears exactly ten. Identity numbers differ, so that quota is not the limit. */
test('one guarantee at ten times its amount: ten released (C-05)', () =>
  withDatabase('one guarantee', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '182' });
    const all = Array.from({ length: 100 }, (_, n) => purchase({ orderNo: `R${n}`, buyerIdNumber: identityNumber(n) }));
    await Promise.all(
      all.map(({ order, payment, waybill, declaration }) => world.send(declaration, waybill, payment, order)),
    );
    await settleTogether(world);
    assert.deepEqual(await stateCounts(world), { '100': 90, '800': 10 });
    await clean(world);
  }));

/** Two pieces each of twenty in stock. */
test('one stock item at ten times its quantity: ten released (J-01)', () =>
  withDatabase('one item', async ({ store }) => {
    const world = await openWorld(store, { stock: '20' });
    const all = Array.from({ length: 100 }, (_, n) => purchase({ orderNo: `S${n}`, buyerIdNumber: identityNumber(n) }));
    await Promise.all(
      all.map(({ order, payment, waybill, declaration }) => world.send(declaration, waybill, payment, order)),
    );
    await settleTogether(world);
    assert.deepEqual(await stateCounts(world), { '100': 90, '800': 10 });
    const [item] = await world.rows('SELECT granted, reserved, posted FROM ledger_account WHERE book = 3');
    assert.deepEqual(item, { granted: 2_000_000n, reserved: 0n, posted: 2_000_000n });
    await clean(world);
  }));

test('any order, repetition and grouping of documents ends in the same ledgers', () =>
  withDatabase('interleavings', async ({ store }) => {
    const world = await openWorld(store);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 11 }), { minLength: 0, maxLength: 14 }),
        fc.nat({ max: 2 }),
        async (picks, every) => {
          run++;
          const orders = [1, 2, 3].map((n) =>
            purchase({ orderNo: `T${run}-${n}`, buyerIdNumber: identityNumber(run) }),
          );
          const documents = orders.flatMap(({ order, payment, waybill, declaration }) => [
            order,
            payment,
            waybill,
            declaration,
          ]);
          const drawn = picks.map((pick) => documents[pick] as (typeof documents)[number]);
          const rest = documents.filter((document) => !drawn.includes(document));
          for (const [index, document] of [...drawn, ...rest, ...drawn].entries()) {
            await world.send(document);
            if (index % (every + 1) === 0) await world.settle();
          }
          await world.settle();
          const rows = await world.rows('SELECT state FROM declaration WHERE order_no LIKE $1', `T${run}-%`);
          assert.deepEqual(rows, [{ state: 800 }, { state: 800 }, { state: 800 }]);
          const used = await world.rows(
            `SELECT sum(amount) AS used, count(*) AS n FROM ledger_entry e JOIN declaration d ON d.pre_no = e.reference
           WHERE e.book = 1 AND e.kind = 3 AND d.order_no LIKE $1`,
            `T${run}-%`,
          );
          assert.deepEqual(used, [{ used: '60000', n: 3n }]);
        },
      ),
      { numRuns: 25 },
    );
    await clean(world);
  }));

test('a lane whose lease was taken over commits nothing, and the other does the work once', () =>
  withDatabase('zombie', async ({ store, url }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'U1' });
    const sleepyStore = openStore({ url, idleInTransactionMs: 500 });
    const inner = clearanceStore(sleepyStore);
    let release: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reached: () => void = () => undefined;
    const atCommit = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const sleepy = world.lane({
      owner: 'sleepy',
      store: {
        ...inner,
        transaction: (work) =>
          inner.transaction((batch) =>
            work({
              ...batch,
              // Stopped just before its first write, as SIGSTOP or a long pause of the machine would.
              insertDeclarations: async (rows) => {
                reached();
                await paused;
                await batch.insertDeclarations(rows);
              },
            }),
          ),
      },
    });
    await sleepy.drainOnce();
    await world.send(order, payment, waybill, declaration);
    const stale = sleepy.drainOnce();
    await atCommit;
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    const awake = world.lane({ owner: 'awake' });
    while ((await awake.drainOnce()) > 0);
    release();
    // The database has ended the stale transaction; its second try finds other counters, or nothing left to do.
    await stale.catch(() => undefined);
    await sleepyStore.close();
    assert.deepEqual(await stateCounts(world), { '800': 1 });
    await clean(world);
  }));

test('a lane that does not know yet that its lease is gone is stopped by the fence', () =>
  withDatabase('fence', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'W1' });
    const stale = world.lane({ owner: 'stale' });
    await stale.drainOnce();
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    const awake = world.lane({ owner: 'awake' });
    await awake.drainOnce();
    await world.send(order, payment, waybill, declaration);
    assert.equal(await stale.drainOnce(), 0);
    assert.deepEqual(await stateCounts(world), {});
    await world.settle(awake);
    assert.deepEqual(await stateCounts(world), { '800': 1 });
    await clean(world);
  }));

test('a batch that dies before its commit is done again, once', () =>
  withDatabase('crash', async ({ store }) => {
    const world = await openWorld(store);
    const inner = clearanceStore(store);
    const steps = ['insertDeclarations', 'insertReceipts', 'insertTaxBills', 'deleteArrivals', 'moveCounters'] as const;
    for (const step of steps) {
      const { order, payment, waybill, declaration } = purchase({
        orderNo: `V-${step}`,
        buyerIdNumber: identityNumber(7),
      });
      await world.send(order, payment, waybill, declaration);
      const dying = world.lane({
        owner: 'first',
        store: {
          ...inner,
          transaction: (work) =>
            inner.transaction((batch) =>
              work({ ...batch, [step]: () => Promise.reject(new Error(`died at ${step}`)) }),
            ),
        },
      });
      await assert.rejects(dying.drainOnce(), /died at/);
      await world.settle(world.lane({ owner: 'first' }));
    }
    assert.deepEqual(await stateCounts(world), { '800': steps.length });
    await clean(world);
  }));

/** Valid fictitious identity numbers: same place and birthday, numbered. */
function identityNumber(n: number): string {
  const first = `11010119900307${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
  return first + '10X98765432'[sum % 11];
}

test('a lane says how much it did: what was sent, and what other lanes handed on (F-02)', () =>
  withDatabase('counted', async ({ store }) => {
    const world = await openWorld(store);
    const isHome = (lane: number) => (part: number) => part % 2 === lane;
    const lanes = [0, 1].map((n) => world.lane({ owner: `lane ${n}`, home: isHome(n) }));
    for (let n = 0; n < 12; n += 1)
      await world.send(...Object.values(purchase({ orderNo: `C${n}`, buyerIdNumber: identityNumber(n) })));
    const waiting = async (lane: number): Promise<{ sent: number; handedOn: number }> => {
      const [row] = await world.rows<{ sent: number; handed_on: number }>(
        `SELECT (SELECT count(*)::int FROM arrival WHERE part % 2 = $1) AS sent,
           (SELECT count(*)::int FROM clearing_work WHERE step_part >= 0 AND step_part % 2 = $1) AS handed_on`,
        lane,
      );
      return { sent: row?.sent ?? 0, handedOn: row?.handed_on ?? 0 };
    };
    const looks: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const before = await waiting(n % 2);
      assert.equal(await lanes[n % 2]?.drainOnce(), before.sent + before.handedOn);
      looks.push(before.sent === 0 ? before.handedOn : 0);
    }
    // Declarations went from order to buyer, guarantor and book, and back: some looks found nothing but them.
    assert.ok(Math.max(...looks) > 0);
    assert.deepEqual(await stateCounts(world), { '800': 12 });
  }));
