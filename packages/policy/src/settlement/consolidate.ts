import { assertNever, type Fen } from '@tongguan/kernel';
import { addDays, type Day, daysBetween } from '../calendar/days.ts';

export type SettlementPeriod = 'day' | 'week';

export type PeriodDays = {
  readonly from: Day;
  readonly to: Day;
};

/** The single tax bill of a list that is ready to be settled. */
export type DueBill = {
  readonly taxNo: string;
  /** Who owes it: the guarantor and withholding agent. */
  readonly agentCode: string;
  readonly billOnDay: Day;
  readonly payByDay: Day;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
};

/** One payment demand (缴款书): everything of one agent in one period. */
export type ConsolidatedDemand = PeriodDays & {
  readonly agentCode: string;
  /** The same bills give the same demands in any order and on any day, so that a run may be repeated. */
  readonly key: string;
  /** The earliest last day of its bills: paid by then, nothing of it is late. */
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
    const days = periodOf(bill.billOnDay, period);
    const key = `${bill.agentCode} ${days.from}`;
    const sofar = demands.get(key) ?? empty(bill, key, days);
    demands.set(key, {
      ...sofar,
      payByDay: bill.payByDay < sofar.payByDay ? bill.payByDay : sofar.payByDay,
      customsDutyFen: sofar.customsDutyFen + bill.customsDutyFen,
      consumptionTaxFen: sofar.consumptionTaxFen + bill.consumptionTaxFen,
      valueAddedTaxFen: sofar.valueAddedTaxFen + bill.valueAddedTaxFen,
      taxFen: sofar.taxFen + bill.customsDutyFen + bill.consumptionTaxFen + bill.valueAddedTaxFen,
      taxNos: [...sofar.taxNos, bill.taxNo],
    });
  }
  return [...demands.values()].sort((a, b) => compare(a.key, b.key));
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
    default:
      return assertNever(period, 'settlement period');
  }
}

const A_MONDAY: Day = '2018-12-31';

function daysSinceMonday(day: Day): number {
  return ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;
}

function empty(bill: DueBill, key: string, days: PeriodDays): ConsolidatedDemand {
  const { agentCode, payByDay } = bill;
  const nothing = { customsDutyFen: 0n, consumptionTaxFen: 0n, valueAddedTaxFen: 0n, taxFen: 0n, taxNos: [] };
  return { ...days, agentCode, key, payByDay, ...nothing };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
