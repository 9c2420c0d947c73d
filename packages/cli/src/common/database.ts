import type { Store } from '@tongguan/server';
import { UsageError } from './exit.ts';
import { say } from './language.ts';

export type DatabaseOptions = { readonly data: string; readonly databaseUrl?: string };

/**
 * Opens the database a command works on: the one named, or the embedded one of the data folder. Where the platform
 * is not running, the embedded database is started for the command and stopped after it.
 */
export async function withDatabase<T>(options: DatabaseOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const { embeddedDatabaseUrl, openDataFolder, openStore, startEmbedded } = await import('@tongguan/server');
  // An environment variable that is set to nothing is not set.
  if ((options.databaseUrl ?? '') !== '')
    return use(openStore({ url: options.databaseUrl ?? '', connectionsMax: 2 }), work);
  const url = embeddedDatabaseUrl(options.data);
  if (url === null) {
    throw new UsageError(
      say(`${options.data} 中没有数据库`, `there is no database in ${options.data}`),
      say('用 --data 指明数据目录，或用 --database-url', 'name the data folder with --data, or use --database-url'),
    );
  }
  const running = openStore({ url, connectionsMax: 2 });
  if (await answers(running)) return use(running, work);
  await running.close();
  const folder = await openDataFolder(options.data);
  try {
    const embedded = await startEmbedded({ dataDir: folder.path });
    try {
      return await use(openStore({ url: embedded.url, connectionsMax: 2 }), work);
    } finally {
      await embedded.stop();
    }
  } finally {
    await folder.release();
  }
}

async function use<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } catch (error) {
    if (isUnreachable(error)) {
      throw new UsageError(
        say('数据库无法连接', 'cannot reach the database'),
        say('检查地址、用户和密码', 'check address, user and password'),
      );
    }
    if (codeOf(error) === '42P01') {
      throw new UsageError(
        say('这不是通关的数据库', 'this is not a Tongguan database'),
        say('检查库名', 'check the name of the database'),
      );
    }
    throw error;
  } finally {
    await store.close();
  }
}

async function answers(store: Store): Promise<boolean> {
  try {
    await store.pool.query('SELECT 1');
    return true;
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}

/** Nobody listens, or another server does that knows neither our user nor our password. */
function isUnreachable(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|28P01|28000|3D000|57P03)$/.test(
    codeOf(error),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
