import { assert, done, Fault, type Outcome, refused } from '@tongguan/kernel';
import { HOLIDAYS } from '../generated/holidays.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import type { HolidayRow } from '../rows.ts';
import { addDays, type Day, daysBetween, isDay } from './days.ts';

export type DayKind = {
  readonly isWorking: boolean;
  /** The row of a notice that says so; null on an ordinary working day or weekend. */
  readonly notice: HolidayRow | null;
};

/**
 * Whether a day is worked: Monday to Friday, but for the days of rest and the worked weekends of the State Council's
 * notice of the year. A year whose notice is not in policy-data is a gap with its own code (90065), never a guess.
 */
export function workingDay(day: Day): Outcome<DayKind> {
  assert(isDay(day), 'a working day is asked of a day that exists');
  const missing = missingYear(day);
  if (missing !== null) {
    const allowed = `${YEARS_KNOWN[0]}…${YEARS_KNOWN.at(-1)}；补充 policy-data/state-council/holidays.csv / add the notice`;
    return refused({ code: POLICY_CODES.calendarUnknown, path: 'day', found: `${day} (${missing})`, allowed });
  }
  const notice = NOTICES.get(day) ?? null;
  return done({ isWorking: notice === null ? !isWeekend(day) : notice.kind === 'work', notice });
}

/** The first working day on or after a day (顺延至其后的第一个工作日). */
export function firstWorkingDayFrom(day: Day): Outcome<Day> {
  for (let ahead = 0; ahead <= HOLIDAY_DAYS_MAX; ahead++) {
    const candidate = addDays(day, ahead);
    const kind = workingDay(candidate);
    if (!kind.ok) return kind;
    if (kind.value.isWorking) return done(candidate);
  }
  throw new Fault('the calendar has a rest of more than a month');
}

/** The working day that comes `count` working days after a day; the day itself is not counted. */
export function addWorkingDays(day: Day, count: number): Outcome<Day> {
  assert(Number.isSafeInteger(count) && count >= 0 && count <= WORKING_DAYS_MAX, 'working days are a small number');
  let reached = day;
  for (let left = count; left > 0; left--) {
    const next = firstWorkingDayFrom(addDays(reached, 1));
    if (!next.ok) return next;
    reached = next.value;
  }
  return done(reached);
}

/** Bounds of the loops above: the longest rest in the notices is ten days, the longest period a year. */
const HOLIDAY_DAYS_MAX = 31;
const WORKING_DAYS_MAX = 366;

/** From this day of a year on, the notice of the next year may speak: that of 2019 began on 2018-12-29. */
const NEXT_NOTICE_FROM = '12-29';
const A_SATURDAY: Day = '2018-12-29';

const YEARS_KNOWN: readonly string[] = [...new Set(HOLIDAYS.map((row) => row.year))].sort();
const NOTICES: ReadonlyMap<Day, HolidayRow> = noticesByDay();

/** A later notice on the same day goes before an earlier one: 2020-02-01 was to be worked, and was not. */
function noticesByDay(): ReadonlyMap<Day, HolidayRow> {
  const rows = [...HOLIDAYS].sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0));
  return new Map(
    rows.flatMap((row) =>
      Array.from({ length: daysBetween(row.from, row.to) + 1 }, (_, index) => [addDays(row.from, index), row] as const),
    ),
  );
}

function missingYear(day: Day): string | null {
  const year = day.slice(0, 4);
  if (!YEARS_KNOWN.includes(year)) return year;
  const next = String(Number(year) + 1);
  return day.slice(5) >= NEXT_NOTICE_FROM && !YEARS_KNOWN.includes(next) ? next : null;
}

/** Saturday or Sunday, worked or not. */
export function isWeekend(day: Day): boolean {
  const since = daysBetween(A_SATURDAY, day) % 7;
  return (since + 7) % 7 < 2;
}
