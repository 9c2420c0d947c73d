import { addDays, type Day } from '@tongguan/policy';

/** The name under which a partition notes the last day whose work of all rooms it has done. A job by the hour has its own name. */
export const DAYS = 'settlement';

/** The last day a partition has done, `null` when it has never been looked at. */
export type JobDay = { readonly part: number; readonly doneDay: Day | null };

/** Days done in one transaction: a clock moved by a year must not make one transaction of it. */
const DAYS_MAX = 400;

/**
 * The days to do now, in order: from the one after the earliest that any partition has done. A partition seen for the
 * first time has nothing behind it: it begins today.
 */
export function dueDays(done: readonly JobDay[], today: Day): readonly Day[] {
  const known = done.flatMap(({ doneDay }) => (doneDay === null ? [] : [doneDay]));
  const [first] = known.sort();
  const days: Day[] = [];
  for (let day = first === undefined ? today : addDays(first, 1); day <= today && days.length < DAYS_MAX; ) {
    days.push(day);
    day = addDays(day, 1);
  }
  return days;
}
