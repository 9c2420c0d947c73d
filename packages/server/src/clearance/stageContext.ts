import type { LedgerSession } from '../ledgers/index.ts';
import type { Work } from './types.ts';

/** What stages need besides the work itself. */
export type StageContext = {
  readonly session: LedgerSession;
  readonly nowMs: number;
  /** Annual limit in force for the acceptance of this work, fen (E-04, E-05). */
  readonly annualLimitFen: (work: Work) => bigint;
  /** True where what exceeds the annual limit is taxed in full instead of refused (E-04). */
  readonly taxesExcessInFull: (work: Work) => boolean;
  /** The person has frozen the quota (F-03). */
  readonly isFrozen: (personKeyHex: string) => boolean;
  /** A guarantor that had not paid what was due gets no further credit (G-02). */
  readonly isBlocked: (work: Work) => boolean;
  /** How long a list waits for more guarantee (G-04). */
  readonly guaranteeWaitMs: number;
};
