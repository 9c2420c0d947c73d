import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { openStore } from '../src/store/pool.ts';
import { isAlive } from '../src/main/processes.ts';
import { temporaryFolder } from './support/database.ts';
import { sandboxSender } from './support/sandboxSender.ts';

/**
 * Proves with a client's own list of acknowledgements that nothing acknowledged is lost and nothing happens twice when
 * the platform, its gateway processes and its PostgreSQL are killed in the middle of the load (B-07), and that the
 * next start on the same folder needs no help.
 */

type Started = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pids: { readonly primary: number; readonly workers: readonly number[]; readonly database: number };
};

test('kill −9 of platform and database in mid-load loses no acknowledged message', { timeout: 180_000 }, async () => {
  const dataDir = temporaryFolder();
  const acknowledged = new Map<string, Buffer>();
  for (const victims of ['primary', 'database', 'both'] as const) {
    const { child, started } = await startChild(dataDir);
    const sending = sendOrders(started.url, dataDir, victims, acknowledged);
    while (acknowledgedOf(acknowledged, victims) < 15) await pause(10);
    const { primary, workers, database } = started.pids;
    if (victims !== 'database') process.kill(primary, 'SIGKILL');
    if (victims !== 'primary') process.kill(database, 'SIGKILL');
    if (victims === 'database') {
      // The platform brings it back by itself and goes on.
      const before = acknowledgedOf(acknowledged, victims);
      while (acknowledgedOf(acknowledged, victims) <= before + 5) await pause(20);
      process.kill(primary, 'SIGKILL');
    }
    await gone(child, workers);
    await sending;
  }

  const { child, started } = await startChild(dataDir);
  const store = openStore({ url: started.databaseUrl });
  try {
    const { rows } = await store.pool.query<{ id: string; number: bigint }>(
      'SELECT message_id AS id, count(*) AS number FROM document GROUP BY message_id',
    );
    const stored = new Map(rows.map((row) => [row.id, row.number]));
    for (const id of acknowledged.keys()) assert.equal(stored.get(id), 1n, `${id} is there once`);
    // The same bytes again: the same answer, and no second effect.
    const sender = await sandboxSender(started.url, dataDir);
    for (const [id, message] of acknowledged) {
      const response = await sender.post('order', message);
      const answer = (await response.json()) as { messageId: string };
      const replayed = response.headers.get('tongguan-replayed');
      assert.deepEqual([response.status, answer.messageId, replayed], [202, id, 'true']);
    }
    const after = await store.pool.query<{ number: bigint }>('SELECT count(*) AS number FROM document');
    assert.equal(
      after.rows[0]?.number,
      [...stored.values()].reduce((sum, number) => sum + number, 0n),
    );
  } finally {
    await store.close();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  assert.ok(!isAlive(started.pids.database), 'a stopped platform leaves no database behind');
});

test('a gateway process that dies is replaced; none outlives the platform', { timeout: 60_000 }, async () => {
  const { child, started } = await startChild(temporaryFolder(), 2);
  const [first = 0, second = 0] = started.pids.workers;
  assert.ok(isAlive(first) && isAlive(second));
  process.kill(first, 'SIGKILL');
  let workers: readonly number[] = [];
  while (workers.length < 2 || workers.includes(first)) {
    workers = await workersOf(child);
    await pause(20);
  }
  assert.ok(workers.includes(second));
  // A connection each, so that both gateways are asked.
  for (let count = 0; count < 4; count += 1) {
    const response = await fetch(`${started.url}/api/health`, { headers: { connection: 'close' } });
    assert.equal(response.status, 200);
  }
  process.kill(started.pids.primary, 'SIGKILL');
  process.kill(started.pids.database, 'SIGKILL');
  await gone(child, workers);
});

/** Sends orders until nobody answers any more; an acknowledgement is noted only when it was read whole. */
async function sendOrders(
  url: string,
  dataDir: string,
  name: string,
  acknowledged: Map<string, Buffer>,
): Promise<void> {
  const sender = await sandboxSender(url, dataDir);
  const series = async (lane: number): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const message = sender.sign('order', sender.purchase({ orderNo: `${name}-${lane}-${count}` }));
      try {
        const response = await sender.post('order', message);
        const answer = (await response.json()) as { messageId: string };
        if (response.status === 202) acknowledged.set(answer.messageId, message);
        // While the database is away the platform answers 500 or 503: nothing was acknowledged.
        else await pause(50);
      } catch {
        return;
      }
    }
  };
  await Promise.all([1, 2, 3, 4].map(series));
}

function acknowledgedOf(acknowledged: Map<string, Buffer>, name: string): number {
  let number = 0;
  for (const message of acknowledged.values()) if (message.includes(`>${name}-`)) number += 1;
  return number;
}

async function startChild(dataDir: string, workers = 1): Promise<{ child: ChildProcess; started: Started }> {
  const child = fork(fileURLToPath(new URL('./support/platformChild.js', import.meta.url)), [dataDir, String(workers)]);
  const started = await new Promise<Started>((resolve, reject) => {
    child.once('message', (message: Started | { failure: string }) => {
      if ('failure' in message) reject(new Error(message.failure));
      else resolve(message);
    });
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}`)));
  });
  return { child, started };
}

/** The gateway processes the platform has now. */
function workersOf(child: ChildProcess): Promise<readonly number[]> {
  return new Promise((resolve) => {
    child.once('message', (message: Started['pids']) => resolve(message.workers));
    child.send('pids');
  });
}

async function gone(child: ChildProcess, workers: readonly number[]): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
  for (const worker of workers) while (isAlive(worker)) await pause(20);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
