import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/pool.ts';

/** A migrated database that tests clone; returns its name. */
export async function makeTemplate(serverUrl: string): Promise<string> {
  const template = `template_${process.pid}_${Date.now().toString(36)}`;
  await onServer(serverUrl, `CREATE DATABASE "${template}"`);
  const store = openStore({ url: withName(serverUrl, template) });
  await migrate(store);
  await store.close();
  return template;
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function withName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A folder that vanishes with this process, together with any database that was started in it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongguan-test-')));
  // mkdtemp closes the folder to everybody; the database's user has to pass through it.
  chmodSync(folder, 0o711);
  sweepAfterUs(folder);
  return folder;
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
  // Without the marks of a run and of a mutant (scripts/support): it is what ends the others.
  const { TONGGUAN_TEST_RUN: _, TONGGUAN_MUTANT: __, ...env } = process.env;
  const sweeper = spawn('/bin/sh', ['-c', script, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env,
  });
  sweeper.unref();
  if ('unref' in sweeper.stdin && typeof sweeper.stdin.unref === 'function') sweeper.stdin.unref();
}
