import type { Fen, Fraction, Refusal } from '@tongguan/kernel';
import type { ConsumptionTax } from './consumption/types.ts';
import type { LawOfDay } from './law.ts';
import type { Cited } from './parameter.ts';
import type { OriginDuty } from './rows.ts';
import type { TaxFactors, TaxRates } from './rules/types.ts';
import type { DutyDecision } from './tariff/duty.ts';
import type { FactOfDay, GoodsOnDay } from './tariff/tariff.ts';

export type Route = 'reduced' | 'full' | 'refused' | 'manual';

export type RouteDecision = {
  readonly route: Route;
  /** How it is taxed, also while an officer still decides. Null when refused. */
  readonly taxedAs: 'reduced' | 'full' | null;
  readonly quotaFen: Fen;
  readonly refusals: readonly Refusal[];
};

/** The rates of a line with the rows they come from, or why there are none. */
export type ResolvedRates =
  | { readonly kind: 'given'; readonly rates: TaxRates }
  | {
      readonly kind: 'tariff';
      readonly rates: TaxRates;
      readonly goods: GoodsOnDay;
      /** Null within the limits, where the duty is 0 whatever the tariff says. */
      readonly duty: Extract<DutyDecision, { kind: 'known' }> | null;
      readonly consumption: ConsumptionTax | null;
    }
  | {
      readonly kind: 'unknown';
      readonly goods: GoodsOnDay | null;
      readonly reason: Refusal;
      /** Rows that are there and do not decide. */
      readonly doubted: readonly FactOfDay<unknown>[];
      /** Whose goods may bear another duty, where that is the doubt. */
      readonly origin: OriginDuty | null;
      /** Parameters it would have been compared with. */
      readonly used: readonly Cited<Fraction>[];
    };

/** The law of the day, how it took the order, and what it found for each line: nothing of a refused order is looked up. */
export type AssessmentBasis = {
  readonly law: LawOfDay;
  readonly decision: RouteDecision;
  readonly factors: TaxFactors;
  readonly resolved: readonly ResolvedRates[];
};
