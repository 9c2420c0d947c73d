import { assert, assertNever, type Fen } from '@tongguan/kernel';
import { addDays, type Day, daysBetween } from '../calendar/days.ts';
import { settlementPeriod } from '../generated/parameters.ts';
import { entryOn } from '../parameter.ts';
import { lastDayOfPayment } from './due.ts';

export type SettlementPeriod = 'day' | 'week' | 'ten-days';

export type PeriodDays = {
  readonly from: Day;
  readonly to: Day;
};

/** The single tax bill of a declaration that is ready to be settled. */
export type DueBill = {
  readonly taxNo: string;
  /** Who owes it: the guarantor and withholding agent. */
  readonly agentCode: string;
  readonly billOnDay: Day;
  /** Day 45 as it is counted; a demand moves its own last day when that is a day of rest. */
  readonly lastDay: Day;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
};

/** One payment demand (缴款书): everything of one agent in one period. */
export type ConsolidatedDemand = PeriodDays & {
  readonly agentCode: string;
  /** The same bills give the same demands in any order and on any day, so that a run may be repeated. */
  readonly key: string;
  /** The last day for the earliest bill it may hold: paid by then, nothing of it is late. */
  readonly payByDay: Day;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  readonly taxFen: Fen;
  /** In order of taxNo. */
  readonly taxNos: readonly string[];
};

/** 194号 (十六), G-02: taxes are consolidated by period. The period is that of `billOnDay`, not of the day of the run. */
export function consolidate(bills: readonly DueBill[], period: SettlementPeriod): readonly ConsolidatedDemand[] {
  const demands = new Map<string, ConsolidatedDemand>();
  for (const bill of [...bills].sort((a, b) => compare(a.taxNo, b.taxNo))) {
    const days = demandDays(bill, period);
    const key = `${bill.agentCode} ${days.from}`;
    const sofar = demands.get(key) ?? empty(bill, key, days);
    demands.set(key, {
      ...sofar,
      customsDutyFen: sofar.customsDutyFen + bill.customsDutyFen,
      consumptionTaxFen: sofar.consumptionTaxFen + bill.consumptionTaxFen,
      valueAddedTaxFen: sofar.valueAddedTaxFen + bill.valueAddedTaxFen,
      taxFen: sofar.taxFen + bill.customsDutyFen + bill.consumptionTaxFen + bill.valueAddedTaxFen,
      taxNos: [...sofar.taxNos, bill.taxNo],
    });
  }
  return [...demands.values()].sort((a, b) => compare(a.key, b.key));
}

/**
 * The demand a bill belongs to. 194号 (十六): each tax is paid from day 31 to day 45 of its own release. The demand is
 * made on the last day of its period, when no bill of it can still be missing and each has its day 31 behind it; it is
 * paid by the day that is day 45 of what was released earliest in it, moved when nobody works on it. The same for all its bills without knowing the
 * others, so that partitions which run apart make one demand.
 */
export function demandDays(
  bill: { readonly billOnDay: Day; readonly lastDay: Day },
  period: SettlementPeriod,
): PeriodDays & { readonly payByDay: Day } {
  const days = periodOf(bill.billOnDay, period);
  const payByDay = lastDayOfPayment(days.from, addDays(days.from, daysBetween(bill.billOnDay, bill.lastDay)));
  assert(days.to <= payByDay, 'a demand is made before it is due');
  return { ...days, payByDay };
}

/** The period this installation has chosen for what falls due for billing on a day. */
export function settlementPeriodOn(billOnDay: Day): SettlementPeriod {
  return entryOn(settlementPeriod, billOnDay).value;
}

/** The period a day belongs to. Weeks run from Monday to Sunday, across the end of a year as well. */
export function periodOf(day: Day, period: SettlementPeriod): PeriodDays {
  switch (period) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const from = addDays(day, -daysSinceMonday(day));
      return { from, to: addDays(from, 6) };
    }
    case 'ten-days': {
      const third = Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10));
      const month = day.slice(0, 8);
      const from = `${month}${third}1`;
      return { from, to: third < 2 ? `${month}${third + 1}0` : lastOfMonth(day) };
    }
    default:
      return assertNever(period, 'settlement period');
  }
}

const A_MONDAY: Day = '2018-12-31';

function daysSinceMonday(day: Day): number {
  return ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;
}

function lastOfMonth(day: Day): Day {
  const within = addDays(`${day.slice(0, 8)}28`, 4);
  return addDays(`${within.slice(0, 8)}01`, -1);
}

function empty(bill: DueBill, key: string, days: PeriodDays & { readonly payByDay: Day }): ConsolidatedDemand {
  const { agentCode } = bill;
  const nothing = { customsDutyFen: 0n, consumptionTaxFen: 0n, valueAddedTaxFen: 0n, taxFen: 0n, taxNos: [] };
  return { ...days, agentCode, key, ...nothing };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
