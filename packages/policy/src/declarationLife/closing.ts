import type { EpochMs } from '@tongguan/kernel';
import { addDays, type Day, startOfDay } from '../calendar/days.ts';
import { closingAfter } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';
import { returnDeadlines } from '../returns/judgeReturn.ts';

/** The first day on which a released declaration may be closed (899), if its tax is settled and no return is open by then. */
export function closingDay(
  releasedMs: EpochMs,
  asOfDay: Day,
): { readonly day: Day; readonly law: readonly Cited<unknown>[] } {
  // Of a return that has not been applied for: whatever law it would meet today.
  const { arriveByDay, law } = returnDeadlines(releasedMs, startOfDay(asOfDay));
  const after = entryOn(closingAfter, asOfDay);
  return { day: addDays(arriveByDay, after.value), law: [...law, after] };
}

/**
 * C-02: the moment before which everything released may be closed on this day. Later releases never close earlier than
 * older ones, so that one moment divides them.
 */
export function closableReleasedBefore(day: Day): EpochMs {
  const [first] = closingAfter.values;
  let releasedDay = day;
  // Before the first day of the regime nothing was released.
  while (first !== undefined && releasedDay >= first.from && closingDay(startOfDay(releasedDay), day).day > day)
    releasedDay = addDays(releasedDay, -1);
  return startOfDay(addDays(releasedDay, 1));
}
