import { assert, assertNever, type EpochMs } from '@tongguan/kernel';
import { addDays, type Day, dayOf, daysBetween } from '../calendar/days.ts';
import { firstDayNotOfRest } from '../calendar/restDays.ts';
import { billOnDay, payByDay, payByRestDay } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

export type DueDays = {
  /** The first day on which the tax is put on a demand. */
  readonly billOnDay: Day;
  /** Day 45 as it is counted, whatever day it is. */
  readonly lastDay: Day;
  /** The last day on which it is paid in time: `lastDay`, moved when that is a day of rest. */
  readonly payByDay: Day;
  readonly law: readonly Cited<unknown>[];
};

/**
 * 194号 (十六), G-02: what was neither returned nor amended nor cancelled within 30 days of release is paid from day 31
 * to day 45. Day of release: day 0, in Shanghai. Whether day 45 moves when nobody works on it the notice does not say:
 * parameter `pay-by-rest-day`.
 */
export function dueOn(releasedMs: EpochMs): DueDays {
  const releasedDay = dayOf(releasedMs);
  const bill = entryOn(billOnDay, releasedDay);
  const pay = entryOn(payByDay, releasedDay);
  assert(bill.value <= pay.value, 'a tax is billed before it is overdue');
  return dueBetween(addDays(releasedDay, bill.value), addDays(releasedDay, pay.value), [bill, pay]);
}

function dueBetween(billOn: Day, lastDay: Day, law: readonly Cited<unknown>[]): DueDays {
  const rule = entryOn(payByRestDay, billOn);
  return { billOnDay: billOn, lastDay, payByDay: lastDayOfPayment(billOn, lastDay), law: [...law, rule] };
}

/** The last day of payment of what is billed from a day on, whose last day is counted as `lastDay` (G-02). */
export function lastDayOfPayment(billOn: Day, lastDay: Day): Day {
  const rule = entryOn(payByRestDay, billOn).value;
  switch (rule) {
    case 'next-working-day':
      return firstDayNotOfRest(lastDay).day;
    case 'stands':
      return lastDay;
    default:
      return assertNever(rule, 'rest day rule');
  }
}

export type BillingFacts = {
  readonly releasedMs: EpochMs;
  readonly asOfMs: EpochMs;
  /** A return, cancellation or amendment is asked for and not ended. */
  readonly openReversal: boolean;
  /** When the last of them ended that left tax to be paid; null when there was none. */
  readonly lastReversalEndedMs: EpochMs | null;
};

export type Billing = DueDays & { readonly state: 'early' | 'waits' | 'bill' };

/**
 * Whether a tax bill belongs on a demand today. A bill with an open return waits, since its tax may not be levied. For what
 * is left after a reversal that ended late the notice gives no day: it is billed the day after, and has as many days as
 * every other bill (our reading).
 */
export function billingOf(facts: BillingFacts): Billing {
  const usual = dueOn(facts.releasedMs);
  const due = facts.lastReversalEndedMs === null ? usual : afterReversal(usual, facts);
  if (facts.openReversal) return { ...due, state: 'waits' };
  return { ...due, state: dayOf(facts.asOfMs) < due.billOnDay ? 'early' : 'bill' };
}

function afterReversal(usual: DueDays, facts: BillingFacts): DueDays {
  const dayAfter = addDays(dayOf(facts.lastReversalEndedMs ?? facts.releasedMs), 1);
  if (dayAfter <= usual.billOnDay) return usual;
  const days = daysBetween(usual.billOnDay, usual.lastDay);
  return dueBetween(dayAfter, addDays(dayAfter, days), usual.law.slice(0, 2));
}

/** Overdue from the day after the last day of payment on. */
export function isOverdue(payBy: Day, asOfMs: EpochMs): boolean {
  return dayOf(asOfMs) > payBy;
}
