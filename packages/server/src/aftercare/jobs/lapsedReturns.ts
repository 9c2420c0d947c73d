import { addDays, type Day, judgeReturn, startOfDay } from '@tongguan/policy';
import {
  type DayDone,
  type DayJob,
  type DayTurn,
  keyOf,
  reasonsInfo,
  reasonsOf,
  rowItem,
} from '../../clearance/index.ts';
import { REVERSAL_STATES } from '../../clearance/later/types.ts';
import type { ReversalStore } from '../store.ts';
import type { Item } from '../../lane/index.ts';
import type { SerialRef } from '../../lane/types.ts';
import { AFTERCARE_ASIDE, type OpenReturn } from '../types.ts';

/** A return whose goods have not come. */
const returnItem = (ref: SerialRef): Item => rowItem(['return', AFTERCARE_ASIDE.return], ref);

/** Returns that a day may end, whose goods have not come. */
function returnsOn(store: ReversalStore, parts: readonly number[], day: Day): Promise<OpenReturn[]> {
  return store.openReturns(parts, startOfDay(addDays(day, -EARLIEST_DAYS)));
}

/** No law lets a return lapse earlier than this many days after release; the exact day is policy's. */
const EARLIEST_DAYS = 30;
/** The day counts, whatever the moment of the run. */
const NOON_MS = 12 * 60 * 60 * 1000;

/**
 * Ends the returns whose goods had not come by their last day: refused with the dates, and the tax is due (I-02, G-02).
 * Run for each day in order, so that a platform that stood still ends each by its own day.
 */
export const LAPSED_RETURNS: DayJob<ReversalStore> = {
  run: endLapsed,
  itemsOf: async (store, parts, day) => (await returnsOn(store, parts, day)).map(returnItem),
};

async function endLapsed({ store, book, parts, day, nowMs, pick }: DayTurn<ReversalStore>): Promise<DayDone> {
  const asOfMs = startOfDay(day) + NOON_MS;
  let done = 0;
  const found = await returnsOn(store, parts, day);
  const open = found.filter((one) => pick.takes(returnItem(one)));
  const complete = open.length === found.length;
  const releases = new Map(open.map((one) => [keyOf(one), one.releasedMs]));
  for (const reversal of open.length === 0 ? [] : await store.reversalsBySerial(open)) {
    const releasedMs = releases.get(keyOf(reversal)) ?? 0;
    if (reversal.appliedMs > asOfMs) continue;
    const standing = judgeReturn({
      releasedMs,
      appliedMs: reversal.appliedMs,
      arrivedMs: null,
      asOfMs,
      originalSite: null,
      originalState: null,
      fitForResale: null,
    });
    if (standing.ok) continue;
    const reasons = reasonsOf(standing.refusals, { application: reversal.copNo || reversal.preNo });
    const info = reasonsInfo(reasons);
    // By its own day, however late the run: its tax is billed the day after, as of a platform that never stood still.
    book.step(reversal, REVERSAL_STATES.refused, { reasons, endedMs: Math.min(asOfMs, nowMs) }, info);
    done += 1;
  }
  return { done, complete };
}
