import type { AftercareContext } from '../clearance/index.ts';
import type { ControlRow, Evidence, Inspection } from './types.ts';
import type { SerialRef } from '../lane/types.ts';

/** Inspections and their evidence. Implemented by `store/inspection/inspections.ts`. */
export type InspectionStore = {
  /** Of one declaration, oldest first. */
  inspectionsOf(ref: SerialRef): Promise<Inspection[]>;
  evidenceOf(ref: Pick<Inspection, 'part' | 'serial' | 'no'>): Promise<Evidence[]>;
};

/** What a batch writes of them, as `state.inspections` has collected it. Implemented by `store/inspection/inspections.ts`. */
export type InspectionRows = {
  insertInspections(rows: readonly Inspection[]): Promise<void>;
  updateInspections(rows: readonly Inspection[]): Promise<void>;
  insertEvidence(rows: readonly Evidence[]): Promise<void>;
};

/** The installation's rules of selection, as they were made. Implemented by `store/inspection/controls.ts`. */
export type ControlStore = {
  controls(): Promise<ControlRow[]>;
  insertControls(rows: readonly ControlRow[]): Promise<void>;
};

/** Of this room's acts: what they write, they give to the batch. */
export type InspectionContext = AftercareContext<InspectionStore>;
