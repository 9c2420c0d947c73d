import type { EpochMs } from '@tongguan/kernel';
import type { ControlRow, Evidence, Inspection } from './types.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Lists whose life is over. Implemented by `store/queries/clearance-closing.ts`. */
export type ClosingStore = {
  /** Released before this time and settled, with nothing under way; longest released first. */
  closable(parts: readonly number[], releasedBeforeMs: EpochMs, limit: number): Promise<SerialRef[]>;
  markClosed(refs: readonly SerialRef[], atMs: EpochMs): Promise<void>;
};

/** Inspections and their evidence. Implemented by `store/queries/clearance-inspection.ts`. */
export type InspectionStore = ControlStore & {
  /** Of one list, oldest first. */
  inspectionsOf(ref: SerialRef): Promise<Inspection[]>;
  evidenceOf(ref: Pick<Inspection, 'part' | 'serial' | 'no'>): Promise<Evidence[]>;
  insertInspections(rows: readonly Inspection[]): Promise<void>;
  updateInspections(rows: readonly Inspection[]): Promise<void>;
  insertEvidence(rows: readonly Evidence[]): Promise<void>;
};

/** Rules of selection. Implemented by `store/queries/clearance-controls.ts`. */
export type ControlStore = {
  /** All of them, as they were made; a small table. */
  controls(): Promise<ControlRow[]>;
  insertControls(rows: readonly ControlRow[]): Promise<void>;
};
