import type { Tolerances } from '@tongguan/matching';
import type { ClearanceParameters } from '../types.ts';

/** How far documents may differ by these parameters (D-02, D-03). */
export function tolerancesBy(parameters: ClearanceParameters): Tolerances {
  const { amountTolerance5, weightTolerance5, namesBySpelling } = parameters;
  return { amount5: amountTolerance5, weight5: weightTolerance5, namesBySpelling };
}
