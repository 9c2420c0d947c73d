import type { Inventory } from '@tongguan/ceb';
import { formatFen } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import type { ToldAssessmentAnswer } from '../gateway/schemas/index.ts';
import type { HistoryDeps } from './types.ts';

/** More than any annual limit there has been: with it the annual rule applies, whatever the order's value. */
const BEYOND_EVERY_LIMIT_FEN = 100_000_000n;

/**
 * How the tax came about, with every parameter and its law. Computed again under the law of acceptance (E-01 … E-06):
 * what the person had used that day is not kept with the declaration, only on which side of the annual limit it fell.
 * `by`: `law`, or `customs` where an officer said the amounts; then nothing is explained that was not used.
 */
export function assessmentHistory(
  deps: HistoryDeps,
  declaration: Declaration,
  inventory: Inventory | null,
): ToldAssessmentAnswer | null {
  if (inventory === null || declaration.acceptedMs === null || declaration.route === null) return null;
  const within = deps.assess(inventory, declaration.acceptedMs, 0n);
  const assessment =
    within.route === declaration.route
      ? within
      : deps.assess(inventory, declaration.acceptedMs, BEYOND_EVERY_LIMIT_FEN);
  const { total } = assessment;
  // An explanation must state what was applied: here an officer set other amounts, or corrected the declared ones (K-01,
  // K-03).
  if (total.taxFen !== taxOf(declaration)) return saidByCustoms(declaration);
  return {
    by: 'law',
    route: declaration.route,
    dutiableValue: formatFen(assessment.dutiableFen),
    lines: assessment.lines.map((line, index) => ({
      ...placeOf(inventory.InventoryList[index]),
      dutiableValue: formatFen(line.dutiableFen),
      customsDuty: formatFen(line.customsDutyFen),
      consumptionTax: formatFen(line.consumptionTaxFen),
      valueAddedTax: formatFen(line.valueAddedTaxFen),
    })),
    total: {
      customsDuty: formatFen(total.customsDutyFen),
      consumptionTax: formatFen(total.consumptionTaxFen),
      valueAddedTax: formatFen(total.valueAddedTaxFen),
      tax: formatFen(total.taxFen),
    },
    explain: assessment.explain(),
  };
}

function placeOf(line: Inventory['InventoryList'][number] | undefined): { gnum?: string; gcode?: string } {
  return line === undefined ? {} : { gnum: line.gnum, gcode: line.gcode };
}

function saidByCustoms({ route, dutiableFen, ...taxes }: Declaration): ToldAssessmentAnswer {
  return {
    by: 'customs',
    route,
    dutiableValue: formatFen(dutiableFen ?? 0n),
    lines: [],
    total: {
      customsDuty: formatFen(taxes.customsDutyFen ?? 0n),
      consumptionTax: formatFen(taxes.consumptionTaxFen ?? 0n),
      valueAddedTax: formatFen(taxes.valueAddedTaxFen ?? 0n),
      tax: formatFen(taxOf(taxes)),
    },
    explain: [],
  };
}

type Taxes = Pick<Declaration, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>;

function taxOf({ customsDutyFen, consumptionTaxFen, valueAddedTaxFen }: Taxes): bigint {
  return (customsDutyFen ?? 0n) + (consumptionTaxFen ?? 0n) + (valueAddedTaxFen ?? 0n);
}
