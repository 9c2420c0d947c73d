import { assert, type Fen } from '@tongguan/kernel';
import { addDays, type Day } from '../calendar/days.ts';
import { guaranteeAlertEnding, guaranteeAlertRunway, guaranteeForecastDays } from '../generated/parameters.ts';
import { type Cited, entryOn } from '../parameter.ts';

export type ForecastFacts = {
  readonly today: Day;
  /** The sum that instruments cover today. */
  readonly coverFen: Fen;
  readonly heldFen: Fen;
  /** Held at the beginning of the days looked at, and how many these are; 0 when there is no past to look at. */
  readonly heldBeforeFen: Fen;
  readonly days: number;
  readonly instruments: readonly { readonly number: string; readonly leftFen: Fen; readonly untilDay: Day | null }[];
  readonly hasOverdue: boolean;
};

/** Findings that need action; an instrument that ends has a kind of its own. */
export type GuaranteeAlert = {
  readonly kind: 'over-held' | 'runway' | 'ending' | 'overdue';
  readonly number: string;
};

export type Forecast = {
  readonly availableFen: Fen;
  /** More held a day, of the days looked at; less is negative. Rounded towards zero, for reading. */
  readonly perDayFen: Fen;
  /** Whole days until nothing is available at this rate; null: it does not run out, or there is no past to look at. */
  readonly runwayDays: number | null;
  readonly ending: readonly { readonly number: string; readonly untilDay: Day; readonly availableAfterFen: Fen }[];
  readonly alerts: readonly GuaranteeAlert[];
  readonly law: readonly Cited<unknown>[];
};

/** How many past days a forecast looks at. */
export function forecastDaysOn(day: Day): number {
  return entryOn(guaranteeForecastDays, day).value;
}

/** G-04: how long the guarantee lasts at the rate of the last days, what ends soon, and what needs attention. */
export function forecastGuarantee(facts: ForecastFacts): Forecast {
  const { today, coverFen, heldFen, heldBeforeFen, days, hasOverdue } = facts;
  assert(days >= 0, 'days looked at are counted');
  const runway = entryOn(guaranteeAlertRunway, today);
  const ends = entryOn(guaranteeAlertEnding, today);
  const availableFen = coverFen - heldFen;
  const grownFen = heldFen - heldBeforeFen;
  const lastsDays = days === 0 || grownFen <= 0n ? null : (max(availableFen, 0n) * BigInt(days)) / grownFen;
  const runwayDays = lastsDays === null ? null : Number(lastsDays > 36_500n ? 36_500n : lastsDays);
  const ending = endingBy(facts, addDays(today, ends.value));
  const alert = (kind: GuaranteeAlert['kind'], number = ''): GuaranteeAlert => ({ kind, number });
  return {
    availableFen,
    perDayFen: days === 0 ? 0n : grownFen / BigInt(days),
    runwayDays,
    ending,
    alerts: [
      ...(availableFen < 0n ? [alert('over-held')] : []),
      ...(runwayDays !== null && runwayDays < runway.value ? [alert('runway')] : []),
      ...ending.map(({ number }) => alert('ending', number)),
      ...(hasOverdue ? [alert('overdue')] : []),
    ],
    law: [entryOn(guaranteeForecastDays, today), runway, ends],
  };
}

/** What ends by a day, in order, with what would then be available: of what is held today, after each of them. */
function endingBy({ coverFen, heldFen, instruments }: ForecastFacts, by: Day): Forecast['ending'] {
  let left = coverFen - heldFen;
  return instruments
    .flatMap(({ number, leftFen, untilDay }) =>
      untilDay === null || untilDay > by ? [] : [{ number, leftFen, untilDay }],
    )
    .sort((a, b) => (a.untilDay < b.untilDay ? -1 : a.untilDay > b.untilDay ? 1 : 0))
    .map(({ number, leftFen, untilDay }) => {
      left -= leftFen;
      return { number, untilDay, availableAfterFen: left };
    });
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
