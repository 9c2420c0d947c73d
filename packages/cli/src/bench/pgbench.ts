import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Store } from '@tongguan/server';
import type { BenchReport } from './types.ts';

/** Room for eight clients without all of them meeting on the same branch. */
const SCALE = 20;
const CLIENTS = 8;
const THREADS = 2;
const SECONDS = 8;
const DATABASE = 'tongguan_pgbench';
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/**
 * TPC-B of the same PostgreSQL in the same run: what this machine can do, so that figures of different machines
 * can be compared. `null` where pgbench is not installed.
 */
export async function runPgbench(store: Store, databaseUrl: string): Promise<BenchReport['pgbench']> {
  const program = findPgbench();
  if (program === null) return null;
  await store.pool.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
  await store.pool.query(`CREATE DATABASE ${DATABASE}`);
  try {
    await run(program, ['-i', '-q', '-s', String(SCALE)], databaseUrl);
    const output = await run(
      program,
      ['-c', String(CLIENTS), '-j', String(THREADS), '-T', String(SECONDS)],
      databaseUrl,
    );
    const tps = Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN);
    return Number.isNaN(tps) ? null : { tps: Math.round(tps), scale: SCALE, clients: CLIENTS, seconds: SECONDS };
  } finally {
    await store.pool.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
  }
}

function findPgbench(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  if (existsSync(DEBIAN_FOLDER)) {
    for (const version of readdirSync(DEBIAN_FOLDER)) folders.push(join(DEBIAN_FOLDER, version, 'bin'));
  }
  return folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file)) ?? null;
}

/** Access goes by environment: arguments can be seen by everybody on the machine. */
function run(program: string, options: readonly string[], databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl);
  const child = spawn(program, [...options, DATABASE], {
    env: {
      ...process.env,
      PGHOST: url.hostname,
      PGPORT: url.port === '' ? '5432' : url.port,
      PGUSER: decodeURIComponent(url.username),
      PGPASSWORD: decodeURIComponent(url.password),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`pgbench ended with ${code}: ${output.slice(-300)}`));
    });
  });
}
