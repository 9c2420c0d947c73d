import { closableReleasedBefore, type Day } from '@tongguan/policy';
import type { DayJob } from '../rooms.ts';
import { closingItem } from '../setAside/roomItems.ts';
import { STATES } from '../states.ts';
import type { BatchStore } from '../store.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Declarations closed in one transaction; more wait for the next. */
const CLOSED_MAX = 2_000;

/**
 * Closes what is over on this day (899): its tax settled, no return open, and the time of returns past (C-02). One
 * receipt each.
 */
export const CLOSING: DayJob<BatchStore> = {
  async run({ store, state, parts, day, pick }) {
    const found = await closableOn(store, parts, day);
    const refs = found.filter((ref) => pick.takes(closingItem(ref)));
    if (refs.length === 0) return { done: 0, complete: found.length === 0 };
    for (const declaration of await store.declarationsBySerial(refs)) state.transition(declaration, STATES.closed);
    await store.markClosed(refs, state.nowMs);
    return { done: refs.length, complete: found.length < CLOSED_MAX && refs.length === found.length };
  },
  itemsOf: async (store, parts, day) => (await closableOn(store, parts, day)).map(closingItem),
};

function closableOn(store: BatchStore, parts: readonly number[], day: Day): Promise<SerialRef[]> {
  return store.closable(parts, closableReleasedBefore(day), CLOSED_MAX);
}
