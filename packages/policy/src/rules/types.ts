import type { Fen, Fraction } from '@tongguan/kernel';

/** What taxes one line: rates of the tariff, and the specific consumption tax of the whole line in fen. */
export type TaxRates = {
  readonly duty: Fraction;
  readonly vat: Fraction;
  readonly consumption: Fraction;
  readonly specificFen: Fraction;
};

/** The share of the statutory amount that is payable: 0 and 70 % within the limits, 1 and 1 in full. */
export type TaxFactors = { readonly duty: Fraction; readonly tax: Fraction };

export type TaxAmounts = {
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
};

export type TaxOnLine = (dutiableFen: Fen, rates: TaxRates, factors: TaxFactors) => TaxAmounts;
