import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { openDataFolder, startEmbedded } from '../../src/main/embedded.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { makeTemplate, onServer, temporaryFolder, withName } from './servers.ts';

export { temporaryFolder } from './servers.ts';

export type TestDatabase = { readonly url: string; readonly store: Store };

/**
 * Runs `work` on a fresh, migrated database of its own, and drops it afterwards.
 *
 * The server is a real PostgreSQL: that of the whole run (TONGGUAN_TEST_DATABASE_URL, with its migrated
 * TONGGUAN_TEST_TEMPLATE), or one that is started for this file alone. The template is cloned for each test.
 */
export async function withDatabase(name: string, work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const { serverUrl, template } = await prepared();
  const database = `t_${process.pid}_${++count}_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 30)}`;
  // Files copied whole cost half the CPU of pages copied through the log.
  await onServer(serverUrl, `CREATE DATABASE "${database}" TEMPLATE "${template}" STRATEGY file_copy`);
  const url = withName(serverUrl, database);
  const store = openStore({ url });
  try {
    await work({ url, store });
  } finally {
    await store.close();
    await onServer(serverUrl, `DROP DATABASE "${database}" WITH (FORCE)`);
  }
}

/** A database without any table, for tests of migration and of the platform's own start. */
export async function withEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const { serverUrl } = await prepared();
  const database = `t_${process.pid}_${++count}_empty`;
  await onServer(serverUrl, `CREATE DATABASE "${database}"`);
  try {
    await work(withName(serverUrl, database));
  } finally {
    await onServer(serverUrl, `DROP DATABASE "${database}" WITH (FORCE)`);
  }
}

type Prepared = { readonly serverUrl: string; readonly template: string };

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
  if (given !== undefined && ready !== undefined) return { serverUrl: given, template: ready };
  const serverUrl = given ?? (await startServer());
  const template = await makeTemplate(serverUrl);
  if (given !== undefined)
    endings.push(() => onServer(serverUrl, `DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`));
  return { serverUrl, template };
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
