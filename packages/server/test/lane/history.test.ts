import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import type { ClearanceStore, LaneTransaction } from '../../src/store/lane/transaction.ts';
import type { Store } from '../../src/store/pool.ts';
import { DECLARATIONS_OF, DOCUMENTS_BY_REF } from '../../src/store/clearance/read.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { delivered } from '../support/later.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';
import type { StoredDocument } from '../../src/clearance/rows.ts';

// Proves that what a lane reads for one document does not grow with what came before: not with deliveries and details that
// belong to no order, not with refused declarations, and not with what waits behind the batch. Rows are counted, not time.

type Read = { documents: number; opened: number; declarations: number };

/** A store that counts what its lane is given. */
function counting(store: Store, read: Read): ClearanceStore {
  const inner = clearanceStore(store);
  const count = (rows: StoredDocument[]): StoredDocument[] => {
    read.documents += rows.length;
    read.opened += rows.filter(({ body }) => body !== null).length;
    return rows;
  };
  const counted = (batch: LaneTransaction): LaneTransaction => ({
    ...batch,
    documentsOf: async (orders) => count(await batch.documentsOf(orders)),
    documentsByRef: async (arrivals) => count(await batch.documentsByRef(arrivals)),
    declarationsOf: async (orders) => {
      const rows = await batch.declarationsOf(orders);
      read.declarations += rows.length;
      return rows;
    },
  });
  return { ...inner, transaction: (work) => inner.transaction((batch) => work(counted(batch))) };
}

/** What one more document costs, after as many as were sent before. */
async function costOf(world: World, document: object): Promise<Read> {
  const read = { documents: 0, opened: 0, declarations: 0 };
  const lane = world.lane({ owner: 'first', store: counting(world.store, read) });
  await world.send(document);
  await world.settle(lane);
  world.restart();
  return read;
}

async function sendAll(world: World, documents: readonly object[]): Promise<void> {
  await world.send(...documents);
  await world.settle();
}

test('a delivery is read by itself, however many came before it in its part (L-01)', () =>
  withDatabase('deliveries', async ({ store }) => {
    const world = await openWorld(store);
    const numbers = sameParcelPart(60);
    const last = numbers.pop() ?? '';
    const first = await costOf(world, delivered('', { logisticsNo: numbers[0] ?? '' }));
    await sendAll(
      world,
      numbers.slice(1).map((logisticsNo) => delivered('', { logisticsNo })),
    );
    assert.deepEqual(await costOf(world, delivered('', { logisticsNo: last })), first);
    assert.deepEqual(first, { documents: 1, opened: 1, declarations: 0 });
  }));

test('the plan of a delivery walks one row, with fifty thousand before it (L-01)', () =>
  withDatabase('plan', async ({ store }) => {
    const before = await rowsWalked(store, DOCUMENTS_BY_REF, [[7], [randomUUID()], [0]]);
    await fillDeliveries(store, 7, 50_000);
    const id = randomUUID();
    await fillDeliveries(store, 7, 1, id);
    await store.pool.query('ANALYZE document');
    const after = await rowsWalked(store, DOCUMENTS_BY_REF, [[7], [id], [0]]);
    assert.ok(before.rows <= 1 && after.rows <= 3, JSON.stringify({ before, after }));
    assert.ok(after.buffers < 20, `${after.buffers} pages`);
  }));

test('refused declarations of an order are not opened with a new one, and their rows are bounded (B-06)', () =>
  withDatabase('refused', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    await sendAll(world, [a.order, a.payment, a.waybill]);
    const wrong = (n: number) => withHead(a, 'declaration', { copNo: `C${n}`, buyerName: '另一人' });
    const few = [1, 2, 3];
    for (const n of few) await sendAll(world, [wrong(n)]);
    const early = await costOf(world, wrong(4));
    const many = Array.from({ length: 60 }, (_, n) => n + 5);
    for (const n of many) await sendAll(world, [wrong(n)]);
    const late = await costOf(world, wrong(99));
    // Order, payment, waybill and the declaration that came.
    assert.deepEqual([early.opened, late.opened], [4, 4]);
    assert.deepEqual([early.documents, late.documents], [4, 4]);
    assert.ok(late.declarations <= 20, `${late.declarations} declarations`);
    // The right one is released, and the newest refused one is still known by its number.
    await sendAll(world, [withHead(a, 'declaration', { copNo: 'C99', appType: '2', appTime: '20260601090000' })]);
    assert.match(await lastAnswer(world), /-621012/);
    await sendAll(world, [withHead(a, 'declaration', { copNo: 'C99', appType: '2', appTime: '20260601120000' })]);
    assert.deepEqual(
      await world.rows("SELECT state FROM declaration WHERE cop_no = 'C99' ORDER BY serial DESC LIMIT 1"),
      [{ state: 800 }],
    );
  }));

test('the plan of an order’s declarations stops at the newest refused, with twenty thousand of them (B-06)', () =>
  withDatabase('plan refused', async ({ store }) => {
    await fillRefused(store, 7, 'A1', 20_000);
    await store.pool.query('ANALYZE declaration');
    const { rows, buffers } = await rowsWalked(store, DECLARATIONS_OF, [[7], ['A1']]);
    assert.ok(rows <= 60, `${rows} rows in the largest step`);
    assert.ok(buffers < 400, `${buffers} pages`);
  }));

test('what one firm sends for one order is bounded, and stops nobody else (B-06)', () =>
  withDatabase('bounded', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const payments = Array.from({ length: 25 }, (_, n) =>
      withHead(a, 'payment', { payCode: '3301960008', payTransactionId: `X${n}` }),
    );
    await sendAll(world, payments);
    const drafts = Array.from({ length: 25 }, (_, n) => withHead(a, 'declaration', { copNo: `D${n}`, appStatus: '1' }));
    await sendAll(world, drafts);
    const refused = await world.rows<{ kind: number; n: bigint }>(
      "SELECT kind, count(DISTINCT message_id) AS n FROM receipt WHERE body LIKE '%90352%' GROUP BY kind ORDER BY kind",
    );
    assert.deepEqual(
      refused.map(({ kind, n }) => `${kind} ${n}`),
      ['412 5', '622 5'],
    );
    await sendAll(world, [a.payment, a.order, a.waybill, a.declaration]);
    assert.deepEqual(await world.rows("SELECT state, reasons FROM declaration WHERE cop_no = 'CA1'"), [
      { state: 800, reasons: null },
    ]);
  }));

test('what waits behind the batch is known to be there, and comes without its body (B-06)', () =>
  withDatabase('behind', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'A1' });
    const changes = Array.from({ length: 40 }, (_, n) =>
      withHead(a, 'order', { appType: '2', appTime: `202606011200${String(n).padStart(2, '0')}` }),
    );
    const read = { documents: 0, opened: 0, declarations: 0 };
    const lane = world.lane({ owner: 'first', store: counting(store, read), parameters: { arrivalsPerPart: 5 } });
    await world.send(...changes);
    await lane.drainOnce();
    assert.deepEqual([read.documents, read.opened], [40, 5]);
    await world.settle(lane);
    assert.deepEqual(await world.rows('SELECT count(*) AS n FROM arrival'), [{ n: 0n }]);
  }));

/** Numbers of parcels whose reports lie in one part. */
function sameParcelPart(count: number): string[] {
  const found: string[] = [];
  for (let n = 0; found.length < count; n++) {
    if (partOf('number', `3|${FIRMS.logistics}|W${n}`) === 7) found.push(`W${n}`);
  }
  return found;
}

async function fillDeliveries(store: Store, part: number, count: number, id?: string): Promise<void> {
  await store.pool.query(
    `INSERT INTO document (part, message_id, item, kind, order_no, doc_key, app_type, app_time, digest, message_type, message_guid,
                           signer_code, signer_key, caller_code, accepted_ms, arrived_us, pack_id, pack_item, body)
     SELECT $1, coalesce($3::uuid, md5(n::text)::uuid), 0, 7, '', 'F|W' || n, 1, '20260601100000', '', 'CEB513Message', '',
            '', '', '', 0, n, coalesce($3::uuid, md5(n::text)::uuid), 0, ''
     FROM generate_series(1, $2::integer) AS s(n)`,
    [part, count, id ?? null],
  );
}

async function fillRefused(store: Store, part: number, orderNo: string, count: number): Promise<void> {
  await store.pool.query(
    `INSERT INTO declaration (part, serial, pre_no, cop_no, order_no, agent_code, ebp_code, ebc_code, logistics_code, logistics_no,
                              assure_code, customs_code, trade_mode, caller_code, list_message, list_item, state, received_ms)
     SELECT $1, n, 'B' || n, 'C' || n, $2, '', '', '', '', '', '', '', '', '', md5(n::text)::uuid, 0, 100, n
     FROM generate_series(1, $3::integer) AS s(n)`,
    [part, orderNo, count],
  );
}

type Plan = { readonly [key: string]: unknown; readonly Plans?: readonly Plan[] };

/** The most rows any step of the plan gave or threw away, and the pages that were touched. */
async function rowsWalked(store: Store, sql: string, values: unknown[][]): Promise<{ rows: number; buffers: number }> {
  const { rows } = await store.pool.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`,
    values,
  );
  const top = rows[0]?.['QUERY PLAN'][0]?.Plan;
  assert.ok(top);
  const steps = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(steps)];
  const walked = steps(top).map((step) => {
    const per = Number(step['Actual Rows'] ?? 0) + Number(step['Rows Removed by Filter'] ?? 0);
    return per * Number(step['Actual Loops'] ?? 1);
  });
  return { rows: Math.max(...walked), buffers: Number(top['Shared Hit Blocks']) + Number(top['Shared Read Blocks']) };
}

async function lastAnswer(world: World): Promise<string> {
  const [row] = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE kind = 622 ORDER BY part, seq DESC LIMIT 1',
  );
  return row?.body ?? '';
}
