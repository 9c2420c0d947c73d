import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { openDataFolder, startEmbedded } from '../../src/main/embedded.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { makeTemplate, temporaryFolder, withName } from './processes/servers.ts';

export { temporaryFolder } from './processes/servers.ts';

export type TestDatabase = { readonly url: string; readonly store: Store };

/**
 * Runs `work` on a fresh, migrated database of its own, and drops it afterwards.
 *
 * The server is a real PostgreSQL: that of the whole run (TONGGUAN_TEST_DATABASE_URL, with its migrated
 * TONGGUAN_TEST_TEMPLATE), or one that is started for this file alone. The template is cloned for each test.
 */
export async function withDatabase(name: string, work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const { serverUrl, template, admin } = await prepared();
  const database = `t_${process.pid}_${++count}_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 30)}`;
  // Files copied whole cost half the CPU of pages copied through the log.
  await admin.query(`CREATE DATABASE "${database}" TEMPLATE "${template}" STRATEGY file_copy`);
  const url = withName(serverUrl, database);
  // What the tests let fail is run again at once: nobody else needs the time.
  const store = openStore({ url, firstPauseMs: 1 });
  try {
    await work({ url, store });
  } finally {
    await store.close();
    await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
  }
}

/** A database without any table, for tests of migration and of the platform's own start. */
export async function withEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const { serverUrl, admin } = await prepared();
  const database = `t_${process.pid}_${++count}_empty`;
  await admin.query(`CREATE DATABASE "${database}" STRATEGY file_copy`);
  try {
    await work(withName(serverUrl, database));
  } finally {
    await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
  }
}

type Prepared = { readonly serverUrl: string; readonly template: string; readonly admin: pg.Pool };

let count = 0;
let preparing: Promise<Prepared> | null = null;
const endings: (() => Promise<void>)[] = [];

// Registered here, while the file is loaded: inside a test it would belong to that test alone.
after(async () => {
  for (const end of endings) await end();
});

function prepared(): Promise<Prepared> {
  preparing ??= prepare();
  return preparing;
}

async function prepare(): Promise<Prepared> {
  const given = process.env['TONGGUAN_TEST_DATABASE_URL'];
  const ready = process.env['TONGGUAN_TEST_TEMPLATE'];
  const serverUrl = given ?? (await startServer());
  const template = given !== undefined && ready !== undefined ? ready : await makeTemplate(serverUrl);
  // One connection for all tests of the file: opening one costs as much as dropping a database.
  const admin = new pg.Pool({ connectionString: serverUrl, max: 1 });
  // The server may go before the connection has: without a listener Node would end the process.
  admin.on('error', () => undefined);
  endings.unshift(async () => {
    if (given !== undefined && ready === undefined)
      await admin.query(`DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await admin.end();
  });
  return { serverUrl, template, admin };
}

async function startServer(): Promise<string> {
  const folder = temporaryFolder();
  const data = await openDataFolder(folder);
  const database = await startEmbedded({ dataDir: data.path, throwAway: true });
  endings.push(async () => {
    await database.stop();
    await data.release();
  });
  return withName(database.url, 'postgres');
}

/** Process number of the PostgreSQL that runs in a data folder, for tests that kill it. */
export function postmasterOf(dataDir: string): number {
  const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}
