import type { ControlRow, Evidence, Inspection } from '../../inspection/types.ts';

type Tracked = { inspection: Inspection; isNew: boolean };

/** The inspection rows that one batch will write. */
export class InspectionBook {
  readonly #inspections = new Map<string, Tracked>();
  readonly #evidence: Evidence[] = [];
  readonly #controls: ControlRow[] = [];

  open(inspection: Inspection): void {
    this.#inspections.set(idOf(inspection), { inspection, isNew: true });
  }

  change(inspection: Inspection, changes: Partial<Inspection>): Inspection {
    const known = this.#inspections.get(idOf(inspection));
    const fresh = { ...(known?.inspection ?? inspection), ...changes };
    this.#inspections.set(idOf(inspection), { inspection: fresh, isNew: known?.isNew ?? false });
    return fresh;
  }

  addEvidence(evidence: readonly Evidence[]): void {
    this.#evidence.push(...evidence);
  }

  addControl(control: ControlRow): void {
    this.#controls.push(control);
  }

  /** Evidence of an inspection that is not stored yet. */
  evidenceOf(inspection: Inspection): readonly Evidence[] {
    return this.#evidence.filter((one) => idOf(one) === idOf(inspection));
  }

  /** The inspections of a declaration as this batch leaves them, given those that are stored, oldest first. */
  latest(stored: readonly Inspection[], ref: Pick<Inspection, 'part' | 'serial'>): readonly Inspection[] {
    const fresh = [...this.#inspections.values()]
      .filter(({ inspection, isNew }) => isNew && inspection.part === ref.part && inspection.serial === ref.serial)
      .map(({ inspection }) => inspection);
    return [...stored.map((one) => this.#inspections.get(idOf(one))?.inspection ?? one), ...fresh];
  }

  finish(): {
    readonly inserts: readonly Inspection[];
    readonly updates: readonly Inspection[];
    readonly evidence: readonly Evidence[];
    readonly controls: readonly ControlRow[];
  } {
    const tracked = [...this.#inspections.values()];
    return {
      inserts: tracked.filter(({ isNew }) => isNew).map(({ inspection }) => inspection),
      updates: tracked.filter(({ isNew }) => !isNew).map(({ inspection }) => inspection),
      evidence: this.#evidence,
      controls: this.#controls,
    };
  }
}

const idOf = (one: Pick<Inspection, 'part' | 'serial' | 'no'>): string => `${one.part}/${one.serial}/${one.no}`;
