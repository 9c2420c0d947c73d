import { formatFen } from '@tongguan/kernel';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../../clearance/later/types.ts';
import type { RemainingAnswer } from '../../gateway/schemas/index.ts';

type Taxes = {
  readonly customsDutyFen: bigint;
  readonly consumptionTaxFen: bigint;
  readonly valueAddedTaxFen: bigint;
};

/**
 * What remains of a tax bill after what was cancelled or returned (I-01, I-02), as the 816 with what remains says it; null
 * where nothing was taken back, so that what was and what remains are never the same words.
 */
export function remainingOf(
  bill: Taxes,
  reversals: readonly Pick<Reversal, 'kind' | 'state' | 'preNo' | keyof Taxes>[],
): RemainingAnswer | null {
  const back = reversals.filter(
    ({ kind, state }) => kind !== REVERSAL_KINDS.amendment && state === REVERSAL_STATES.concluded,
  );
  if (back.length === 0) return null;
  const less = (pick: (one: Taxes) => bigint): bigint => back.reduce((rest, one) => rest - pick(one), pick(bill));
  const duty = less((one) => one.customsDutyFen);
  const consumption = less((one) => one.consumptionTaxFen);
  const vat = less((one) => one.valueAddedTaxFen);
  return {
    customsDuty: formatFen(duty),
    consumptionTax: formatFen(consumption),
    valueAddedTax: formatFen(vat),
    tax: formatFen(duty + consumption + vat),
    because: back.map(({ preNo }) => preNo),
  };
}
