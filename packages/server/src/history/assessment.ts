import type { Inventory } from '@tongguan/ceb';
import { formatFen } from '@tongguan/kernel';
import type { Assessment, ExplainLine } from '@tongguan/policy';
import type { Declaration } from '../clearance/types.ts';
import type { ToldAssessmentAnswer } from '../gateway/schemas/index.ts';
import type { HistoryDeps } from './deps.ts';

/** More than any annual limit there has been: with it the annual rule applies, whatever the order's value. */
const BEYOND_EVERY_LIMIT_FEN = 100_000_000n;

/** What an assessment stands on and what became of it since, told beside it. */
export type Beside = Pick<ToldAssessmentAnswer, 'annualUsed' | 'remaining'>;

/**
 * How the tax came about, with every parameter and its law, computed again under the law of acceptance (E-01 … E-06) from
 * what the person had used that day. Where that was not kept, it is known only on which side of the annual limit it fell:
 * then no amount is told. `by`: `law`, or `customs` where an officer said the amounts; then nothing is explained that was
 * not used.
 */
export function assessmentHistory(
  deps: HistoryDeps,
  declaration: Declaration,
  inventory: Inventory | null,
  beside: Beside,
): ToldAssessmentAnswer | null {
  if (inventory === null || declaration.acceptedMs === null || declaration.route === null) return null;
  const assessment = assessedThen(deps, declaration, inventory, declaration.acceptedMs);
  const { total } = assessment;
  // An explanation must state what was applied: here an officer set other amounts, or corrected the declared ones (K-01,
  // K-03).
  if (total.taxFen !== taxOf(declaration)) return saidByCustoms(declaration, beside);
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
    ...beside,
    explain: factsOf(assessment.explain(), declaration),
  };
}

function assessedThen(
  deps: HistoryDeps,
  declaration: Declaration,
  inventory: Inventory,
  acceptedMs: number,
): Assessment {
  const known = deps.assess(inventory, acceptedMs, declaration.annualUsedFen);
  if (known.route === declaration.route || declaration.annualUsedFen !== null) return known;
  return deps.assess(inventory, acceptedMs, BEYOND_EVERY_LIMIT_FEN);
}

/** Without what was only assumed, to be on the right side of the limit. */
function factsOf(explain: readonly ExplainLine[], { annualUsedFen }: Declaration): ExplainLine[] {
  if (annualUsedFen !== null) return [...explain];
  return explain.map((line) => {
    const { note: _, ...bare } = line;
    return line.parameter === 'annual-limit' ? bare : line;
  });
}

function placeOf(line: Inventory['InventoryList'][number] | undefined): { gnum?: string; gcode?: string } {
  return line === undefined ? {} : { gnum: line.gnum, gcode: line.gcode };
}

function saidByCustoms({ route, dutiableFen, ...taxes }: Declaration, beside: Beside): ToldAssessmentAnswer {
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
    ...beside,
    explain: [],
  };
}

type Taxes = Pick<Declaration, 'customsDutyFen' | 'consumptionTaxFen' | 'valueAddedTaxFen'>;

function taxOf({ customsDutyFen, consumptionTaxFen, valueAddedTaxFen }: Taxes): bigint {
  return (customsDutyFen ?? 0n) + (consumptionTaxFen ?? 0n) + (valueAddedTaxFen ?? 0n);
}
