import { Fault } from '@tongguan/kernel';
import { STATUTORY_HOLIDAYS } from '../generated/statutoryHolidays.ts';
import type { StatutoryHolidayRow } from '../rows.ts';
import { addDays, type Day, daysBetween } from './days.ts';
import { firstWorkingDayFrom, isWeekend } from './workingDays.ts';

export type MovedDay = {
  readonly day: Day;
  /**
   * Whether the notices of the year say so. False: the notice is not in the data, and only weekends and the holidays of
   * the Regulation are known to be days of rest.
   */
  readonly noticed: boolean;
};

/** The longest run of holidays of the Regulation with the weekends around it is far below this. */
const REST_DAYS_MAX = 31;

/**
 * The first day on or after a day that is no day of rest. Where the notice of the year is not in the data, a demand has
 * to name a day all the same: then Saturdays, Sundays and the holidays of the Regulation move it, and nothing else. What
 * the notice may add, bridging days, can only lie later; worked weekends are taken for rest, to the payer's good.
 */
export function firstDayNotOfRest(day: Day): MovedDay {
  const working = firstWorkingDayFrom(day);
  if (working.ok) return { day: working.value, noticed: true };
  for (let ahead = 0; ahead <= REST_DAYS_MAX; ahead++) {
    const candidate = addDays(day, ahead);
    if (!isWeekend(candidate) && !BY_STATUTE.has(candidate)) return { day: candidate, noticed: false };
  }
  throw new Fault('the holidays of the Regulation rest for more than a month');
}

const BY_STATUTE: ReadonlyMap<Day, StatutoryHolidayRow> = new Map(
  STATUTORY_HOLIDAYS.flatMap((row) =>
    Array.from({ length: daysBetween(row.from, row.to) + 1 }, (_, index) => [addDays(row.from, index), row] as const),
  ),
);
