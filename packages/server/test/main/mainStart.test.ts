import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startPlatform } from '../../src/main/platform.ts';
import type { Platform, PlatformOptions } from '../../src/main/options.ts';
import { StartFailure, type StartFailureReason } from '../../src/main/host/startFailure.ts';
import { openStore } from '../../src/store/pool.ts';
import { postmasterOf, temporaryFolder, withEmptyDatabase } from '../support/database.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';

/**
 * Proves that a platform that cannot run says so in a sentence, in both languages, with the exit code of wrong use,
 * that nothing is damaged by the attempt, and that what ran before runs again on the same data.
 */

const start = (dataDir: string, more: Partial<PlatformOptions> = {}): Promise<Platform> =>
  startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, ...more });

async function assertFails(work: Promise<Platform>, reason: StartFailureReason, words: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof StartFailure, String(error));
    assert.equal(error.reason, reason);
    assert.equal(error.exitCode, 2);
    assert.match(error.messageZh, /\p{Script=Han}/u);
    assert.match(error.messageEn, words);
    return true;
  });
}

describe('starting on the embedded database', () => {
  test('a second start finds the same participants and the same port of the database', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    const token = tokenOf(dataDir);
    const answered = await receipts(first.url, token);
    await first.stop();
    assert.equal(answered, 200);
    assert.equal(postmasterOf(dataDir), 0, 'the database has stopped');
    const second = await start(dataDir);
    try {
      assert.equal(second.databaseUrl, first.databaseUrl);
      assert.equal(tokenOf(dataDir), token);
      assert.equal(await receipts(second.url, token), 200);
    } finally {
      await second.stop();
    }
  });

  test('a second instance on the same data is refused and disturbs nothing', async () => {
    const dataDir = sandboxFolder();
    const first = await start(dataDir);
    try {
      const database = postmasterOf(dataDir);
      await assertFails(start(dataDir), 'data-in-use', /in use by another instance/);
      assert.equal(postmasterOf(dataDir), database);
      assert.equal(await receipts(first.url, tokenOf(dataDir)), 200);
    } finally {
      await first.stop();
    }
  });

  test('a database of another major version is left as it is', async () => {
    const dataDir = sandboxFolder();
    await (await start(dataDir)).stop();
    const file = join(dataDir, 'postgres/cluster/PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '14\n');
    await assertFails(start(dataDir), 'wrong-database-version', /made by PostgreSQL 14/);
    writeFileSync(file, version);
    await (await start(dataDir)).stop();
  });

  test('lost access to the database is told, not overwritten', async () => {
    const dataDir = sandboxFolder();
    await (await start(dataDir)).stop();
    const file = join(dataDir, 'database.json');
    const access = readFileSync(file, 'utf8');
    writeFileSync(file, access.slice(0, 10));
    await assertFails(start(dataDir), 'database-broken', /restore that file from a backup/);
    assert.equal(readFileSync(file, 'utf8'), access.slice(0, 10));
    writeFileSync(file, access);
    await (await start(dataDir)).stop();
  });
});

const notRoot = process.getuid?.() === 0 ? false : 'only root has to hand the database to another user';

describe('started as root', { skip: notRoot }, () => {
  test('in a folder only root may enter, the database lies elsewhere and the folder points at it', async () => {
    const secret = join(temporaryFolder(), 'private');
    mkdirSync(secret, { mode: 0o700 });
    const dataDir = join(secret, 'data');
    const first = await start(dataDir);
    const place = realpathSync(join(dataDir, 'postgres'));
    try {
      assert.equal(await receipts(first.url, tokenOf(dataDir)), 200);
      assert.ok(!place.startsWith(secret), place);
      assert.notEqual(statSync(join(place, 'cluster')).uid, 0);
      assert.equal(statSync(join(place, 'cluster')).mode & 0o077, 0, 'nobody else may look in');
      assert.equal(statSync(secret).mode & 0o777, 0o700, 'the private folder stays as it was');
      await first.stop();
      const second = await start(dataDir);
      assert.equal(realpathSync(join(dataDir, 'postgres')), place);
      await second.stop();
    } finally {
      await first.stop();
      rmSync(place, { recursive: true });
    }
  });

  test('a data folder that moves into a private one takes its database along', async () => {
    const outside = temporaryFolder();
    const dataDir = join(outside, 'data');
    const first = await start(dataDir);
    const token = tokenOf(dataDir);
    await first.stop();
    const secret = join(outside, 'private');
    mkdirSync(secret, { mode: 0o700 });
    renameSync(dataDir, join(secret, 'data'));
    const second = await start(join(secret, 'data'));
    const place = realpathSync(join(secret, 'data/postgres'));
    try {
      assert.equal(await receipts(second.url, token), 200);
    } finally {
      await second.stop();
      rmSync(place, { recursive: true });
    }
  });
});

describe('what the machine does not give', () => {
  test('a taken port, told before anything is made', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const dataDir = join(temporaryFolder(), 'data');
    await assertFails(start(dataDir, { port }), 'port-taken', /taken by another program/);
    await assert.rejects(async () => readFileSync(join(dataDir, 'database.json')), /ENOENT/);
    server.close();
  });

  test('an address that is not this machine’s', async () => {
    await assertFails(start(temporaryFolder(), { host: '192.0.2.1' }), 'host-unknown', /has no address 192\.0\.2\.1/);
  });

  test('a data folder that is a file, lies in a file or where nothing can be made', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'data'), '/proc/tongguan/data']) {
      await assertFails(start(path), 'data-not-writable', /cannot be written to/);
    }
  });
});

describe('starting on a database of one’s own', () => {
  test('it is used, and left running', async () => {
    await withEmptyDatabase(async (databaseUrl) => {
      const dataDir = temporaryFolder();
      const platform = await start(dataDir, { databaseUrl });
      assert.equal(await receipts(platform.url, tokenOf(dataDir)), 200);
      await platform.stop();
      assert.equal(postmasterOf(dataDir), 0, 'no database was made in the data folder');
      const store = openStore({ url: databaseUrl });
      assert.equal((await store.pool.query('SELECT 1')).rowCount, 1);
      await store.close();
    });
  });

  test('a schema of a newer program, and keys of another database, are refused', async () => {
    await withEmptyDatabase(async (databaseUrl) => {
      const dataDir = temporaryFolder();
      await (await start(dataDir, { databaseUrl })).stop();
      await assertFails(start(temporaryFolder(), { databaseUrl }), 'keys', /does not belong to this database/);
      const store = openStore({ url: databaseUrl });
      await store.pool.query("INSERT INTO schema_version (version, name) VALUES (9000, 'future')");
      await store.close();
      await assertFails(start(dataDir, { databaseUrl }), 'wrong-database-version', /use a newer program/);
    });
  });

  test('a database with another program’s tables, or one where none may be made, is left as it is', async () => {
    await withEmptyDatabase(async (databaseUrl) => {
      const store = openStore({ url: databaseUrl });
      const tables = async (): Promise<unknown> =>
        (await store.pool.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).rows;
      await store.pool.query('CREATE TABLE document (id integer)');
      await assertFails(start(temporaryFolder(), { databaseUrl }), 'database-broken', /tables of the same names/);
      assert.deepEqual(await tables(), [{ table_name: 'document' }]);
      await store.pool.query('DROP TABLE document');
      await store.pool.query(
        `ALTER DATABASE "${new URL(databaseUrl).pathname.slice(1)}" SET default_transaction_read_only = on`,
      );
      await assertFails(start(temporaryFolder(), { databaseUrl }), 'database-broken', /read-only/);
      assert.deepEqual(await tables(), []);
      await store.close();
    });
  });

  test('a database that is not there', async () => {
    const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:1/none';
    await assertFails(start(temporaryFolder(), { databaseUrl }), 'database-unreachable', /ECONNREFUSED/);
  });

  test('production needs a key file and a durable database', async () => {
    await assertFails(
      start(temporaryFolder(), { profile: 'production' }),
      'keys',
      /^Production needs a vault key file/,
    );
    await withEmptyDatabase(async (databaseUrl) => {
      const dataDir = temporaryFolder();
      await (await start(dataDir, { databaseUrl })).stop();
      const vaultKeyFile = join(dataDir, 'keys/vault.json');
      const production = start(temporaryFolder(), { databaseUrl, profile: 'production', vaultKeyFile });
      await assertFails(production, 'database-broken', /fsync/);
    });
  });
});

function tokenOf(dataDir: string): string {
  const persona: unknown = JSON.parse(readFileSync(join(dataDir, 'personas/broker.json'), 'utf8'));
  return (persona as { token: string }).token;
}

async function receipts(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/api/receipts`, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  return response.status;
}
