import { formatFen, type Fraction } from '@tongguan/kernel';
import { rateText } from '../explain.ts';
import type { LineTax, UsedRates } from '../types.ts';

/**
 * One line of arithmetic a tax, with the numbers in it: what was levied on, every rate and factor, and the amount to the fen.
 * Terms that are nothing are left out. Of E-03: duty = P × d × f; consumption tax = ((P + duty + S) ÷ (1 − c) × c + S) × f;
 * VAT = (P + duty + consumption tax) × v × f, the consumption tax there in full.
 */
export function arithmeticOf(line: LineTax, rates: UsedRates): [duty: string, consumption: string, vat: string] {
  const { duty, vat, consumption, specificFen, factors } = rates;
  const P = formatFen(line.dutiableFen);
  const share = rateText(factors.tax);
  const dutyTerm = `${P} × ${rateText(duty)} × ${rateText(factors.duty)}`;
  const isDutiable = duty.numerator > 0n && factors.duty.numerator > 0n;
  const S = isNothing(specificFen) ? null : specificText(specificFen);
  const c = isNothing(consumption) ? null : rateText(consumption);
  const base = [P, ...(isDutiable ? [dutyTerm] : [])];
  const C = consumptionTerm(base, S, c);
  const taxed = [...base, ...(C === null ? [] : [C])];
  return [
    `${dutyTerm} = ${formatFen(line.customsDutyFen)}`,
    `${C === null ? '0' : `(${C}) × ${share}`} = ${formatFen(line.consumptionTaxFen)}`,
    `(${taxed.join(' + ')}) × ${rateText(vat)} × ${share} = ${formatFen(line.valueAddedTaxFen)}`,
  ];
}

function consumptionTerm(base: readonly string[], S: string | null, c: string | null): string | null {
  if (c === null) return S;
  const levied = `(${[...base, ...(S === null ? [] : [S])].join(' + ')}) ÷ (1 − ${c}) × ${c}`;
  return S === null ? levied : `${levied} + ${S}`;
}

/** Yuan. */
function specificText({ numerator, denominator }: Fraction): string {
  return rateText({ numerator, denominator: denominator * 100n });
}

function isNothing({ numerator }: Fraction): boolean {
  return numerator === 0n;
}
