import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { audit, grant, stockAccount } from '../../src/ledgers/index.ts';
import { isAlive } from '../../src/main/host/processes.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import {
  type Client,
  LIMITED_BUYERS,
  LIMITED_RELEASES,
  openClient,
  seededRandom,
} from '../support/processes/crashLoad.ts';
import { temporaryFolder } from '../support/database.ts';
import { type PlatformProcess, startProcess } from '../support/processes/platformProcess.ts';
import { BOOK } from '../support/purchase.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { sandboxSender } from '../support/sandboxSender.ts';
import { seedFor } from '../support/seed.ts';

/**
 * Proves with a client's own list of acknowledgements, on disk before they are believed, that nothing acknowledged is
 * lost and nothing takes effect twice when the platform, its gateway processes and its PostgreSQL are killed again and
 * again in the middle of the load (B-07, F-02): afterwards every declaration has its end, every ledger its sum and
 * every receipt its number. The next start on the same folder needs no help.
 */

const ROUNDS = 5;
const WORKERS = 2;
const REPLAYS = 300;

test('kill −9 of every process, five times in mid-load, costs nothing', async (t) => {
  const seed = seedFor('TONGGUAN_CRASH_SEED');
  t.diagnostic(`TONGGUAN_CRASH_SEED=${seed}`);
  const random = seededRandom(seed);
  const dataDir = sandboxFolder();
  const ackFile = join(temporaryFolder(), 'acknowledged');
  const client = openClient(ackFile, random);
  for (let round = 0; round < ROUNDS; round += 1) {
    const platform = await startProcess(dataDir, WORKERS);
    if (round === 0) await fillBook(platform);
    const sender = await sandboxSender(platform.url, dataDir);
    let over = false;
    const working = client.work(sender, () => over);
    await during(client, 40 + random() * 200, random);
    if (random() < 0.6) await killPart(platform, random() < 0.5 ? 'worker' : 'database');
    await during(client, random() * 200, random);
    over = true;
    await Promise.all([killAll(platform, random), working]);
  }

  const platform = await startProcess(dataDir, WORKERS);
  const store = openStore({ url: platform.databaseUrl });
  try {
    const sender = await sandboxSender(platform.url, dataDir);
    await client.finish(sender);
    await ended(store, client);
    await client.finish(sender);
    t.diagnostic(`${client.acknowledged.size} acknowledged, ${client.orderNos.length} declarations`);

    const noted = new Set(readFileSync(ackFile, 'utf8').split('\n').slice(0, -1));
    await assertDocuments(store, noted);
    await assertDeclarations(store);
    await assertReceipts(store, client);
    const before = await counts(store);
    for (const { kind, message, answer } of [...client.acknowledged.values()].slice(0, REPLAYS)) {
      const again = await sender.post(kind, message);
      assert.equal(await again.text(), answer, 'the same bytes, the same answer');
      assert.deepEqual([again.status, again.headers.get('tongguan-replayed')], [202, 'true']);
    }
    assert.deepEqual(await counts(store), before, 'and no second effect');
    assert.deepEqual(
      (await audit(store.pool)).checks.filter(({ differences }) => differences.length > 0),
      [],
    );
  } finally {
    client.close();
    await store.close();
    await platform.stop();
  }
  assert.ok(!isAlive(platform.pids.database), 'a stopped platform leaves no database behind');
});

test('a gateway process that dies is replaced; none outlives the platform', async () => {
  const platform = await startProcess(sandboxFolder(), WORKERS);
  const [first = 0, second = 0] = platform.pids.workers;
  assert.ok(isAlive(first) && isAlive(second));
  process.kill(first, 'SIGKILL');
  let workers: readonly number[] = [];
  while (workers.length < WORKERS || workers.includes(first)) {
    ({ workers } = await platform.now());
    await pause(20);
  }
  assert.ok(workers.includes(second));
  // A connection each, so that both gateways are asked.
  for (let count = 0; count < 4; count += 1) {
    const response = await fetch(`${platform.url}/api/health`, { headers: { connection: 'close' } });
    assert.equal(response.status, 200);
  }
  process.kill(platform.pids.primary, 'SIGKILL');
  process.kill(platform.pids.database, 'SIGKILL');
  await gone([platform.pids.primary, platform.pids.database, ...workers]);
});

/** Until so many more messages were acknowledged, and a moment more, so that a kill may fall anywhere. */
async function during(client: Client, acknowledgements: number, random: () => number): Promise<void> {
  const enough = client.acknowledged.size + acknowledgements;
  while (client.acknowledged.size < enough) await pause(5);
  await pause(random() * 30);
}

/** One part dies and the rest goes on: it is brought back while the load continues. */
async function killPart(platform: PlatformProcess, part: 'worker' | 'database'): Promise<void> {
  const { workers, database } = await platform.now();
  process.kill(part === 'worker' ? (workers[0] ?? 0) : database, 'SIGKILL');
}

async function killAll(platform: PlatformProcess, random: () => number): Promise<void> {
  const { primary, workers, database } = await platform.now();
  const withDatabase = random() < 0.5;
  const order = [primary, ...(withDatabase ? [database] : []), ...(random() < 0.5 ? workers : [])];
  order.sort(() => random() - 0.5);
  for (const pid of order) {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await pause(random() * 10);
  }
  // Gateways end by themselves once their primary is gone; the database is ended by the next start.
  await gone([primary, ...workers]);
}

async function fillBook(platform: PlatformProcess): Promise<void> {
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 10_000_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
}

async function ended(store: Store, client: Client): Promise<void> {
  for (;;) {
    const { rows } = await store.pool.query<{ number: bigint }>(
      'SELECT count(*) AS number FROM declaration WHERE state IN (100, 800)',
    );
    if (rows[0]?.number === BigInt(client.orderNos.length)) break;
    await pause(50);
  }
  // Its last receipts are in the transaction of its end; the arrivals go with them.
  while ((await counts(store)).arrival > 0n) await pause(20);
}

async function assertDocuments(store: Store, acknowledged: ReadonlySet<string>): Promise<void> {
  const { rows } = await store.pool.query<{ id: string; number: bigint }>(
    'SELECT message_id AS id, count(*) AS number FROM document GROUP BY message_id',
  );
  const stored = new Map(rows.map(({ id, number }) => [id, number]));
  for (const id of acknowledged) assert.equal(stored.get(id), 1n, `${id} is there once`);
  assert.equal(
    stored.size,
    acknowledged.size,
    'in the end everything sent was acknowledged, and nothing else is there',
  );
}

/** Everybody is released but those above the annual limit; of these exactly as many as fit. */
async function assertDeclarations(store: Store): Promise<void> {
  const { rows } = await store.pool.query<{ orderNo: string; number: bigint; person: string; state: number }>(
    `SELECT order_no AS "orderNo", count(*) AS number, encode(min(person_key), 'hex') AS person, min(state) AS state
     FROM declaration GROUP BY order_no`,
  );
  assert.deepEqual(
    rows.filter(({ number }) => number !== 1n),
    [],
    'one declaration an order',
  );
  const released = rows.filter(({ state }) => state === 800);
  const limited = new Set(rows.filter(({ state }) => state === 100).map(({ person }) => person));
  assert.ok(limited.size > 0 && limited.size <= LIMITED_BUYERS.length, 'the limit was reached, by its buyers alone');
  for (const person of limited) {
    assert.equal(released.filter((row) => row.person === person).length, LIMITED_RELEASES);
  }
}

/** Numbers without gap or repetition in every partition, one way from 2 to the end, and a reader that missed nothing. */
async function assertReceipts(store: Store, client: Client): Promise<void> {
  const gaps = await store.pool.query(
    `SELECT part, seq FROM (
       SELECT part, seq, steps, lag(seq, 1, 0::bigint) OVER (PARTITION BY part ORDER BY seq) AS before FROM receipt
     ) r WHERE seq - steps <> before
     UNION ALL
     SELECT part, next_seq FROM lane_lease l
     WHERE next_seq <> 1 + COALESCE((SELECT max(seq) FROM receipt r WHERE r.part = l.part), 0)`,
  );
  assert.deepEqual(gaps.rows, []);
  const ways = await store.pool.query<{ way: string; state: number }>(
    `SELECT DISTINCT string_agg(step->>'status', ',' ORDER BY r.seq, position) AS way, d.state
     FROM declaration d JOIN receipt r ON r.part = d.part AND r.serial = d.serial
       AND r.kind = 622 AND r.recipient = d.agent_code,
       json_array_elements(r.body::json->'steps') WITH ORDINALITY AS steps (step, position)
     GROUP BY d.part, d.serial, d.state`,
  );
  for (const { way, state } of ways.rows) {
    assert.equal(way, state === 800 ? '2,3,120,399,800' : '2,3,120,100');
  }
  const all = await store.pool.query<{ steps: bigint }>(
    'SELECT sum(steps) AS steps FROM receipt WHERE recipient = (SELECT min(agent_code) FROM declaration)',
  );
  assert.equal(new Set(client.receipts).size, client.receipts.length, 'no receipt was read twice');
  assert.equal(client.receipts.length, Number(all.rows[0]?.steps), 'and none was missed');
}

async function counts(store: Store): Promise<Readonly<Record<'document' | 'arrival' | 'receipt' | 'entry', bigint>>> {
  const { rows } = await store.pool.query<Record<'document' | 'arrival' | 'receipt' | 'entry', bigint>>(
    `SELECT (SELECT count(*) FROM document) AS document, (SELECT count(*) FROM arrival) AS arrival,
            (SELECT count(*) FROM receipt) AS receipt, (SELECT count(*) FROM ledger_entry) AS entry`,
  );
  assert.ok(rows[0]);
  return rows[0];
}

async function gone(pids: readonly number[]): Promise<void> {
  for (const pid of pids) while (isAlive(pid)) await pause(20);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
