import { closableReleasedBefore, type Day } from '@tongguan/policy';
import type { BatchState } from '../state.ts';
import { LIST_STATES } from '../states.ts';
import type { BatchStore } from '../store.ts';

/** Lists closed in one transaction; more wait for the next. */
const CLOSED_MAX = 2_000;

/**
 * Closes what is over on this day (899): its tax settled, no return open, and the time of returns past (C-02). One
 * receipt each. Returns whether everything has been looked at.
 */
export async function closeDay(
  store: BatchStore,
  state: BatchState,
  parts: readonly number[],
  day: Day,
): Promise<boolean> {
  const refs = await store.closable(parts, closableReleasedBefore(day), CLOSED_MAX);
  if (refs.length === 0) return true;
  for (const declaration of await store.declarationsBySerial(refs)) state.transition(declaration, LIST_STATES.closed);
  await store.markClosed(refs, state.nowMs);
  return refs.length < CLOSED_MAX;
}
