import { assert, type EpochMs } from '@tongguan/kernel';
import { addDays, type Day, dayOf } from '../calendar/days.ts';
import { billOnDay, payByDay } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

export type DueDays = {
  /** The first day on which the tax is put on a demand. */
  readonly billOnDay: Day;
  /** The last day on which it is paid in time. */
  readonly payByDay: Day;
  readonly law: readonly Cited<unknown>[];
};

/**
 * 194号 (十六), G-02: what was neither returned nor amended nor cancelled within 30 days of release is paid from day 31
 * to day 45. Day of release: day 0, in Shanghai. The notice does not move day 45 when it is no working day, while
 * its (十) does so for another day in so many words; so it stands.
 */
export function dueOn(releasedMs: EpochMs): DueDays {
  const releasedDay = dayOf(releasedMs);
  const bill = entryOn(billOnDay, releasedDay);
  const pay = entryOn(payByDay, releasedDay);
  assert(bill.value <= pay.value, 'a tax is billed before it is overdue');
  return { billOnDay: addDays(releasedDay, bill.value), payByDay: addDays(releasedDay, pay.value), law: [bill, pay] };
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
  const releasedDay = dayOf(facts.releasedMs);
  const days = entryOn(payByDay, releasedDay).value - entryOn(billOnDay, releasedDay).value;
  return { ...usual, billOnDay: dayAfter, payByDay: addDays(dayAfter, days) };
}

/** Overdue from the day after the last day of payment on. */
export function isOverdue(payBy: Day, asOfMs: EpochMs): boolean {
  return dayOf(asOfMs) > payBy;
}
