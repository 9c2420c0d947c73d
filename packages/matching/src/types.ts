import type { Decimal5 } from '@tongguan/kernel';

/**
 * Words of matching, 三单比对 (D-01 … D-04).
 *
 * Difference – two fields of two documents that should agree and do not, or an amount that does not add up.
 */
export type Difference = {
  /** Official business code where practice shows one (1320, 1322, 1327, 1332, 13035, 13127, 130126), else 900xx. */
  readonly code: string;
  readonly leftPath: string;
  /** Already masked when the field is personal. */
  readonly leftValue: string;
  readonly rightPath: string;
  readonly rightValue: string;
  /** How the values differ, where both are masked. */
  readonly unlike?: Unlike;
};

/** In both languages; shows no more of a person than the masks do. */
export type Unlike = { readonly zh: string; readonly en: string };

export type Tolerances = {
  /** D-03: how far amounts that should add up may differ; default one fen. */
  readonly amount5: Decimal5;
  /** How far weights may differ, kilograms. */
  readonly weight5: Decimal5;
  /** The buyer's identity was authenticated by a body authorised for it: somebody else may pay (D-05a). Absent: no. */
  readonly payerMayDiffer?: boolean;
  /** Parameter `name-comparison`: names that differ in spelling alone agree (D-02). Absent: no. */
  readonly namesBySpelling?: boolean;
};
