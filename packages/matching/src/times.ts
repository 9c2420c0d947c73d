import { type EpochMs, parseShanghaiC14, type Refusal, shanghaiC14 } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS } from '@tongguan/policy';
import { headOf } from './head.ts';
import { timeCause } from './timeCause.ts';

/** A time that is no time of any calendar. */
const NO_TIME = '-900206';
/** appTime too far from the acceptance; another moment that lies ahead of it. */
const IMPLAUSIBLE = { sent: '90330', told: '90331' } as const;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Days that documents tell of: when it is declared, when it was brought in. */
const DAYS: ReadonlySet<string> = new Set(['declTime', 'ieDate']);
/** All times the import messages carry: sent, paid, delivered, and the days. */
const TIMES: readonly string[] = ['appTime', 'payTime', 'logisticsTime', ...DAYS];

/**
 * Every time in a document must be valid and plausible at its acceptance (B-06). appTime orders the versions of a document:
 * one far ahead could never be replaced, and one far back may be a replay. Other times may be long past – goods lie in the
 * zone for months – but not far ahead.
 */
export function timeProblems(document: object, acceptedMs: EpochMs): Refusal[] {
  const [node, head] = headOf(document);
  const problems: Refusal[] = [];
  for (const field of TIMES) {
    const found = head[field];
    if (found === undefined) continue;
    const problem = problemOf(field, found, acceptedMs);
    if (problem === null) continue;
    const why = timeCause(found, acceptedMs);
    const allowed = why === null ? problem.allowed : `${problem.allowed}；${why.zh} ${why.en}`;
    problems.push({ ...problem, allowed, path: `${node}/${field}`, found });
  }
  return problems;
}

/** `null` before the regime, whose parameters they are. */
function limits(acceptedMs: EpochMs): { readonly fromMs: EpochMs; readonly untilMs: EpochMs } | null {
  if (acceptedMs < REGIME_FROM_MS) return null;
  const { appTimeAheadHours, appTimeBackDays } = lawAt(acceptedMs);
  return {
    fromMs: acceptedMs - appTimeBackDays.value * DAY_MS,
    untilMs: acceptedMs + appTimeAheadHours.value * HOUR_MS,
  };
}

function problemOf(field: string, found: string, acceptedMs: EpochMs): Pick<Refusal, 'code' | 'allowed'> | null {
  const isDay = DAYS.has(field);
  if (isDay && found === '') return null;
  const atMs = parseShanghaiC14(isDay ? `${found}000000` : found);
  if (atMs === null) return { code: NO_TIME, allowed: shape(isDay, acceptedMs) };
  const window = limits(acceptedMs);
  if (window === null) return null;
  const { fromMs, untilMs } = window;
  if (field === 'appTime' && (atMs < fromMs || atMs > untilMs)) {
    return {
      code: IMPLAUSIBLE.sent,
      allowed: `${shanghaiC14(fromMs)} … ${shanghaiC14(untilMs)}，北京时间 Beijing time`,
    };
  }
  if (atMs <= untilMs) return null;
  const latest = shanghaiC14(untilMs);
  return { code: IMPLAUSIBLE.told, allowed: `≤ ${isDay ? latest.slice(0, 8) : latest}，北京时间 Beijing time` };
}

/** An example and not the letters of a pattern: date libraries read YYYY, DD and hh each in their own way. */
function shape(isDay: boolean, nowMs: EpochMs): string {
  const now = shanghaiC14(nowMs);
  return isDay
    ? `年月日8位数字，如 eight digits, year month day: ${now.slice(0, 8)}`
    : `年月日时分秒14位数字，24小时制，北京时间，如 fourteen digits, 24-hour clock, Beijing time: ${now}`;
}

/**
 * The appTime on file as a version accepted now is compared with it: '' when it lies further ahead than any message may.
 * Such a version was accepted before the limit existed, and must not lock its document for ever.
 */
export function countedAppTime(onFile: string, acceptedMs: EpochMs): string {
  const window = limits(acceptedMs);
  return window !== null && onFile > shanghaiC14(window.untilMs) ? '' : onFile;
}
