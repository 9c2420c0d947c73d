import type { TaxLine } from '../types.ts';
import type { Reversal } from './types.ts';

/** States of a tax bill (816, 818). */
export const BILL_STATES = { made: 1, consolidated: 2, void: 3 } as const;

/** A line of a tax bill less what was taken back of it. */
export function lessBack(line: TaxLine, back: readonly Reversal[]): TaxLine {
  const own = back.flatMap((reversal) => reversal.lines).filter((one) => one.gnum === line.gnum);
  const less = (pick: (one: TaxLine) => bigint): bigint => own.reduce((rest, one) => rest - pick(one), pick(line));
  return {
    ...line,
    dutiableFen: less((one) => one.dutiableFen),
    customsDutyFen: less((one) => one.customsDutyFen),
    consumptionTaxFen: less((one) => one.consumptionTaxFen),
    valueAddedTaxFen: less((one) => one.valueAddedTaxFen),
  };
}
