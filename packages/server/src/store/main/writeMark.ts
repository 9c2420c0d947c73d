import type { Store } from '../pool.ts';

/** Rows at most, however many processes have come and gone. */
const ROWS_MAX = 128;

/** Writes and commits, so that it is known whether that works. `filler` asks for room on the disk. */
export async function markWriting(store: Store, pid: number, nowMs: number, filler: Buffer | null): Promise<void> {
  const values = [`gateway ${pid % ROWS_MAX}`, nowMs, filler];
  await store.pool.query({ name: 'main-mark-writing', text: MARK_WRITING, values });
}

const MARK_WRITING = `
  INSERT INTO write_mark (process, at_ms, filler) VALUES ($1, $2, $3)
  ON CONFLICT (process) DO UPDATE SET at_ms = EXCLUDED.at_ms, filler = EXCLUDED.filler`;
