import type { Assessment, LineTax } from '@tongguan/policy';
import { type TArray, type TObject, type TString, Type } from 'typebox';
import { AMOUNT, amountOf, closed, NAME } from '../../office/defineAct.ts';

/** Taxes an officer sets for a line with an unknown rate; yuan. */
export type GivenTax = {
  readonly gnum: string;
  readonly customsDuty: string;
  readonly consumptionTax: string;
  readonly valueAddedTax: string;
};

type TaxFields = { gnum: TString; customsDuty: TString; consumptionTax: TString; valueAddedTax: TString };

/** A declaration has 99 lines at most. */
export const GIVEN_TAXES: TArray<TObject<TaxFields>> = Type.Array(
  closed({ gnum: NAME, customsDuty: AMOUNT, consumptionTax: AMOUNT, valueAddedTax: AMOUNT }),
  { maxItems: 99 },
);

/** The assessment with the officer's amounts for lines whose rate is unknown, and for these only. */
export function withTaxes(
  assessment: Assessment,
  gnums: readonly string[],
  given: readonly GivenTax[],
): Assessment | { readonly missing: readonly string[] } {
  const missing: string[] = [];
  const lines = assessment.lines.map((line, index): LineTax => {
    const gnum = gnums[index] ?? '';
    const own = given.find((one) => one.gnum === gnum);
    if (line.rated && own === undefined) return line;
    const amounts = own && [own.customsDuty, own.consumptionTax, own.valueAddedTax].map(amountOf);
    const [customsDutyFen = null, consumptionTaxFen = null, valueAddedTaxFen = null] = amounts ?? [];
    const isWhole = [customsDutyFen, consumptionTaxFen, valueAddedTaxFen].every((fen) => fen !== null && fen >= 0n);
    if (line.rated || !isWhole) {
      missing.push(`gnum ${gnum}`);
      return line;
    }
    return {
      ...line,
      rated: true,
      customsDutyFen: customsDutyFen ?? 0n,
      consumptionTaxFen: consumptionTaxFen ?? 0n,
      valueAddedTaxFen: valueAddedTaxFen ?? 0n,
    };
  });
  if (missing.length > 0) return { missing };
  const sum = (pick: (line: LineTax) => bigint): bigint => lines.reduce((total, line) => total + pick(line), 0n);
  const customsDutyFen = sum((line) => line.customsDutyFen);
  const consumptionTaxFen = sum((line) => line.consumptionTaxFen);
  const valueAddedTaxFen = sum((line) => line.valueAddedTaxFen);
  const taxFen = customsDutyFen + consumptionTaxFen + valueAddedTaxFen;
  return { ...assessment, lines, total: { customsDutyFen, consumptionTaxFen, valueAddedTaxFen, taxFen } };
}
