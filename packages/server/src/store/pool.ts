import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type Store = {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one READ COMMITTED transaction. Conflicts and lost connections run it again from the start,
   * so it must compute the same ids and times again (see ARCHITECTURE.md, Storage).
   */
  transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type StoreOptions = {
  readonly url: string;
  readonly connectionsMax?: number;
  /**
   * A transaction that stands still for this long is ended by the database, so that a paused process does not block others.
   */
  readonly idleInTransactionMs?: number;
  /**
   * Its statements look rows up by their keys. A plan that is made while tables are small reads them whole and is kept
   * until they are analysed, while they grow: with this it goes by the index from the first.
   */
  readonly byKey?: true;
  /** The pause before a transaction is run a second time; each further one is twice as long. */
  readonly firstPauseMs?: number;
};

const CONNECTIONS_MAX_DEFAULT = 8;
/** As long as a lane's lease: whoever takes it over finds the accounts unlocked. */
const IDLE_IN_TRANSACTION_MS_DEFAULT = 6_000;
const ATTEMPTS_MAX = 6;
const FIRST_PAUSE_MS_DEFAULT = 40;

/** Serialisation failure, deadlock, shutdown, stood still, connection loss, read-only after a failover. */
const RETRY = /^(40001|40P01|57P0[123]|25P03|08\d{3}|25006)$/;
const RETRY_NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

export function openStore(options: StoreOptions): Store {
  const pool = new pg.Pool({
    connectionString: options.byKey === true ? withIndexes(options.url) : options.url,
    max: options.connectionsMax ?? CONNECTIONS_MAX_DEFAULT,
    types: { getTypeParser },
    application_name: 'tongguan',
    idle_in_transaction_session_timeout: options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS_DEFAULT,
  });
  // An idle connection that dies is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined);
  return {
    pool,
    transaction: (work) => retry(() => once(pool, work), options.firstPauseMs),
    close: () => pool.end(),
  };
}

/**
 * Settings in the URL come before all others, so ours stand behind them there. A whole reading that cannot be avoided counts
 * as dear, and would be compiled each time.
 */
function withIndexes(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const settings = [parsed.searchParams.get('options'), '-c enable_seqscan=off -c jit=off'].filter(
    (one) => one !== null,
  );
  parsed.searchParams.set('options', settings.join(' '));
  return parsed.href;
}

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection may die between two statements; the statement that follows reports it.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Runs again what failed for a reason that passes. `work` must be safe to run again even after an unknown commit. */
export async function retry<T>(work: () => Promise<T>, firstPauseMs = FIRST_PAUSE_MS_DEFAULT): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isTransient(error)) throw error;
      await sleep(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return RETRY.test(code) || RETRY_NETWORK.has(code);
  return /Connection terminated|Client has encountered a connection error/.test(error.message);
}

const INT8 = 20;

/** Whole 64-bit numbers come back as bigint, never as a float. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 && format !== 'binary') return BigInt;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
