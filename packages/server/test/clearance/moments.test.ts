import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { lawAt } from '@tongguan/policy';
import { prepare } from '../../src/intake/rows.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { cancellation, refund } from '../support/later.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { clean, reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, verifiedMessage, type World } from '../support/world.ts';

// Proves that what becomes of a declaration follows from what arrived and when, and not from how lanes were running: batches
// of any size, a platform that stood still, a message stored twice, leases renewed in the middle of another's batch.

const HOUR_MS = 3_600_000;

test('a declaration amended to be only stored: refused once declared, kept and answered while stored (B-06, C-02)', () =>
  withDatabase('stored', async ({ store }) => {
    const world = await openWorld(store);
    const declared = purchase({ orderNo: 'A1' });
    await world.send(declared.declaration);
    await world.send(withHead(declared, 'declaration', { appType: '2', appStatus: '1', appTime: '20260601110000' }));
    await world.settle();
    assert.deepEqual(await statesOf(world, 'A1'), ['2', '3', '-621012']);

    const stored = purchase({ orderNo: 'A2' });
    await world.send(withHead(stored, 'declaration', { appStatus: '1' }));
    await world.settle();
    const changed = { appType: '2', appStatus: '1', appTime: '20260601110000', wrapType: '4' };
    await world.send(withHead(stored, 'declaration', changed));
    await world.settle();
    assert.deepEqual(await statesOf(world, 'A2'), ['1', '1']);
    const [current] = await world.rows(
      `SELECT d.app_time FROM declaration c JOIN document d
       ON d.part = c.part AND d.message_id = c.list_message AND d.item = c.list_item WHERE c.order_no = 'A2'`,
    );
    assert.deepEqual(current, { app_time: '20260601110000' });
    // An older version than the one that counts now.
    await world.send(withHead(stored, 'declaration', { appType: '2', appTime: '20260601103000' }));
    await world.settle();
    assert.deepEqual((await statesOf(world, 'A2')).slice(2), ['-621012']);
    // Nothing waits for ever: the declared one ends at its deadline, the stored one is no declaration yet.
    world.clock.nowMs += 24 * HOUR_MS;
    await world.settle(world.lane({ owner: 'first' }));
    assert.deepEqual((await statesOf(world, 'A1')).slice(-1), ['100']);
    await clean(world);
  }));

test('documents that came in time count, however late the lane looks (C-01)', () =>
  withDatabase('backlog', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'B1' });
    await world.send(declaration);
    await world.settle();
    for (const document of [order, payment, waybill]) await world.send(document);
    // The platform stood still for two days and comes back one document at a time.
    world.clock.nowMs += 48 * HOUR_MS;
    await world.settle(world.lane({ owner: 'first', parameters: { arrivalsPerPart: 1 } }));
    assert.deepEqual(await statesOf(world, 'B1'), ['2', '3', '120', '399', '800']);
    await clean(world);
  }));

test('documents that came after the deadline do not, however early the lane looks (C-01)', () =>
  withDatabase('late', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'B2' });
    await world.send(declaration);
    await world.send(order, payment);
    world.clock.nowMs += 48 * HOUR_MS;
    await world.send(waybill);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'B2'), ['2', '3', '100']);
    assert.deepEqual(await reasonsOf(world, 'B2'), ['90001']);
    await clean(world);
  }));

/** Which document comes after midnight, and the year it makes. The waybill moves nothing (parameter acceptance-documents). */
const LATECOMERS = [
  ['declaration', 2027],
  ['order', 2027],
  ['payment', 2027],
  ['waybill', 2026],
] as const;

for (const [late, year] of LATECOMERS) {
  test(`law and year when the ${late} comes after midnight: those of ${year} (C-03, F-01)`, () =>
    withDatabase('midnight', async ({ store }) => {
      const world = await openWorld(store);
      const documents = purchase({ orderNo: 'C1' });
      const before = Date.parse('2026-12-31T23:59:59+08:00');
      world.clock.nowMs = before;
      await world.send(...LATECOMERS.filter(([name]) => name !== late).map(([name]) => documents[name]));
      world.clock.nowMs = Date.parse('2027-01-01T00:00:00+08:00');
      await world.send(documents[late]);
      await world.settle();
      const [row] = await world.rows('SELECT quota_year, accepted_ms, invt_no FROM declaration');
      assert.equal(row?.['quota_year'], year);
      assert.equal(row['accepted_ms'], BigInt(year === 2027 ? world.clock.nowMs : before));
      assert.equal(String(row['invt_no']).slice(0, 9), `2991${year}I`);
      assert.ok(lawAt(world.clock.nowMs).annualLimit.value > 0n);
      await clean(world);
    }));
}

/** Every kind of change, some of them out of place; the payment is wrong until it is corrected. */
function episode(orderNo: string, idNumber: string): object[] {
  const right = purchase({ orderNo, buyerIdNumber: idNumber });
  const at = (hour: number) => `202606011${hour}0000`;
  return [
    withHead(right, 'payment', { payerName: '另一个人' }),
    right.order,
    right.declaration,
    right.waybill,
    withHead(right, 'payment', { appType: '2', appTime: at(1) }),
    withHead(right, 'declaration', { appTime: at(2) }),
    withHead(right, 'order', { appType: '3', appTime: at(3) }),
    withHead(right, 'declaration', { appType: '2', appTime: at(4) }),
  ];
}

const AMENDED_AT_ONCE: [number[], number][] = [
  [[0, 4, 1, 3, 5, 7], 0],
  [[0, 4, 3, 2, 1, 7], 3],
  [[0, 4, 1, 3, 2, 5, 7], 1],
];

test('the same arrivals end the same in batches of any size', () =>
  withDatabase('batches', async ({ store }) => {
    const world = await openWorld(store);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7]), fc.nat({ max: 4 }), async (order, size) => {
        run++;
        const answers: string[][] = [];
        for (const [way, arrivalsPerPart] of [1, 24, size + 1].entries()) {
          const orderNo = `N${run}-${way}`;
          const documents = episode(orderNo, identityNumber(run));
          for (const index of order) await world.send(documents[index] as never);
          await world.settle(world.lane({ owner: 'first', parameters: { arrivalsPerPart } }));
          answers.push(await allAnswers(world, orderNo));
        }
        assert.deepEqual(answers[1], answers[0]);
        assert.deepEqual(answers[2], answers[0]);
      }),
      // An amendment that came in one batch with the last document of its declaration.
      { numRuns: 20, examples: AMENDED_AT_ONCE },
    );
    await clean(world);
  }));

/**
 * What is said of a released declaration and asked of it, right and wrong: which comes first decides what becomes of the
 * others.
 */
function sayings(orderNo: string, invtNo: string): object[] {
  const declaration = purchase({ orderNo, quantity: '4' });
  const back = (copNo: string, gnum: string) => refund({ orderNo, invtNo, copNo }, [{ gnum, qty: '1' }]);
  return [
    back(`R1${orderNo}`, '9'),
    withHead(declaration, 'declaration', { appType: '2', appTime: '20260601120000', note: '更正' }),
    back(`R2${orderNo}`, '1'),
    cancellation({ orderNo, invtNo }),
    withHead(declaration, 'order', { appType: '2', appTime: '20260601130000', note: '更正' }),
  ];
}

const WRONG_THEN_AMENDED: [number[], number][] = [
  [[0, 1, 2], 1],
  [[0, 1, 3, 2], 2],
  [[0, 4, 2, 1, 3], 2],
];

test('what is said of a released declaration ends the same in batches of any size (I-01, I-02)', () =>
  withDatabase('said in batches', async ({ store }) => {
    const world = await openWorld(store);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4]), fc.nat({ max: 3 }), async (order, size) => {
        run++;
        const ends: unknown[] = [];
        for (const [way, arrivalsPerPart] of [1, 24, size + 1].entries()) {
          const orderNo = `S${run}-${way}`;
          const sold = purchase({ orderNo, quantity: '4', price: '1.00', buyerIdNumber: identityNumber(run) });
          await world.send(sold.order, sold.payment, sold.waybill, sold.declaration);
          world.restart();
          await world.settle();
          const [row] = await world.rows<{ invt_no: string }>(
            'SELECT invt_no FROM declaration WHERE order_no = $1',
            orderNo,
          );
          const documents = sayings(orderNo, row?.invt_no ?? '');
          await world.send(...order.map((index) => documents[index] ?? {}));
          await world.settle(world.lane({ owner: 'first', parameters: { arrivalsPerPart } }));
          const reversals = await world.rows(
            `SELECT r.kind, r.state, replace(r.cop_no, $1, '') AS cop_no FROM reversal r
             JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial WHERE d.order_no = $1 ORDER BY r.serial`,
            orderNo,
          );
          ends.push([reversals, await allAnswers(world, orderNo)]);
        }
        assert.deepEqual(ends[1], ends[0]);
        assert.deepEqual(ends[2], ends[0]);
      }),
      { numRuns: 15, examples: WRONG_THEN_AMENDED },
    );
    await clean(world);
  }));

test('goods let go by hand before their last document came: the same in one batch and in two (K-03)', () =>
  withDatabase('act and document', async ({ store }) => {
    const world = await openWorld(store);
    for (const together of [true, false]) {
      const { order, payment, waybill, declaration } = purchase({ orderNo: `H${together}` });
      await world.send(declaration, order, payment);
      await world.settle();
      const [row] = await world.rows<{ pre_no: string }>(
        'SELECT pre_no FROM declaration WHERE order_no = $1',
        `H${together}`,
      );
      const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
      const { actId } = await world.append('declaration.contingency', row?.pre_no ?? '', { incident: '1' }, supervisor);
      await world.agreeAhead(actId);
      if (!together) await world.settle();
      await world.send(waybill);
      await world.settle();
      const [outcome] = await world.rows('SELECT done FROM act_outcome WHERE act_id = $1', actId);
      assert.deepEqual([outcome, await statesOf(world, `H${together}`)], [{ done: true }, ['2', '3', '800']]);
    }
    await clean(world);
  }));

/**
 * Every step about this order, sorted: a refusal may be told between two steps of the declaration it does not change,
 * and where it falls is the one thing that the size of a batch decides.
 */
async function allAnswers(world: World, orderNo: string): Promise<string[]> {
  const rows = await world.rows<{ body: string; kind: number; recipient: string }>(
    `SELECT r.body, r.kind, r.recipient FROM receipt r
     WHERE (r.part, r.serial) IN (SELECT part, serial FROM declaration WHERE order_no = $1)
        OR (r.part, r.message_id, r.item) IN (SELECT part, message_id, item FROM document WHERE order_no = $1)
     ORDER BY r.kind, r.recipient, r.seq`,
    orderNo,
  );
  return rows
    .flatMap(({ body, kind, recipient }) =>
      (JSON.parse(body) as { steps: { status: string }[] }).steps.map((step) => `${recipient} ${kind} ${step.status}`),
    )
    .sort();
}

test('two payments of one order: the first that came is compared, on every day the same (D-01)', () =>
  withDatabase('payments', async ({ store }) => {
    const world = await openWorld(store);
    for (let n = 0; n < 6; n++) {
      const documents = purchase({ orderNo: `P${n}`, buyerIdNumber: identityNumber(n) });
      const order = withHead(documents, 'order', { payCode: '', payTransactionId: '' });
      const other = withHead(documents, 'payment', { payTransactionId: `Q${n}`, amountPaid: '1' });
      await world.send(documents.payment);
      await world.settle();
      await world.send(other, documents.waybill, order);
      await world.settle();
      // A row that is written again moves to another place of the table.
      await world.rows("UPDATE document SET body = body WHERE doc_key LIKE '%|P%' AND kind = 2");
      await world.send(documents.declaration);
      await world.settle();
      assert.deepEqual((await statesOf(world, `P${n}`)).slice(-1), ['800'], `P${n}`);
    }
    await clean(world);
  }));

test('a cancellation and another document of its order that came in one microsecond are both answered (B-07)', () =>
  withDatabase('one microsecond', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'A1' });
    const { order, payment, waybill, declaration } = documents;
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
    const amended = withHead(documents, 'declaration', { appType: '2', appTime: '20260601120000', note: '更正' });
    const before = (await world.rows('SELECT 1 FROM receipt WHERE kind = 622')).length;
    const changed = withHead(documents, 'order', { appType: '2', appTime: '20260601130000', note: '更正' });
    await world.send(cancellation({ orderNo: 'A1', invtNo: row?.invt_no ?? '' }), amended, changed);
    // As two doors store it that share no counter: the first two at once, and one that has to wait for them.
    const [first] = await world.rows<{ us: bigint }>('SELECT min(arrived_us) AS us FROM arrival');
    for (const table of ['arrival', 'document'])
      await world.rows(`UPDATE ${table} SET arrived_us = arrived_us + 1 WHERE arrived_us = $1`, first?.us);
    await world.settle();
    assert.deepEqual(await world.rows('SELECT 1 FROM arrival'), []);
    const told = async (kind: number) => (await world.rows('SELECT 1 FROM receipt WHERE kind = $1', kind)).length;
    assert.ok((await told(624)) > 0, 'the cancellation');
    assert.ok((await told(622)) > before, 'the declaration');
    await clean(world);
  }));

test('a batch stored twice, because its answer was lost, is stored once; a replay keeps no second copy (B-07)', () =>
  withDatabase('twice', async ({ store }) => {
    const world = await openWorld(store);
    const intake = intakeStore(store);
    const message = verifiedMessage(purchase({ orderNo: 'D1' }).order, world.clock.nowMs);
    const messages = [prepare(message, world.vault, 1n)];
    const pack = { packId: randomUUID(), atMs: 1, sealed: Buffer.from('sealed') };
    assert.equal((await intake.storeDocuments(messages, pack)).size, 0);
    assert.equal((await intake.storeDocuments(messages, pack)).size, 1);
    assert.equal((await intake.storeDocuments(messages, { ...pack, packId: randomUUID() })).size, 1);
    assert.deepEqual(await world.rows('SELECT count(*) AS n FROM evidence'), [{ n: 1n }]);
  }));

test('equal bytes that race are all given the time of the copy that is stored (B-07)', () =>
  withDatabase('raced', async ({ store }) => {
    const world = await openWorld(store);
    const { order } = purchase({ orderNo: 'D1' });
    const other = purchase({ orderNo: 'D2' }).order;
    const at = (ms: number, document = order) => prepare(verifiedMessage(document, ms), world.vault, BigInt(ms));
    const pack = () => ({ packId: randomUUID(), atMs: 1, sealed: Buffer.from('sealed') });
    const { messageId } = at(1000);
    // One door commits while another stores the same, with a message of its own.
    let racing: Promise<ReadonlyMap<string, number>> | undefined;
    await store.transaction(async (client) => {
      const first = intakeStore({ ...store, pool: client } as unknown as Store);
      assert.equal((await first.storeDocuments([at(1000)], pack())).size, 0);
      racing = intakeStore(store).storeDocuments([at(2000), at(2000, other)], pack());
      for (;;) {
        const waiting = await world.rows(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        if (waiting.length > 0) break;
      }
    });
    assert.deepEqual([...((await racing) ?? [])], [[messageId, 1000]]);
    // Twice in one batch.
    const third = purchase({ orderNo: 'D3' }).order;
    const twice = [at(3000, third), at(4000, third)];
    const known = await intakeStore(store).storeDocuments(twice, pack());
    assert.deepEqual([...known], [[twice[0]?.messageId, 3000]]);
  }));

test('a lane that renews does not wait for the batch of another', () =>
  withDatabase('renewal', async ({ store, url }) => {
    const world = await openWorld(store);
    const other = (part: number) => part % 2 === 0;
    const one = world.lane({ owner: 'one', home: other });
    await one.drainOnce();
    await world.rows('UPDATE lane_lease SET until_ms = 0 WHERE part % 2 = 1');
    const impatient = openStore({ url: `${url.split('?')[0]}?options=-c%20lock_timeout%3D100` });
    const two = world.lane({ owner: 'two', home: (part) => !other(part), store: clearanceStore(impatient) });
    await store.transaction(async (client) => {
      // As the commit of a batch of lane one holds them.
      await client.query("SELECT 1 FROM lane_lease WHERE owner = 'one' AND until_ms > 0 FOR UPDATE");
      await two.drainOnce();
    });
    assert.deepEqual(await world.rows("SELECT count(*) AS n FROM lane_lease WHERE owner = 'two'"), [{ n: 64n }]);
    await impatient.close();
  }));

test('a lane whose partitions another has taken does nothing and says so, and goes on when it has them again (F-02)', () =>
  withDatabase('overtaken', async ({ store }) => {
    const world = await openWorld(store);
    const one = world.lane({ owner: 'one' });
    await one.drainOnce();
    await world.send(...Object.values(purchase({ orderNo: 'O1' })));
    await world.rows("UPDATE lane_lease SET owner = 'two', token = token + 1");
    assert.equal(await one.drainOnce(), 0);
    assert.deepEqual(await world.rows('SELECT 1 FROM declaration'), []);
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    await world.settle(one);
    assert.deepEqual(await world.rows('SELECT state FROM declaration'), [{ state: 800 }]);
    await clean(world);
  }));
