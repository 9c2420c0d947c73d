import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openStore, type Store } from '../../src/store/pool.ts';
import { watchHealth } from '../../src/main/host/health.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { temporaryFolder, withDatabase } from '../support/database.ts';
import { sandboxSender } from '../support/sandboxSender.ts';

/** Proves that health is told by writing, not by reading alone: who is sent no more messages must know why. Real database. */

const clock = { now: () => 0 };
/** Each look a new watch: what was said a moment ago is kept for a second. */
const lookAt = (store: Store): Promise<unknown> => watchHealth(store, 'sandbox', clock).look();

test('a database that reads and takes no writes is unwell, and well again when it does', async () => {
  await withDatabase('health read only', async ({ url, store }) => {
    assert.deepEqual(await lookAt(store), { ok: true, profile: 'sandbox', database: 'ok', setAside: 0 });
    const readOnly = openStore({ url, connectionsMax: 1 });
    await readOnly.pool.query('SET default_transaction_read_only = on');
    assert.deepEqual(await lookAt(readOnly), { ok: false, profile: 'sandbox', database: 'not-writable', setAside: 0 });
    await readOnly.close();
    assert.deepEqual(await lookAt(store), { ok: true, profile: 'sandbox', database: 'ok', setAside: 0 });
  });
});

test('no database is unwell', async () => {
  await withDatabase('health gone', async ({ url }) => {
    const gone = openStore({ url: url.replace(/:\d+\//, ':1/') });
    assert.deepEqual(await lookAt(gone), { ok: false, profile: 'sandbox', database: 'unreachable', setAside: 0 });
    await gone.close();
  });
});

test('a disk that has no room for messages is unwell while a small row still fits', async () => {
  await withDatabase('health full', async ({ store }) => {
    const watch = watchHealth(store, 'sandbox', clock);
    await full(store, true);
    assert.equal((await watch.look()).database, 'ok', 'nobody has written');
    // What was said a moment ago is not true any more.
    watch.wrote(false);
    assert.equal((await watch.look()).database, 'not-writable');
  });
});

test('through the door: a message finds the disk full, then health says so, then both are well again', async () => {
  await withDatabase('health door', async ({ url }) => {
    const dataDir = temporaryFolder();
    const platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, databaseUrl: url });
    const store = openStore({ url });
    try {
      const sender = await sandboxSender(platform.url, dataDir);
      const health = async (): Promise<{ status: number; database: string }> => {
        const answer = await fetch(`${platform.url}/api/health`);
        const { database } = (await answer.json()) as { database: string };
        return { status: answer.status, database };
      };
      assert.deepEqual(await health(), { status: 200, database: 'ok' });
      await full(store, true);
      assert.equal((await sender.postAs('platform', Buffer.from('<a>rubbish</a>'))).status, 503);
      assert.deepEqual(await health(), { status: 503, database: 'not-writable' });
      await full(store, false);
      const documents = sender.purchase({ orderNo: 'FULL1' });
      assert.equal((await sender.post('order', sender.sign('order', documents))).status, 202);
      // The look of a second ago is kept for that second.
      while ((await health()).status !== 200) await new Promise((resolve) => setImmediate(resolve));
    } finally {
      await store.close();
      await platform.stop();
    }
  });
});

/** PostgreSQL's own answer to a full disk (53100), for whatever needs room: messages, and rows with a filler. */
async function full(store: Store, isFull: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: store.pool.options.connectionString });
  await client.connect();
  try {
    if (isFull) {
      await client.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
      await client.query('CREATE TRIGGER no_room BEFORE INSERT ON refused_message EXECUTE FUNCTION no_room()');
      await client.query(`CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON write_mark
        FOR EACH ROW WHEN (NEW.filler IS NOT NULL) EXECUTE FUNCTION no_room()`);
    } else {
      await client.query('DROP FUNCTION no_room() CASCADE');
    }
  } finally {
    await client.end();
  }
}
