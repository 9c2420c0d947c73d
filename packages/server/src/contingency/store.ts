import type { AftercareContext } from '../clearance/index.ts';
import type { Inspection } from '../inspection/types.ts';
import type { SerialRef } from '../lane/types.ts';
import type { ContingencyRow, ReconciliationRow } from './types.ts';

/** Releases by hand. Implemented by `store/contingency/releases.ts`. */
export type ContingencyStore = {
  insertContingency(row: ContingencyRow): Promise<void>;
  /** With the number of attempts to reconcile it. */
  contingency(ref: SerialRef): Promise<(ContingencyRow & { readonly attempts: number }) | null>;
};

/** What a batch writes of attempts to reconcile them. Implemented by `store/contingency/releases.ts`. */
export type ReconciliationRows = {
  insertReconciliations(rows: readonly ReconciliationRow[]): Promise<void>;
};

/** Of this room's acts: their own rows, and whether the goods were looked at. */
export type ContingencyContext = AftercareContext<
  ContingencyStore & {
    /** Of one declaration, oldest first. */
    inspectionsOf(ref: SerialRef): Promise<Inspection[]>;
  }
>;
