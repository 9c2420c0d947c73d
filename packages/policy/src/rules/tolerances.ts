import { type Decimal5, fenToDecimal5 } from '@tongguan/kernel';
import type { LawOfDay } from '../law.ts';

/** How far the documents of a purchase may differ on a day: money by the parameter, weights not at all, names as it says (D-02, D-03). */
export function tolerancesOf({ amountTolerance, nameComparison }: LawOfDay): {
  readonly amount5: Decimal5;
  readonly weight5: Decimal5;
  readonly namesBySpelling: boolean;
} {
  const namesBySpelling = nameComparison.value === 'spelling';
  return { amount5: fenToDecimal5(amountTolerance.value), weight5: 0n, namesBySpelling };
}
