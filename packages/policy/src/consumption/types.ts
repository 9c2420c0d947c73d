import type { Fraction } from '@tongguan/kernel';
import type { Cited } from '../parameter.ts';

/** What the declared quantities and the value decided. */
export type ConsumptionTax = {
  readonly kind: 'decided';
  readonly rate: Fraction;
  /** The specific tax of the whole line, in fen. */
  readonly specificFen: Fraction;
  /** The parameters that decided. */
  readonly used: readonly Cited<Fraction>[];
};

/** What is declared does not decide; the parameters are those it would have been compared with. */
export type ConsumptionUndecided = { readonly kind: 'undecided'; readonly used: readonly Cited<Fraction>[] };
