import type { Refusal } from '@tongguan/kernel';
import { nameOfUnit } from './codeTables.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { GoodsOnDay } from './tariff/tariff.ts';
import type { Measure } from './types.ts';

export type LegalQuantities = { readonly first: Measure; readonly second: Measure | null };

/**
 * H-05: a line declares its quantity in the legal units of its tariff line, the second one too where there is one. `sure`:
 * against rows that are certain, a reason to refuse; `unsure`: against the others, a note for people.
 */
export function legalUnitProblems(
  goods: Pick<GoodsOnDay, 'unit1' | 'unit2'> | null,
  declared: LegalQuantities,
  index: number,
  against: 'sure' | 'unsure',
): readonly Refusal[] {
  const legal = (fact: GoodsOnDay['unit1'] | undefined): string | null =>
    fact && (fact.row.confidence === 'L') === (against === 'unsure') ? fact.value : null;
  const [unit1, unit2] = [legal(goods?.unit1), legal(goods?.unit2)];
  const problems: Refusal[] = [];
  const at = `lines[${index}]`;
  if (unit1 !== null && declared.first.unit !== unit1) {
    problems.push(problem(`${at}.unit1`, declared.first.unit, unitText(unit1)));
  }
  if (unit2 !== null && declared.second === null) problems.push(problem(`${at}.unit2`, '', unitText(unit2)));
  if (unit2 !== null && declared.second !== null && declared.second.unit !== unit2) {
    problems.push(problem(`${at}.unit2`, declared.second.unit, unitText(unit2)));
  }
  return problems;
}

/** A legal quantity of nothing is wrong whatever the unit. */
export function emptyQuantities(declared: LegalQuantities, index: number): readonly Refusal[] {
  const problems: Refusal[] = [];
  if (declared.first.quantity5 <= 0n) problems.push(problem(`lines[${index}].qty1`, '0', '大于零 / more than zero'));
  if (declared.second !== null && declared.second.quantity5 <= 0n) {
    problems.push(problem(`lines[${index}].qty2`, '0', '大于零 / more than zero'));
  }
  return problems;
}

function unitText(code: string): string {
  return `${code} ${nameOfUnit(code) ?? ''}`.trim();
}

function problem(path: string, found: string, allowed: string): Refusal {
  return { code: POLICY_CODES.legalUnit, path, found, allowed };
}
