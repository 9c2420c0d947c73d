import type { Refusal } from '@tongguan/kernel';
import type { LegalQuantities } from '../legalUnits.ts';
import type { StoppableLine } from './stoppedGoods.ts';

export type AdmitLine = StoppableLine & {
  /** Quantities in the legal units; null when the caller has none to check. */
  readonly legal: LegalQuantities | null;
  /** What remarks asked of this article when it was filed, and an officer has compared and approved (H-04): `allowed` of 90120. */
  readonly settledNotes?: readonly string[];
};

/** No problem, a doubt for an officer, or a refusal. */
export type ListingProblem = { readonly sure: boolean; readonly refusal: Refusal };

/** What a line is declared with: the day, the mode and the other lines, which share a quantity that is limited. */
export type Declared = { readonly date: string; readonly mode: string; readonly lines: readonly AdmitLine[] };
