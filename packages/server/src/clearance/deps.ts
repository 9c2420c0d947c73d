import type { Clock } from '@tongguan/kernel';
import type { MatchDocuments } from '@tongguan/matching';
import type { Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import type { AccountRef } from '../ledgers/index.ts';
import type { AdmissionReader } from './standing/admission.ts';
import type { BatchProofs } from './later/decisionRecord.ts';
import type { Tariffs } from './standing/tariffs.ts';
import type { Controls } from '../inspection/types.ts';
import type { Look } from '../lane/index.ts';
import type { ClearanceParameters } from './types.ts';
import type { Day } from '@tongguan/policy';
import type { Overdue } from './rows.ts';

/** Dependencies of a batch besides the database. */
export type BatchDeps = Pick<Look, 'pick'> &
  Partial<Pick<Look, 'onDeferred' | 'onAside' | 'onActs'>> & {
    readonly vault: Vault;
    readonly registry: Registry;
    readonly clock: Clock;
    readonly parameters: ClearanceParameters;
    readonly matchDocuments: MatchDocuments;
    readonly owner: string;
    /** Looking for declarations that waited too long costs a query: not in every batch. */
    readonly looksForOverdue: boolean;
    readonly stopped: Stopped;
    readonly controls: Controls;
    readonly admission: AdmissionReader;
    /** What the tariff said at the acceptance of a declaration (E-05, E-06). */
    readonly tariffs: Tariffs;
    /** What this batch decides by (E-08). */
    readonly proofs: BatchProofs;
    /**
     * Guarantee accounts that grew and have declarations still waiting; earlier batches did not reach all of them (G-04).
     */
    readonly unwoken: readonly AccountRef[];
    readonly onUnwoken?: (accounts: readonly AccountRef[]) => void;
    readonly onFault?: (fault: unknown) => void;
  };

/** Overdue guarantors: their declarations may not be released. */
export type Stopped = {
  readonly guarantors: Overdue;
  /** The first day on which an instrument begins or no longer covers (G-01). */
  readonly instrumentDay: Day | null;
};
