import type { EpochMs } from '@tongguan/kernel';
import type { Reason } from '../clearance/types.ts';
import type { SerialRef } from '../lane/types.ts';

/**
 * Words of contingency (K-03).
 *
 * Contingency release – goods let go by hand, on an incident number, without what the program would have checked. What
 * was skipped is recorded. Reconciliation – the declaration is judged afterwards by the law of its acceptance, and tax, quota,
 * guarantee and stock are moved as far as they go; what does not fit is reported. An attempt that cannot be finished
 * moves nothing and may be made again; one that is finished is the last.
 */
export type ContingencyRow = SerialRef & {
  readonly preNo: string;
  readonly incident: string;
  readonly fromState: number;
  readonly skipped: readonly SkippedCheck[];
  readonly releasedMs: EpochMs;
  readonly actId: string;
};

/** What a release by hand leaves undone, in the order in which it is made good. */
export const SKIPPED_CHECKS = [
  'documents',
  'match',
  'admission',
  'review',
  'inspection',
  'tax',
  'quota',
  'guarantee',
  'stock',
] as const;
export type SkippedCheck = (typeof SKIPPED_CHECKS)[number];

export type ReconciliationRow = SerialRef & {
  readonly attempt: number;
  readonly done: boolean;
  /** What the law says against the declaration, and what did not fit. */
  readonly findings: readonly Reason[];
  readonly actId: string;
  readonly atMs: EpochMs;
};
