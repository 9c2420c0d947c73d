import { Fault } from '@tongguan/kernel';
import type { Profile } from '../registry/index.ts';
import { migrate } from '../store/migrate.ts';
import { openStore, type Store } from '../store/pool.ts';
import { grantRights } from '../store/rights.ts';
import { refuseSandboxDatabase } from './host/production.ts';
import { PLATFORM_ROLE } from './postgres/secrets.ts';
import { errorCode, StartFailure, type StartFailureReason } from './host/startFailure.ts';

/** PostgreSQL 15 is the oldest whose SQL we use. */
const OLDEST_VERSION = 150_000;

/**
 * Opens a database, proves that it can be relied on, and brings its tables up to date. With an owner beside (the embedded
 * database), tables are the owner's, and whoever comes by `url` gets the platform's rights on them.
 */
export async function openDatabase(
  url: string,
  profile: Profile,
  connectionsMax: number,
  ownerUrl: string | null = null,
): Promise<Store> {
  const store = openStore({ url, connectionsMax, byKey: true });
  const owner = openStore({ url: ownerUrl ?? url, connectionsMax: 1 });
  try {
    await check(owner, profile);
    if (profile === 'production') await refuseSandboxDatabase(owner);
    await asStartFailure('wrong-database-version', () => migrate(owner));
    if (ownerUrl !== null) await grantRights(owner, PLATFORM_ROLE);
    await owner.close();
    return store;
  } catch (error) {
    await store.close();
    await owner.close();
    throw unreachable(error) ?? unusable(error) ?? error;
  }
}

async function check(store: Store, profile: Profile): Promise<void> {
  const { rows } = await store.pool.query<Record<'version' | 'fsync' | 'pages' | 'commit', string>>(
    `SELECT current_setting('server_version_num') AS version, current_setting('fsync') AS fsync,
            current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit`,
  );
  const found = rows[0];
  if (found === undefined) throw new Fault('a database states its settings');
  if (Number(found.version) < OLDEST_VERSION) {
    throw new StartFailure(
      'wrong-database-version',
      `数据库版本过低（${found.version}）：需要 PostgreSQL 15 或更新版本。`,
      `The database is too old (${found.version}): PostgreSQL 15 or newer is needed.`,
    );
  }
  const durable = found.fsync === 'on' && found.pages === 'on' && found.commit !== 'off';
  if (profile === 'production' && !durable) {
    throw new StartFailure(
      'database-broken',
      '数据库关闭了 fsync、full_page_writes 或 synchronous_commit，断电会丢失已接收的报文：生产环境拒绝启动。',
      'The database has fsync, full_page_writes or synchronous_commit switched off and would lose acknowledged messages: production does not start on it.',
    );
  }
}

/** A fault whose message is meant for people (Chinese sentence, then English) becomes a reason not to start. */
export async function asStartFailure<T>(reason: StartFailureReason, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // The Chinese sentence may hold names in capitals: English begins after its full stop, if it has one.
    const stop = error.message.search(/(?<=[。！]) (?=[A-Z])/);
    const at = stop < 0 ? error.message.search(/ (?=[A-Z])/) : stop;
    const [zh, en] =
      at < 0 ? [error.message, error.message] : [error.message.slice(0, at), error.message.slice(at + 1)];
    throw new StartFailure(reason, zh.trim(), en.trim(), error);
  }
}

/** Tables cannot be made; the attempt was one transaction, so nothing of it is left. */
function unusable(error: unknown): StartFailure | null {
  switch (errorCode(error)) {
    case '42501':
    case '25006':
      return new StartFailure(
        'database-broken',
        '该数据库用户无权建表或数据库为只读：请为通关建一个独立的库，并授予其用户全部权限。未做任何更改。',
        'The database user may not make tables, or the database is read-only: give Tongguan a database of its own with all rights on it. Nothing was changed.',
        error,
      );
    case '42P07':
    case '42710':
      return new StartFailure(
        'database-broken',
        '该数据库中已有其他程序的同名表：请为通关建一个独立的库。未做任何更改。',
        'Another program has tables of the same names in this database: give Tongguan a database of its own. Nothing was changed.',
        error,
      );
    default:
      return null;
  }
}

function unreachable(error: unknown): StartFailure | null {
  const code = errorCode(error);
  if (
    !/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28P01|28000|3D000|53300|57P03|ERR_INVALID_URL)$/.test(
      code,
    )
  ) {
    return null;
  }
  return new StartFailure(
    'database-unreachable',
    `无法连接数据库（${code}）：请检查地址、库名、用户和密码。`,
    `The database cannot be reached (${code}): check address, name, user and password.`,
    error,
  );
}
