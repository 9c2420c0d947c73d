import { execFileSync } from 'node:child_process';
import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPlatform } from '../../src/main/platform.ts';
import { readAccess, writeAccess } from '../../src/main/postgres/secrets.ts';
import { temporaryFolder } from './processes/servers.ts';

/**
 * A data folder whose sandbox has started before: a first start makes a database, its tables and keys for everybody,
 * which costs seconds. Copied from that of the run (TONGGUAN_TEST_SANDBOX); for a file that runs alone it is empty, and
 * the platform makes what it needs. A test of the first start takes a `temporaryFolder`.
 */
export function sandboxFolder(): string {
  const folder = temporaryFolder();
  const prepared = process.env['TONGGUAN_TEST_SANDBOX'];
  if (prepared !== undefined) execFileSync('cp', ['-a', `${prepared}/.`, folder]);
  return folder;
}

/** What the others of a run are copied from; `null` where the database had to be put outside the folder. */
export async function prepareSandbox(): Promise<string | null> {
  const dataDir = temporaryFolder();
  const platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  await platform.stop();
  const access = readAccess(dataDir);
  if (access === null || lstatSync(join(dataDir, 'postgres')).isSymbolicLink()) return null;
  // A port, a name and logs are a copy's own.
  writeAccess(dataDir, { ...access, port: 0 });
  for (const name of ['instance-name', 'tongguan.log', 'postgres.log']) rmSync(join(dataDir, name));
  return dataDir;
}
