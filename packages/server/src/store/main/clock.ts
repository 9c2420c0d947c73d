import type { Store } from '../pool.ts';

export type ClockMove = {
  readonly moveId: string;
  readonly forwardMs: number;
  readonly actorCode: string;
  readonly reason: string;
  readonly realMs: number;
};

/** How far the sandbox's clock is from the machine's, ms: where it began and all its moves. */
export async function clockOffsetMs(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ offset_ms: bigint | null }>({
    name: 'main-clock-offset',
    text: `SELECT (coalesce((SELECT sum(forward_ms) FROM clock_move), 0)
             - coalesce((SELECT behind_ms FROM clock_start), 0))::bigint AS offset_ms`,
  });
  return Number(rows[0]?.offset_ms ?? 0n);
}

/** Whether a move with this id was made. */
export async function isClockMoved(store: Store, moveId: string): Promise<boolean> {
  const { rowCount } = await store.pool.query('SELECT 1 FROM clock_move WHERE move_id = $1', [moveId]);
  return (rowCount ?? 0) > 0;
}

/** Lets time begin in the past, once, and only before the first registration. */
export async function startClockBehind(store: Store, behindMs: number, realMs: number): Promise<void> {
  await store.pool.query(
    `INSERT INTO clock_start (only_one, behind_ms, real_ms)
     SELECT true, $1, $2 WHERE NOT EXISTS (SELECT 1 FROM participant)
     ON CONFLICT (only_one) DO NOTHING`,
    [behindMs, realMs],
  );
}

export async function addClockMove(store: Store, move: ClockMove): Promise<void> {
  await store.pool.query(
    `INSERT INTO clock_move (move_id, forward_ms, actor_code, reason, real_ms) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (move_id) DO NOTHING`,
    [move.moveId, move.forwardMs, move.actorCode, move.reason, move.realMs],
  );
}
