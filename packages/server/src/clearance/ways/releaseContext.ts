import type { Tariff } from '@tongguan/policy';
import type { WayContext } from '../../lane/index.ts';
import type { Work } from '../types.ts';

/** What the steps of a release need besides the work itself. */
export type ReleaseContext = WayContext & {
  readonly ends: Ends;
  /** Annual limit in force for the acceptance of this work, fen (E-04, E-05). */
  readonly annualLimitFen: (work: Work) => bigint;
  /** True where what exceeds the annual limit is taxed in full instead of refused (E-04). */
  readonly taxesExcessInFull: (work: Work) => boolean;
  /** The person has frozen the quota (F-03). */
  readonly isFrozen: (personKeyHex: string) => boolean;
  /** A guarantor that had not paid what was due gets no further credit (G-02). */
  readonly isBlocked: (work: Work) => boolean;
  /** How long a declaration waits for more guarantee (G-04). */
  readonly guaranteeWaitMs: number;
  /** The tariff of the acceptance of this work (E-05). */
  readonly tariffOf: (work: Work) => Tariff;
};

/** How the declaration changes when its release succeeds or fails. */
export type Ends = {
  readonly release: (work: Work) => void;
  readonly refuse: (work: Work) => void;
  /** Chosen for inspection: everything is held, and stays so until an officer says what was found. */
  readonly inspect: (work: Work) => void;
  /** Notifies the parties that the declaration waits for guarantee (G-04). */
  readonly tellShort: (work: Work) => void;
};
