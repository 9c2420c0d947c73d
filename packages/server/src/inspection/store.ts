import type { AftercareContext, BatchStore } from '../clearance/index.ts';
import type { Evidence, Inspection } from './types.ts';
import type { SerialRef } from '../lane/types.ts';

/** Inspections and their evidence. Implemented by `store/inspection/inspections.ts`. */
export type InspectionStore = {
  /** Of one declaration, oldest first. */
  inspectionsOf(ref: SerialRef): Promise<Inspection[]>;
  evidenceOf(ref: Pick<Inspection, 'part' | 'serial' | 'no'>): Promise<Evidence[]>;
};

/** Statements of this room's acts. */
export type InspectionContext = AftercareContext<BatchStore & InspectionStore>;
