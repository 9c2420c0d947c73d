import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileFailure, StartFailure } from '../startFailure.ts';

/** How the embedded database is reached; kept in `<dataDir>/database.json`, readable by its owner alone. */
export type DatabaseAccess = { readonly user: string; readonly password: string; readonly port: number };

const DATABASE = 'tongguan';

/**
 * Our own sessions write no errors to the database's log: some messages quote the very value they were given ("invalid
 * input syntax for type …"), however terse the log is. We log the error's code ourselves; what background processes
 * report of disk and tables stays in the log.
 */
const SESSION = `options=${encodeURIComponent('-c log_min_messages=log')}`;

export function databaseUrl(access: DatabaseAccess, database: string = DATABASE): string {
  return `postgres://${access.user}:${access.password}@127.0.0.1:${access.port}/${database}?${SESSION}`;
}

/** The same through a socket file, which costs both sides less than the loopback network. */
export function socketUrl(access: DatabaseAccess, folder: string): string {
  return `postgres://${access.user}:${access.password}@localhost/${DATABASE}?host=${encodeURIComponent(folder)}&port=${access.port}&${SESSION}`;
}

/** The URL of the embedded database of a data folder, or `null` where none was ever made. It may not be running. */
export function embeddedDatabaseUrl(dataDir: string): string | null {
  const access = readAccess(dataDir);
  return access === null ? null : databaseUrl(access);
}

export function readAccess(dataDir: string): DatabaseAccess | null {
  const file = accessFile(dataDir);
  if (!existsSync(file)) return null;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(file);
    throw fileFailure(error, file);
  }
  if (typeof value !== 'object' || value === null) throw unreadable(file);
  const { user, password, port } = value as Partial<Record<keyof DatabaseAccess, unknown>>;
  if (typeof user !== 'string' || typeof password !== 'string' || typeof port !== 'number') throw unreadable(file);
  return { user, password, port };
}

/** Hexadecimal, so that it needs no escaping in a URL or a password file. */
export function newAccess(port: number): DatabaseAccess {
  return { user: 'tongguan', password: randomBytes(24).toString('hex'), port };
}

/** Written whole or not at all, and on disk before the database knows the password. */
export function writeAccess(dataDir: string, access: DatabaseAccess): void {
  const file = accessFile(dataDir);
  try {
    const descriptor = openSync(`${file}.new`, 'w', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(access)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(`${file}.new`, 0o600);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}

/** The wanted port when it is free on the loopback address, else one the system gives. */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(taken));
    });
  });
}

function accessFile(dataDir: string): string {
  return join(dataDir, 'database.json');
}

function unreadable(file: string): StartFailure {
  return new StartFailure(
    'database-broken',
    `${file} 内容不完整，无法连接内置数据库：请从备份恢复该文件。`,
    `${file} is incomplete, so the embedded database cannot be reached: restore that file from a backup.`,
  );
}
