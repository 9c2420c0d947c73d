import type { PostalClass } from './postal/postalTax.ts';
import type { AssessmentBasis, Route } from './resolved.ts';
import type { Decimal5, EpochMs, Fen, Fraction, Refusal } from '@tongguan/kernel';

/*
 * Words. Dutiable value (完税价格): retail price, freight and insurance. Route: how an order is taxed. Reduced:
 * within the limits, duty 0 and 70 % of the other taxes. Full: all taxes in full, as general trade. Refused: not
 * through this channel. Manual: an officer decides (state 300).
 */

/** A quantity in a unit of the three-digit unit table. */
export type Measure = {
  readonly quantity5: Decimal5;
  readonly unit: string;
  /** The second legal quantity, which counts sheets or packages of cosmetics (E-06). */
  readonly isSecond?: boolean;
};

/** Rates given by the caller instead of the tariff's. `specific5`: CNY per unit of `quantity5`. */
export type LineRates = {
  readonly duty: Fraction;
  readonly vat: Fraction;
  readonly consumption: Fraction;
  readonly specific5: Decimal5;
};

export type AssessLine = {
  readonly gcode: string;
  readonly quantity5: Decimal5;
  /** The retail price of the whole line. */
  readonly total5: Decimal5;
  /** Overrides the tariff as a whole. */
  readonly rates?: LineRates;
  /** Declared and legal quantities. Consumption tax by volume, weight, sheet or piece is decided from them. */
  readonly measures?: readonly Measure[];
  /** Name and model as declared; they tell how the content of a package is marked (E-06). */
  readonly text?: string;
  /** Country of origin, three digits; left out: not known, and no duty by origin is asked for (E-05). */
  readonly country?: string;
  /** 行邮税 class of the article, for the comparison of E-10. */
  readonly postalClass?: PostalClass;
};

export type AssessFacts = {
  readonly acceptedAtMs: EpochMs;
  readonly mode: string;
  /**
   * What the person has used in the year of acceptance, without this order. Null: not known here, because it is judged later,
   * where quota is kept; then the order is held against the annual limit by its own value alone, and nothing says what was used.
   */
  readonly annualUsedFen: Fen | null;
  readonly freight5: Decimal5;
  readonly insurance5: Decimal5;
  /** 1..99 lines, amounts not negative, quantities positive. */
  readonly lines: readonly AssessLine[];
};

export type { Route } from './resolved.ts';

export type LineTax = {
  readonly dutiableFen: Fen;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  /** False when a rate is unknown or a class undecided: the three amounts are then 0 and mean nothing. */
  readonly rated: boolean;
};

export type TaxTotal = {
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
  readonly taxFen: Fen;
};

export type Assessment = {
  readonly route: Route;
  readonly dutiableFen: Fen;
  /** Of a refused order all taxes are 0. Of a manual one they are what is due if the officer lets it through. */
  readonly lines: readonly LineTax[];
  readonly total: TaxTotal;
  /** The amount counted against the annual total: 0 when refused; for a manual order the amount to reserve. */
  readonly quotaFen: Fen;
  /** Why it is refused or manual, in fixed precedence: mode, single limit, annual limit; goods, class, exact limit. */
  readonly refusals: readonly Refusal[];
  /** Every parameter used, its value and its law. Built when asked for. */
  readonly explain: () => readonly ExplainLine[];
  /** What it was made from, for its record; null before the regime, where there is no law to assess by. */
  readonly basis: AssessmentBasis | null;
};

export type ExplainLine = {
  readonly rule: string;
  readonly law: string;
  readonly parameter: string;
  readonly value: string;
  /** `given`: by the caller, not by the law. */
  readonly confidence: 'verified' | 'unverified' | 'given';
  /** First day of effect of the value; absent where the fact has no date of its own. */
  readonly from?: string;
  /** Goods line, from 1. */
  readonly line?: number;
  readonly note?: string;
};
