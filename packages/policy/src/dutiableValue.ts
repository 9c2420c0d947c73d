import { allocate, decimal5ToFen, type Fen } from '@tongguan/kernel';
import type { AssessFacts } from './types.ts';

/**
 * E-01, 海关总署公告2018年第194号 (十二): the dutiable value is the retail price with freight and insurance.
 *
 * Where it is rounded: once, the sum of the whole order, half up to the fen. That sum is then allocated over the
 * lines by their price, in fen, so that the lines add up to it exactly. Allocating the sum by price equals each
 * line's own price plus its share of freight and insurance: total × p ÷ Σp = p + (freight + insurance) × p ÷ Σp.
 * Tax is computed on these fen amounts, which are the ones a tax bill can print. Lines without price share evenly.
 */
export function dutiableValues(facts: AssessFacts): { readonly totalFen: Fen; readonly linesFen: readonly Fen[] } {
  let sum5 = facts.freight5 + facts.insurance5;
  for (const line of facts.lines) sum5 += line.total5;
  const totalFen = decimal5ToFen(sum5);
  if (facts.lines.length === 1) return { totalFen, linesFen: [totalFen] };
  const weights = facts.lines.map((line) => line.total5);
  return { totalFen, linesFen: allocate(totalFen, weights) };
}
