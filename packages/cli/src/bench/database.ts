import type { Store } from '@tongguan/server';
import type { Latency } from './types.ts';
import { parentOf } from './cpu.ts';

/** Everything the bench asks of the database, outside of the measured window but for two readings of one number. */
export type BenchDatabase = {
  readonly version: string;
  /** Server process, when the database runs on this machine. */
  readonly postmasterPid: number | null;
  walPosition(): Promise<bigint>;
  released(sinceMs: number): Promise<{ readonly count: number; readonly lastDecidedMs: number }>;
  /** What is left to do: documents no lane has processed, declarations with all their documents, all declarations. */
  pending(sinceMs: number): Promise<Pending>;
  latency(sinceMs: number): Promise<Latency>;
  checkpoint(): Promise<void>;
};

export type Pending = { readonly arrivals: number; readonly complete: number; readonly undecided: number };

export async function lookInto(store: Store): Promise<BenchDatabase> {
  const one = async (sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>> => {
    const { rows } = await store.pool.query<Record<string, unknown>>(sql, [...values]);
    return rows[0] ?? {};
  };
  const about = await one("SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version");
  return {
    version: String(about['version']),
    postmasterPid: parentOf(Number(about['pid'])),
    walPosition: async () =>
      BigInt(String((await one("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS at"))['at'])),
    async released(sinceMs) {
      const row = await one(
        'SELECT count(*)::int AS n, coalesce(max(decided_ms), $1)::float8 AS last FROM declaration WHERE state = 800 AND received_ms >= $1',
        [sinceMs],
      );
      return { count: Number(row['n']), lastDecidedMs: Number(row['last']) };
    },
    async pending(sinceMs) {
      const row = await one(PENDING, [sinceMs]);
      return {
        arrivals: Number(row['arrivals']),
        complete: Number(row['complete']),
        undecided: Number(row['undecided']),
      };
    },
    async latency(sinceMs) {
      const row = await one(LATENCY, [sinceMs]);
      const number = (value: unknown): number | null =>
        value === null || value === undefined ? null : Math.round(Number(value));
      return { p50Ms: number(row['p50']), p99Ms: number(row['p99']) };
    },
    checkpoint: async () => {
      await one('CHECKPOINT');
    },
  };
}

const PENDING = `
  SELECT EXISTS (SELECT 1 FROM arrival)::int AS arrivals,
         count(*) FILTER (WHERE order_message IS NOT NULL AND payment_message IS NOT NULL AND waybill_message IS NOT NULL)::int AS complete,
         count(*)::int AS undecided
  FROM declaration WHERE state NOT IN (100, 300, 800) AND received_ms >= $1`;

/** From the moment the last of an order's documents was taken in to the release of its declaration. */
const LATENCY = `
  WITH waited AS (
    SELECT d.decided_ms - max(t.accepted_ms) AS ms
    FROM declaration d JOIN document t ON t.part = d.part AND t.order_no = d.order_no
    WHERE d.state = 800 AND d.received_ms >= $1
    GROUP BY d.part, d.serial, d.decided_ms
  )
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99 FROM waited`;
