import type { EpochMs } from '@tongguan/kernel';
import type { Reason } from '../clearance/types.ts';
import type { SerialRef } from '../lane/types.ts';

/**
 * Words of contingency (K-03).
 *
 * Contingency release – goods released by hand, on an incident number, without the usual checks. The skipped checks are
 * recorded. Reconciliation – the declaration is judged afterwards by the law of its acceptance, and tax, quota, guarantee
 * and stock are moved as far as possible; the rest is reported. An attempt that cannot be finished moves nothing and may be
 * made again; one that is finished is the last.
 */
export type ContingencyRow = SerialRef & {
  readonly preNo: string;
  readonly incident: string;
  readonly fromState: number;
  readonly skipped: readonly SkippedCheck[];
  readonly releasedMs: EpochMs;
  readonly actId: string;
};

/** Checks that a contingency release skips, in the order in which they are made up for. */
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
  /** Findings: reasons of the law, and amounts that did not fit. */
  readonly findings: readonly Reason[];
  readonly actId: string;
  readonly atMs: EpochMs;
};
