import { shanghaiIso } from '@tongguan/kernel';
import type { Evidence, Inspection } from '../inspection/types.ts';
import type { StaffRole } from '../office/index.ts';
import type { EvidenceAnswer, InspectionAnswer, TASK_STATES } from './schemas/inspections.ts';

/** An inspection as a screen lists it. */
export type InspectionLine = {
  readonly inspection: Inspection;
  readonly invtNo: string | null;
  readonly agentCode: string;
  /** State of the list now. */
  readonly listState: number;
};

export type TaskState = (typeof TASK_STATES)[number];

export type InspectionFilter = {
  /** Null: of every customs district. */
  readonly customsCode: string | null;
  /** Null: what is not concluded. */
  readonly state: TaskState | null;
  /** Selected at this time or before. */
  readonly untilMs: number;
  readonly limit: number;
};

/** A file of evidence, opened and found to be what was recorded. */
export type EvidenceFile = { readonly mediaType: string; readonly fileName: string; readonly bytes: Buffer };

/** Inspections for staff to read. Acts are the office's. */
export type InspectionDoor = {
  /** Longest waiting first. */
  list(filter: InspectionFilter): Promise<readonly InspectionLine[]>;
  /** Null: the list has no such file. */
  file(number: string, actId: string): Promise<EvidenceFile | null>;
  /** The draw of this number again, from the secret seed (K-01). */
  readonly draw: (preNo: string) => number;
};

/** Who may see why a list was chosen: targeting is not for everybody who inspects. */
export function seesTargeting(role: StaffRole): boolean {
  return role === 'supervisor' || role === 'auditor';
}

/** For staff; with the draw and its repetition for those who may see them. */
export function inspectionView(one: Inspection, again: ((preNo: string) => number) | null): InspectionAnswer {
  const at = (ms: number | null): string | null => (ms === null ? null : shanghaiIso(ms));
  const { draw, rateBasisPoints, because } = one;
  return {
    no: one.no,
    state: stateOf(one),
    orderedBy: one.orderedBy,
    selectedAt: at(one.selectedMs),
    officer: one.officer,
    site: one.site,
    begunAt: at(one.begunMs),
    result: one.result,
    reason: one.reason,
    concludedBy: one.concludedBy,
    concludedAt: at(one.concludedMs),
    ...(again === null || draw === null
      ? {}
      : { draw: { drawn: draw, rateBasisPoints, because, drawnAgain: again(one.preNo) } }),
  };
}

export function evidenceView({
  kind,
  number,
  mediaType,
  bytes,
  sha256,
  byCode,
  atMs,
  actId,
}: Evidence): EvidenceAnswer {
  const file = kind === 'sample' ? { number } : { mediaType, bytes, sha256, file: actId };
  return { kind, ...file, by: byCode, at: shanghaiIso(atMs) };
}

export function stateOf({ officer, concludedMs }: Inspection): TaskState {
  if (concludedMs !== null) return 'concluded';
  return officer === null ? 'open' : 'underway';
}
