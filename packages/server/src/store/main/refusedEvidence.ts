import type { Store } from '../pool.ts';

/**
 * Removes refused messages received before a moment, the oldest first, at most `limit`; returns how many. Messages that a
 * lane has not answered yet stay. Accepted messages lie in other tables.
 */
export async function removeRefused(store: Store, beforeMs: number, limit: number): Promise<number> {
  const { rowCount } = await store.pool.query({
    name: 'main-remove-refused',
    text: REMOVE_REFUSED,
    values: [beforeMs, limit],
  });
  return rowCount ?? 0;
}

/** Removes counts of days before this one. */
export async function removeRefusedDays(store: Store, beforeDay: string): Promise<void> {
  const text = 'DELETE FROM refused_evidence WHERE part IS NOT NULL AND day < $1';
  await store.pool.query({ name: 'main-remove-refused-days', text, values: [beforeDay] });
}

const REMOVE_REFUSED = `
  DELETE FROM refused_message r
  USING (
    SELECT m.part, m.message_id FROM refused_message m
    WHERE m.at_ms < $1
      AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.part = m.part AND a.message_id = m.message_id AND a.item = -1)
    ORDER BY m.at_ms LIMIT $2
  ) AS old
  WHERE r.part = old.part AND r.message_id = old.message_id`;
