import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { refOf } from '../../src/lane/claims.ts';
import { audit } from '../../src/ledgers/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { withEmptyDatabase } from '../support/database.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a database of the version before finds its numbers again after migration 0029, by the keys the program
// computes, that two old numbers which differ in spelling alone stay what they were, and that neither is used again (B-06).

const FOLDER = new URL('../../../src/store/migrations/', import.meta.url);
const ONE_ORDER_ONCE = 29;
const PLATFORM = '3301960001';
const PAY = '3301960003';

test('the claims of before are found by what the program asks for, and old look-alikes stand (B-06, D-01)', () =>
  onOldDatabase(async (store) => {
    const numbers = [
      'P1',
      'p2',
      'p3 ',
      'P3',
      'ｐ４',
      'p5\u200b',
      'P5x',
      '单号6a',
      'É7',
      'ß8',
      'P\u00a09',
      `p${'0'.repeat(58)}`,
    ];
    for (const number of numbers) await oldClaim(store, 2, `${PAY}|${number}`, `O${number}`);
    const orders = ['A1', 'a2', 'A2', 'a3', 'b4 ', 'Ｂ5'];
    for (const orderNo of orders) await oldOrder(store, orderNo);
    await oldOrder(store, 'gone', { outcome: 4 });
    await oldOrder(store, 'waits', { waits: true });
    await migrate(store);

    const rows = await claims(store);
    for (const row of rows) {
      const asked = refOf({ kind: row.kind, docKey: row.spelled });
      assert.deepEqual({ part: row.part, kind: row.kind, docKey: row.docKey }, asked, row.spelled);
    }
    const written = (kind: number): string[] =>
      rows.filter((row) => row.kind === kind).map((row) => row.spelled.split('|')[1] ?? '');
    // One claim a number; of two spellings the plain one has it.
    assert.deepEqual(written(2).sort(), numbers.filter((number) => number !== 'p3 ').sort());
    assert.deepEqual(written(1).sort(), ['A1', 'A2', 'a3', 'b4 ', 'Ｂ5'].sort());
    const owners = new Map(rows.filter((row) => row.kind === 2).map((row) => [row.spelled, row.orderNo]));
    assert.equal(owners.get(`${PAY}|P3`), 'OP3');
    assert.equal(owners.get(`${PAY}|ｐ４`), 'Oｐ４');
  }));

test('after the migration an old number is not used again in any spelling, and a new one is free (B-06)', () =>
  onOldDatabase(async (store) => {
    await oldClaim(store, 2, `${PAY}|pay1`, 'elsewhere');
    await oldClaim(store, 3, '3301960004|Way1', 'elsewhere');
    await oldOrder(store, 'old1');
    await migrate(store);
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'NEW' });
    await send(world, withHead(a, 'payment', { payTransactionId: 'PAY1' }));
    await send(world, withHead(a, 'payment', { payTransactionId: 'pay1' }));
    await send(world, withHead(a, 'waybill', { logisticsNo: 'wAY1' }));
    await send(world, purchase({ orderNo: 'OLD1' }).order);
    assert.deepEqual(await statuses(world), ['-301010', '-401007', '-401007', '-504015']);
    await send(world, a.order, a.payment, a.waybill, a.declaration);
    assert.deepEqual(await world.rows('SELECT state FROM declaration'), [{ state: 800 }]);
    const { checks } = await audit(store.pool);
    assert.deepEqual(
      checks.filter(({ name, differences }) => name.includes('standing declaration') && differences.length > 0),
      [],
    );
  }));

test('declarations that were refused before the migration are over: their documents are not opened again (B-06)', () =>
  onOldDatabase(async (store) => {
    for (const [serial, state] of [100, 100, 800, 3].entries()) await oldDeclaration(store, BigInt(serial + 1), state);
    await migrate(store);
    const { rows } = await store.pool.query<{ serial: bigint; code: string }>(
      `SELECT d.serial, o.code FROM declaration d JOIN document_outcome o
         ON o.part = d.part AND o.message_id = d.list_message AND o.item = d.list_item
       WHERE o.outcome = 2 ORDER BY d.serial`,
    );
    assert.deepEqual(rows, [
      { serial: 1n, code: '90001' },
      { serial: 2n, code: '90001' },
    ]);
  }));

type ClaimRow = { part: number; kind: number; docKey: string; orderNo: string; spelled: string };

async function claims(store: Store): Promise<ClaimRow[]> {
  const { rows } = await store.pool.query<ClaimRow>(
    `SELECT part, kind, doc_key AS "docKey", order_no AS "orderNo", coalesce(spelled, doc_key) AS spelled FROM number_claim`,
  );
  return rows;
}

/** A database whose schema ends before migration 0029. */
async function onOldDatabase(work: (store: Store) => Promise<void>): Promise<void> {
  await withEmptyDatabase(async (url) => {
    const store = openStore({ url });
    try {
      await store.pool.query('CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL)');
      const names = readdirSync(FOLDER)
        .filter((name) => name.endsWith('.sql'))
        .sort();
      for (const name of names.slice(0, ONE_ORDER_ONCE - 1)) {
        await store.pool.query(readFileSync(new URL(name, FOLDER), 'utf8'));
        await store.pool.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [
          Number(name.slice(0, 4)),
          name,
        ]);
      }
      await work(store);
    } finally {
      await store.close();
    }
  });
}

/** As the version before wrote it: routed by the number as it was spelled. */
async function oldClaim(store: Store, kind: number, docKey: string, orderNo: string): Promise<void> {
  await store.pool.query('INSERT INTO number_claim (part, kind, doc_key, order_no) VALUES ($1, $2, $3, $4)', [
    partOf('number', `${kind}|${docKey}`),
    kind,
    docKey,
    orderNo,
  ]);
}

async function oldDocument(store: Store, orderNo: string, kind: number, docKey: string): Promise<[number, string]> {
  const part = partOf('order', orderNo);
  const id = randomUUID();
  const nothing = Buffer.alloc(0);
  await store.pool.query(
    `INSERT INTO document (part, message_id, item, kind, order_no, doc_key, app_type, app_time, digest, message_type, message_guid,
                           signer_code, signer_key, caller_code, accepted_ms, arrived_us, pack_id, pack_item, body)
     VALUES ($1, $2, 0, $3, $4, $5, 1, '20260601100000', $6, 'CEB', '', '', '', '', 0, 0, $2, 0, $6)`,
    [part, id, kind, orderNo, docKey, nothing],
  );
  return [part, id];
}

async function oldOrder(
  store: Store,
  orderNo: string,
  { outcome = 0, waits = false }: { readonly outcome?: number; readonly waits?: boolean } = {},
): Promise<void> {
  const [part, id] = await oldDocument(store, orderNo, 1, `${PLATFORM}|${orderNo}`);
  if (outcome > 0) {
    await store.pool.query("INSERT INTO document_outcome VALUES ($1, $2, 0, $3, '', 0)", [part, id, outcome]);
  }
  if (waits) {
    await store.pool.query(
      'INSERT INTO arrival (part, arrived_us, message_id, item, order_no) VALUES ($1, 0, $2, 0, $3)',
      [part, id, orderNo],
    );
  }
}

async function oldDeclaration(store: Store, serial: bigint, state: number): Promise<void> {
  const [part, id] = await oldDocument(store, 'L1', 4, `${PLATFORM}|C${serial}`);
  await store.pool.query(
    `INSERT INTO declaration (part, serial, pre_no, cop_no, order_no, agent_code, ebp_code, ebc_code, logistics_code, logistics_no,
                              assure_code, customs_code, trade_mode, caller_code, list_message, list_item, state, received_ms, reasons)
     VALUES ($1, $2, 'B', $3, 'L1', '', '', '', '', '', '', '', '', '', $4, 0, $5, 0, $6)`,
    [part, serial, `C${serial}`, id, state, state === 100 ? JSON.stringify([{ code: '90001' }]) : null],
  );
}

async function send(world: World, ...documents: readonly object[]): Promise<void> {
  for (const document of documents) {
    await world.send(document);
    await world.settle();
  }
}

async function statuses(world: World): Promise<string[]> {
  const rows = await world.rows<{ status: string }>(
    "SELECT body::jsonb #>> '{steps,0,status}' AS status FROM receipt GROUP BY message_id, body",
  );
  return rows.map(({ status }) => status).sort();
}
