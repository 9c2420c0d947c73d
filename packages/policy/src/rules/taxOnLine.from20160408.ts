import { assert, type Fen, type Fraction, roundHalfUp } from '@tongguan/kernel';
import type { TaxFactors, TaxAmounts, TaxRates } from './types.ts';

/**
 * 财关税〔2016〕18号 一 and 三: customs duty, import VAT and consumption tax on goods, within the limits the duty
 * rate is 0 % and the other two are 70 % of the statutory amount (E-02, E-03).
 *
 *   duty            = P × d                                  (× 0 within the limits)
 *   consumption tax = (P + duty + S) ÷ (1 − c) × c + S       S = specific amount of the line
 *   VAT             = (P + duty + consumption tax) × v       with the statutory consumption tax
 *
 * Every step stays a fraction; each tax is rounded once, half up, on the amount that is payable.
 */
export function taxOnLineFrom20160408(dutiableFen: Fen, rates: TaxRates, factors: TaxFactors): TaxAmounts {
  const { duty, vat, consumption, specificFen } = rates;
  assert(dutiableFen >= 0n && notNegative(duty) && notNegative(vat), 'a tax base and its rates are not negative');
  const rest = consumption.denominator - consumption.numerator;
  assert(notNegative(consumption) && rest > 0n, 'a consumption tax rate is at least 0 and below 1');
  assert(notNegative(specificFen), 'a specific amount is not negative');

  const dutyParts = duty.denominator * factors.duty.denominator;
  const dutyPayable = dutiableFen * duty.numerator * factors.duty.numerator;
  const base = dutiableFen * dutyParts + dutyPayable; // over dutyParts
  const parts = dutyParts * specificFen.denominator * rest;
  const specific = specificFen.numerator * dutyParts; // over dutyParts × specificFen.denominator
  const consumptionTax = (base * specificFen.denominator + specific) * consumption.numerator + specific * rest; // over parts
  const valueAddedTax = (base * specificFen.denominator * rest + consumptionTax) * vat.numerator; // over parts × vat.denominator
  return {
    customsDutyFen: roundHalfUp(dutyPayable, dutyParts),
    consumptionTaxFen: payable(consumptionTax, parts, factors.tax),
    valueAddedTaxFen: payable(valueAddedTax, parts * vat.denominator, factors.tax),
  };
}

function payable(numerator: bigint, denominator: bigint, factor: Fraction): Fen {
  return roundHalfUp(numerator * factor.numerator, denominator * factor.denominator);
}

function notNegative(value: Fraction): boolean {
  return value.numerator >= 0n && value.denominator > 0n;
}
