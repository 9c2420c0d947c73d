import { type EpochMs, parseShanghaiC14, shanghaiC14 } from '@tongguan/kernel';

/** What a program did to write such a time, in both languages. */
export type TimeCause = { readonly zh: string; readonly en: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Why a time is none, or lies far from now, where its form betrays it: letters of a pattern that a date library reads in its own
 * way (YYYY of the week, DD of the year, mm for MM), another calendar, a timestamp, separators. `null` where nothing is certain
 * enough to be said. `nowMs`: when it was looked at, by which days of the year and years are recognised.
 */
export function timeCause(found: string, nowMs: EpochMs): TimeCause | null {
  return shapeCause(found, nowMs) ?? digitCause(found, nowMs);
}

/** What is no row of 8 or 14 digits. */
function shapeCause(found: string, nowMs: EpochMs): TimeCause | null {
  const ascii = found.normalize('NFKC');
  if (ascii !== found && /^\d{8}(\d{6})?$/.test(ascii)) return cause('含全角数字', 'it holds full-width digits');
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(found)) {
    return cause(
      '是UTC的ISO格式：须换算为北京时间（加8小时）且只留数字',
      'it is ISO in UTC: add 8 hours and leave digits alone',
    );
  }
  const digits = found.replace(/\D/g, '');
  if (/[-/:.\sT年月日时分秒]/.test(found) && /^\d{8}(\d{6})?/.test(digits)) {
    return cause('含分隔符：只留数字', 'it holds separators: leave digits alone');
  }
  if (/[AP]M|上午|下午/i.test(found)) return cause('用了12小时制', 'it is written with a 12-hour clock');
  if (!/^\d+$/.test(found)) return null;
  const seconds = nowMs / 1000;
  if (found.length === 10 && Math.abs(Number(found) - seconds) < 400 * 86_400) {
    return cause('是Unix秒时间戳', 'it is a Unix timestamp in seconds');
  }
  if (found.length === 13 && Math.abs(Number(found) - nowMs) < 400 * DAY_MS) {
    return cause('是Unix毫秒时间戳', 'it is a Unix timestamp in milliseconds');
  }
  if (found.length === 17 && isTime(found.slice(0, 14)))
    return cause('多了3位毫秒', 'three digits of milliseconds too many');
  if (found.length === 12 && isTime(`20${found}`)) return cause('年份只有两位', 'the year has two digits');
  if (found.length === 12 && isTime(`${found}00`)) return cause('缺少秒', 'the seconds are missing');
  return null;
}

/** What is, or nearly is, a row of 14 or 8 digits. */
function digitCause(found: string, nowMs: EpochMs): TimeCause | null {
  if (!/^\d{8,15}$/.test(found)) return null;
  const dayOfYear = dayInYear(found, nowMs);
  if (dayOfYear !== null) return dayOfYear;
  if (found.length === 15 && isTime(`${found.slice(0, 12)}00`)) {
    return cause(
      '秒处写了毫秒（SSS）：秒为小写ss',
      'milliseconds (SSS) stand in the place of seconds: they are small ss',
    );
  }
  if (found.length !== 14 && found.length !== 8) return null;
  const time = found.padEnd(14, '0');
  const year = Number(time.slice(0, 4));
  const thisYear = Number(shanghaiC14(nowMs).slice(0, 4));
  if (Math.abs(year - 543 - thisYear) <= 1)
    return cause('年份为佛历：程序的区域设置', 'the year is Buddhist: the locale of the program');
  if (Math.abs(year + 1911 - thisYear) <= 1)
    return cause('年份为民国纪年', 'the year is that of the Republic calendar');
  const month = Number(time.slice(4, 6));
  if (isTime(time)) return weekYear(time, nowMs) ?? (found.length === 14 ? clockCause(found, nowMs) : null);
  const swapped = `${time.slice(4, 8)}${time.slice(2, 4)}${time.slice(0, 2)}${time.slice(8)}`;
  if (Math.abs(Number(swapped.slice(0, 4)) - thisYear) <= 1 && isTime(swapped)) {
    return cause('日月年次序颠倒：应为年月日', 'day, month and year are in the wrong order: the year comes first');
  }
  if ((month === 0 || month > 12) && isTime(`${time.slice(0, 4)}01${time.slice(6)}`)) {
    return cause(
      '月份处像是分钟（mm）：月份为大写MM',
      'minutes (mm) stand in the place of the month: it is capital MM',
    );
  }
  if (time.slice(8, 10) === '24' && isTime(`${time.slice(0, 8)}00${time.slice(10)}`)) {
    return cause('小时写作24（kk）：应为00至23（HH）', 'the hour is written 24 (kk): it runs from 00 to 23 (HH)');
  }
  return null;
}

/** `DD` is the day of the year: from 1 February on it is no day of its month, and has three digits from day 100 on. */
function dayInYear(found: string, nowMs: EpochMs): TimeCause | null {
  for (const offset of [0, -1, 1]) {
    const today = shanghaiC14(nowMs + offset * DAY_MS);
    const day = String(dayNumber(today));
    const written = today.slice(0, 6) + day.padStart(2, '0');
    if (written === today.slice(0, 8) || !found.startsWith(written)) continue;
    if (found.length !== written.length + 6 && found.length !== written.length) continue;
    return cause(
      '日处写了一年中的第几天（DD）：日为小写dd',
      'the day of the year (DD) stands in the place of the day of the month: it is small dd',
    );
  }
  return null;
}

/** `YYYY` is the year of the week: around New Year it is that of the other side. */
function weekYear(time: string, nowMs: EpochMs): TimeCause | null {
  const turn = time.slice(4, 8);
  const shift = turn >= '1226' ? -1 : turn <= '0106' ? 1 : 0;
  if (shift === 0) return null;
  const right = `${Number(time.slice(0, 4)) + shift}${time.slice(4)}`;
  const atMs = parseShanghaiC14(right);
  if (atMs === null || Math.abs(atMs - nowMs) > 35 * DAY_MS) return null;
  return cause('年份为所在周的年（YYYY）：年份为小写yyyy', 'the year is that of the week (YYYY): it is small yyyy');
}

const HOUR_MS = 60 * 60 * 1000;
/** How long a message is under way, and how far clocks differ. */
const NEAR_MS = 10 * 60 * 1000;

/**
 * What a clock did to a time that should be now and lies hours off: one of the zone of Greenwich, the zone counted twice, or
 * hh, which has no hour above 12. For a time that is refused already, or is to be looked at: something written eight
 * hours ago is right.
 */
export function clockCause(found: string, nowMs: EpochMs): TimeCause | null {
  const atMs = parseShanghaiC14(found);
  if (atMs === null) return null;
  const isOff = (hours: number): boolean => Math.abs(atMs - nowMs - hours * HOUR_MS) <= NEAR_MS;
  const hour = Number(found.slice(8, 10));
  if (isOff(-8)) {
    return cause('恰早8小时，像是UTC时间：应为北京时间', 'eight hours early, as UTC is: it has to be Beijing time');
  }
  if (isOff(8)) {
    return cause(
      '恰晚8小时，像是北京时间又加了8小时',
      'eight hours late, as if eight hours were added to Beijing time',
    );
  }
  // 14:30 becomes 02:30, and half past midnight 12:30.
  if ((isOff(-12) && hour >= 1 && hour < 12) || (isOff(12) && hour === 12)) {
    return cause(
      '恰差12小时，像是用了12小时制：小时应为00至23（HH）',
      'twelve hours off, as by a 12-hour clock: the hour runs from 00 to 23 (HH)',
    );
  }
  return null;
}

function dayNumber(time: string): number {
  const year = Number(time.slice(0, 4));
  const at = Date.UTC(year, Number(time.slice(4, 6)) - 1, Number(time.slice(6, 8)));
  return Math.round((at - Date.UTC(year, 0, 1)) / DAY_MS) + 1;
}

function isTime(digits: string): boolean {
  return parseShanghaiC14(digits) !== null;
}

function cause(zh: string, en: string): TimeCause {
  return { zh, en };
}
