import type { Store } from '../pool.ts';

export type ClockMove = {
  readonly moveId: string;
  readonly forwardMs: number;
  readonly actorCode: string;
  readonly reason: string;
  readonly realMs: number;
};

/** Sum of all moves of the sandbox's clock, ms. */
export async function clockOffsetMs(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ offset_ms: bigint | null }>({
    name: 'main-clock-offset',
    text: 'SELECT sum(forward_ms)::bigint AS offset_ms FROM clock_move',
  });
  return Number(rows[0]?.offset_ms ?? 0n);
}

export async function addClockMove(store: Store, move: ClockMove): Promise<void> {
  await store.pool.query(
    `INSERT INTO clock_move (move_id, forward_ms, actor_code, reason, real_ms) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (move_id) DO NOTHING`,
    [move.moveId, move.forwardMs, move.actorCode, move.reason, move.realMs],
  );
}
