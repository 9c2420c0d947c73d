import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileFailure, StartFailure } from '../host/startFailure.ts';

/** How the embedded database is reached; kept in `<dataDir>/database.json`, readable by its owner alone. */
export type DatabaseAccess = {
  /** The owner of the cluster and its tables: makes and migrates them, and is what other programs are given. */
  readonly user: string;
  readonly password: string;
  /** Of the role the platform's processes work as; '' in a folder of a version before it. */
  readonly platformPassword: string;
  readonly port: number;
};

export const PLATFORM_ROLE = 'tongguan_platform';

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

/** For the platform's own processes, by socket file where there is one (`folder`). */
export function platformUrl(access: DatabaseAccess, folder: string | null): string {
  const who = `postgres://${PLATFORM_ROLE}:${access.platformPassword}`;
  if (folder === null) return `${who}@127.0.0.1:${access.port}/${DATABASE}`;
  return `${who}@localhost/${DATABASE}?host=${encodeURIComponent(folder)}&port=${access.port}`;
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
  const { user, password, platformPassword = '', port } = value as Partial<Record<keyof DatabaseAccess, unknown>>;
  if (typeof user !== 'string' || typeof password !== 'string' || typeof port !== 'number') throw unreadable(file);
  if (typeof platformPassword !== 'string' || !/^[0-9a-f]*$/.test(platformPassword)) throw unreadable(file);
  return { user, password, platformPassword, port };
}

/** Hexadecimal, so that it needs no escaping in a URL or a password file. */
export function newAccess(port: number): DatabaseAccess {
  return { user: 'tongguan', password: newPassword(), platformPassword: newPassword(), port };
}

export function newPassword(): string {
  return randomBytes(24).toString('hex');
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
