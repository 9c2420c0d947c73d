import type { AftercareContext, BatchStore } from '../clearance/index.ts';
import type { Inspection } from '../inspection/types.ts';
import type { SerialRef } from '../lane/types.ts';
import type { ContingencyRow } from './types.ts';

/** Releases by hand. Implemented by `store/contingency/releases.ts`. */
export type ContingencyStore = {
  insertContingency(row: ContingencyRow): Promise<void>;
  /** With the number of attempts to reconcile it. */
  contingency(ref: SerialRef): Promise<(ContingencyRow & { readonly attempts: number }) | null>;
};

/** Statements of this room's acts. */
export type ContingencyContext = AftercareContext<
  BatchStore &
    ContingencyStore & {
      /** Of one declaration, oldest first. */
      inspectionsOf(ref: SerialRef): Promise<Inspection[]>;
    }
>;
