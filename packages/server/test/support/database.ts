import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { openDataFolder, startEmbedded } from '../../src/main/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/pool.ts';

export type TestDatabase = { readonly url: string; readonly store: Store };

/**
 * Runs `work` on a fresh, migrated database of its own, and drops it afterwards.
 *
 * The server is a real PostgreSQL, started once per test file (or an existing one, named by
 * TONGGUAN_TEST_DATABASE_URL, whose user may create databases). A migrated template is cloned for each test.
 */
export async function withDatabase(name: string, work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const { serverUrl, template } = await prepared();
  const database = `t_${process.pid}_${++count}_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 30)}`;
  await onServer(serverUrl, `CREATE DATABASE "${database}" TEMPLATE "${template}"`);
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

/** A folder that vanishes with the test process, together with any database that was started in it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongguan-test-')));
  // mkdtemp closes the folder to everybody; the database's user has to pass through it.
  chmodSync(folder, 0o711);
  sweepAfterUs(folder);
  return folder;
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
  const serverUrl = given ?? (await startServer());
  const template = `template_${process.pid}_${Date.now().toString(36)}`;
  await onServer(serverUrl, `CREATE DATABASE "${template}"`);
  const store = openStore({ url: withName(serverUrl, template) });
  await migrate(store);
  await store.close();
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

/**
 * A small shell waits for our end on a pipe: however this process dies, SIGKILL included, the pipe closes, and the
 * shell ends the database and removes the folder.
 */
function sweepAfterUs(folder: string): void {
  const script =
    'read -r never; home=$(readlink -f "$1/postgres" || echo "$1/postgres"); ' +
    'pid=$(head -n 1 "$home/cluster/postmaster.pid" 2>/dev/null) && kill -KILL "$pid" 2>/dev/null; ' +
    'for attempt in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$home" "$1" && break; sleep 0.2; done';
  const sweeper = spawn('/bin/sh', ['-c', script, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  sweeper.unref();
  if ('unref' in sweeper.stdin && typeof sweeper.stdin.unref === 'function') sweeper.stdin.unref();
}

/** Process number of the PostgreSQL that runs in a data folder, for tests that kill it. */
export function postmasterOf(dataDir: string): number {
  const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
