import type { Store } from '../pool.ts';

/** Whether the lanes are behind; read in the background so that no message waits for it. */
export type BacklogGauge = { readonly isBehind: () => boolean; close(): void };

/** Accepted and unprocessed documents beyond which the gateway answers "busy": a few seconds of a lane's work. */
const BACKLOG_MAX = 40_000;
const LOOK_EVERY_MS = 500;

export function createBacklogGauge(store: Store): BacklogGauge {
  let behind = false;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const { rows } = await store.pool.query<{ n: bigint }>(COUNT, [BACKLOG_MAX]);
      behind = (rows[0]?.n ?? 0n) >= BigInt(BACKLOG_MAX);
    } catch {
      // The next commit tells the sender that the database is away; the last look stays in force.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return { isBehind: () => behind, close: () => clearInterval(timer) };
}

/** Stops counting at the limit: over all partitions, but never more than a walk along the head of an index. */
const COUNT = 'SELECT count(*) AS n FROM (SELECT part FROM arrival LIMIT $1) AS waiting';
