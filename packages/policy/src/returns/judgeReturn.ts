import {
  assert,
  assertNever,
  done,
  type EpochMs,
  type Outcome,
  type Refusal,
  refused,
  shanghaiIso,
} from '@tongguan/kernel';
import { addDays, type Day, dayOf, daysBetween } from '../calendar/days.ts';
import { returnApplicationDays, returnArrivalDays, returnLaw, returnLawMoment } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';
import { POLICY_CODES } from '../policyCodes.ts';

export type ReturnFacts = {
  readonly releasedMs: EpochMs;
  /** When customs received the application. */
  readonly appliedMs: EpochMs;
  /** When the site recorded that the goods are back; null while they are on their way. */
  readonly arrivedMs: EpochMs | null;
  /** The moment of judging: goods still on their way are late once their last day is over. */
  readonly asOfMs: EpochMs;
  /** What the site found. Null: not looked at yet. */
  readonly originalSite: boolean | null;
  readonly originalState: boolean | null;
  readonly fitForResale: boolean | null;
};

export type ReturnDeadlines = {
  /** Null: the law of the day sets no limit of its own for the application. */
  readonly applyByDay: Day | null;
  readonly arriveByDay: Day;
  /** The two or three parameters used, with their citations. */
  readonly law: readonly Cited<unknown>[];
};

export type ReturnStanding = ReturnDeadlines & {
  /** `complete`: tax is not levied, the annual total adjusted, stock given back. */
  readonly stage: 'awaiting goods' | 'awaiting examination' | 'complete';
};

/**
 * I-02. 194号 (二十四), until 2020-03-27: back at the original site, in original state and fit to be sold again, within
 * 30 days of release. 2020年第45号, from 2020-03-28: applied for within 30 days and arrived within 45. Of two laws that a
 * return meets on its way the more favourable one counts, by parameter. Everything that
 * is wrong is said at once, with the dates.
 */
export function judgeReturn(facts: ReturnFacts): Outcome<ReturnStanding> {
  const { releasedMs, appliedMs, arrivedMs, asOfMs } = facts;
  const early = beforeRelease(facts);
  if (early.length > 0) return refused(...early);
  const deadlines = returnDeadlines(releasedMs, appliedMs, arrivedMs ?? asOfMs);
  const refusals = [...lateApplication(facts, deadlines), ...lateArrival(facts, deadlines), ...condition(facts)];
  if (refusals.length > 0) return refused(...refusals);
  const found = [facts.originalSite, facts.originalState, facts.fitForResale];
  const isExamined = found.every((answer) => answer !== null);
  assert(arrivedMs === null || arrivedMs <= asOfMs, 'an arrival is judged after it happened');
  const stage = arrivedMs === null ? 'awaiting goods' : isExamined ? 'complete' : 'awaiting examination';
  return done({ stage, ...deadlines });
}

/** An application may come too early, and clocks differ: this is a refusal, not a fault. */
function beforeRelease({ releasedMs, appliedMs, arrivedMs }: ReturnFacts): readonly Refusal[] {
  const code = POLICY_CODES.returnBeforeRelease;
  const allowed = `不早于放行 / not before the release ${shanghaiIso(releasedMs)}`;
  const found = (path: string, atMs: EpochMs): Refusal => ({ code, path, found: shanghaiIso(atMs), allowed });
  return [
    ...(appliedMs < releasedMs ? [found('appTime', appliedMs)] : []),
    ...(arrivedMs !== null && arrivedMs < releasedMs ? [found('arrived', arrivedMs)] : []),
  ];
}

/**
 * The last days for a return, to tell the enterprise before it is too late. Day of release: day 0. `onMs`: the moment of
 * arrival, or of judging while the goods are on their way; parameter `return-law-moment` says which laws count.
 */
export function returnDeadlines(releasedMs: EpochMs, appliedMs: EpochMs, onMs: EpochMs = appliedMs): ReturnDeadlines {
  const [releasedDay, appliedDay] = [dayOf(releasedMs), dayOf(appliedMs)];
  const moment = entryOn(returnLawMoment, releasedDay);
  switch (moment.value) {
    case 'release':
      return deadlinesBy(releasedDay, releasedDay, moment);
    case 'application':
      return deadlinesBy(releasedDay, appliedDay, moment);
    case 'application-or-arrival': {
      const applied = deadlinesBy(releasedDay, appliedDay, moment);
      const arrived = deadlinesBy(releasedDay, dayOf(onMs), moment);
      const appliedInTime = arrived.applyByDay === null || appliedDay <= arrived.applyByDay;
      return appliedInTime && arrived.arriveByDay > applied.arriveByDay ? arrived : applied;
    }
    default:
      return assertNever(moment.value, 'moment of the law of return');
  }
}

/** What the law of one day asks of goods that were released on another. */
function deadlinesBy(releasedDay: Day, lawDay: Day, moment: Cited<unknown>): ReturnDeadlines {
  const kind = entryOn(returnLaw, lawDay);
  const arrival = entryOn(returnArrivalDays, lawDay);
  const arriveByDay = addDays(releasedDay, arrival.value);
  if (kind.value === 'arrival') return { applyByDay: null, arriveByDay, law: [kind, arrival, moment] };
  const application = entryOn(returnApplicationDays, lawDay);
  const applyByDay = addDays(releasedDay, application.value);
  return { applyByDay, arriveByDay, law: [kind, application, arrival, moment] };
}

function lateApplication(facts: ReturnFacts, { applyByDay, law }: ReturnDeadlines): readonly Refusal[] {
  const appliedDay = dayOf(facts.appliedMs);
  if (applyByDay === null || appliedDay <= applyByDay) return [];
  return [late(POLICY_CODES.returnAppliedLate, 'appTime', facts.releasedMs, appliedDay, applyByDay, law)];
}

/** Under both laws goods that have not come by their last day are late, whether or not they come afterwards. */
function lateArrival(facts: ReturnFacts, { arriveByDay, law }: ReturnDeadlines): readonly Refusal[] {
  const arrivedDay = dayOf(facts.arrivedMs ?? facts.asOfMs);
  if (arrivedDay <= arriveByDay) return [];
  return [late(POLICY_CODES.returnArrivedLate, 'arrived', facts.releasedMs, arrivedDay, arriveByDay, law)];
}

function late(
  code: string,
  path: string,
  releasedMs: EpochMs,
  day: Day,
  lastDay: Day,
  law: readonly Cited<unknown>[],
): Refusal {
  const releasedDay = dayOf(releasedMs);
  const nth = daysBetween(releasedDay, day);
  const citation = law[0]?.law ?? '';
  return {
    code,
    path,
    found: `${day}（放行 ${releasedDay} 后第${nth}日 / day ${nth} after release）`,
    allowed: `不晚于 ${lastDay} / not after ${lastDay} (${citation})`,
  };
}

function condition(facts: ReturnFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (facts.originalSite === false) {
    const allowed = '运抵原监管作业场所 / back at the site it was released from';
    refusals.push({ code: POLICY_CODES.returnOtherSite, path: 'site', found: '其他场所 / another site', allowed });
  }
  if (facts.originalState === false) {
    const allowed = '以原状退回 / in original state';
    refusals.push({ code: POLICY_CODES.returnAltered, path: 'state', found: '非原状 / altered', allowed });
  }
  if (facts.fitForResale === false) {
    const allowed = '符合二次销售要求 / fit to be sold again';
    refusals.push({ code: POLICY_CODES.returnAltered, path: 'resale', found: '不可再售 / not fit for sale', allowed });
  }
  return refusals;
}
