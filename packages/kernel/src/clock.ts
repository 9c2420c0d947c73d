/** Milliseconds since the Unix epoch, UTC. All stored times are of this kind. */
export type EpochMs = number;

/** The only source of "now". Injected everywhere, so that the sandbox and tests can move it. */
export type Clock = { now(): EpochMs };

export const systemClock: Clock = { now: () => Date.now() };

/** China has kept one time zone without daylight saving since 1991-09-15. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

const shanghai = (atMs: EpochMs): string => new Date(atMs + SHANGHAI_OFFSET_MS).toISOString();

/** The local date by which law is chosen: `2019-01-01`. */
export function shanghaiDate(atMs: EpochMs): string {
  return shanghai(atMs).slice(0, 10);
}

/** The calendar year by which annual quota is counted (F-01). */
export function shanghaiYear(atMs: EpochMs): number {
  return Number(shanghai(atMs).slice(0, 4));
}

/** C14 of the wire: `YYYYMMDDhhmmss`, Asia/Shanghai. */
export function shanghaiC14(atMs: EpochMs): string {
  return shanghai(atMs).replace(/\D/g, '').slice(0, 14);
}

/** C17 of the wire: `YYYYMMDDhhmmssSSS`, Asia/Shanghai. */
export function shanghaiC17(atMs: EpochMs): string {
  return shanghai(atMs).replace(/\D/g, '').slice(0, 17);
}

/** Reads C14 of the wire. Returns `null` for what is no moment of any calendar or clock. */
export function parseShanghaiC14(text: string): EpochMs | null {
  if (!/^\d{14}$/.test(text)) return null;
  // Every document carries times, so they are read by arithmetic and not by a date parser.
  const [y, m, d] = [digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8)];
  const [h, min, s] = [digits(text, 8, 10), digits(text, 10, 12), digits(text, 12, 14)];
  if (y < 1000) return parseAncientC14(text);
  if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m) || h > 23 || min > 59 || s > 59) return null;
  return Date.UTC(y, m - 1, d, h, min, s) - SHANGHAI_OFFSET_MS;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `Date.UTC` reads a year before 100 as one of the twentieth century. */
function parseAncientC14(text: string): EpochMs | null {
  const at = parseInstant(text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6+08:00'));
  // `Date` reads 24:00 as midnight and takes the year 0.
  return at !== null && shanghaiC14(at) === text ? at : null;
}

/**
 * `2019-05-01T10:00:00+08:00`. For people: a stored number that is no valid moment is shown as it is, so that the rest of
 * the answer can be given.
 */
export function shanghaiIso(atMs: EpochMs): string {
  if (!isMoment(atMs)) return `（无此时刻 no moment of any calendar: ${atMs}）`;
  return `${shanghai(atMs).slice(0, 19)}+08:00`;
}

/** Whether a number of milliseconds is within the calendar of `Date`, in Shanghai as well. */
export function isMoment(atMs: number): boolean {
  return Math.abs(atMs) <= 8.64e15 - SHANGHAI_OFFSET_MS;
}

/** Reads an ISO instant with an explicit zone. Returns `null` when the zone is missing or the text is no instant. */
export function parseInstant(text: string): EpochMs | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  // `Date` reads 30 February as 2 March.
  return Number.isNaN(at) || !isCalendarDay(text.slice(0, 10)) ? null : at;
}

function isCalendarDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
