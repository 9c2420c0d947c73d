import { assert, type EpochMs, shanghaiDate, shanghaiYear } from '@tongguan/kernel';

/** A day of Asia/Shanghai, `2019-01-01`. Days compare as texts. */
export type Day = string;

const DAY_MS = 86_400_000;
const LAST_DAY: Day = '9999-12-31';
const SHANGHAI_OFFSET = '+08:00';

/** The Shanghai day an instant falls on: 2018-12-31T16:00Z is the first instant of 2019-01-01. */
export function dayOf(atMs: EpochMs): Day {
  return shanghaiDate(atMs);
}

/** The first instant of a day in Shanghai. */
export function startOfDay(day: Day): EpochMs {
  assert(isDay(day), 'a day is written like 2019-01-01 and exists');
  return Date.parse(`${day}T00:00:00${SHANGHAI_OFFSET}`);
}

/**
 * The day so many days after another, before it when negative. Day 30 of a period that runs "from release"
 * (自放行之日起) is `addDays(releasedDay, 30)`: the day of release itself is not counted.
 * Nothing lies behind the last day that can be written, with which papers without an end are dated.
 */
export function addDays(day: Day, days: number): Day {
  assert(Number.isSafeInteger(days), 'days are counted whole');
  return shanghaiDate(Math.min(startOfDay(day) + days * DAY_MS, startOfDay(LAST_DAY)));
}

/** How many days `to` lies after `from`; 0 on the same day, negative before it. China keeps no daylight saving. */
export function daysBetween(from: Day, to: Day): number {
  return (startOfDay(to) - startOfDay(from)) / DAY_MS;
}

/** Whether a text is a day that exists: 2019-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** F-01: quota is counted by the calendar year, in Shanghai, of the day customs accepted the declaration. */
export function quotaYearOf(acceptedMs: EpochMs): number {
  return shanghaiYear(acceptedMs);
}
