import { closableReleasedBefore, type Day } from '@tongguan/policy';
import type { BatchState } from '../state.ts';
import { LIST_STATES } from '../states.ts';
import type { BatchStore } from '../store.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Lists closed in one transaction; more wait for the next. */
const CLOSED_MAX = 2_000;

/**
 * Closes what is over on this day (899): its tax settled, no return open, and the time of returns past (C-02). One
 * receipt each.
 */
export async function closeDay(
  store: BatchStore,
  state: BatchState,
  parts: readonly number[],
  day: Day,
  takes: (list: SerialRef) => boolean,
): Promise<DayDone> {
  const found = await closableOn(store, parts, day);
  const refs = found.filter(takes);
  if (refs.length === 0) return { done: 0, complete: found.length === 0 };
  for (const declaration of await store.declarationsBySerial(refs)) state.transition(declaration, LIST_STATES.closed);
  await store.markClosed(refs, state.nowMs);
  return { done: refs.length, complete: found.length < CLOSED_MAX && refs.length === found.length };
}

/** How much of a day's work was done, and whether everything has been looked at. */
export type DayDone = { readonly done: number; readonly complete: boolean };

export function closableOn(store: BatchStore, parts: readonly number[], day: Day): Promise<SerialRef[]> {
  return store.closable(parts, closableReleasedBefore(day), CLOSED_MAX);
}
