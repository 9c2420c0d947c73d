import { shanghaiIso } from '@tongguan/kernel';
import type { Evidence, Inspection, TaskState } from '../types.ts';
import type { StaffRole } from '../../office/index.ts';
import type { EvidenceAnswer, InspectionAnswer } from './answers.ts';

/** Who may see why a declaration was chosen: targeting is not for everybody who inspects. */
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
    purpose: one.purpose,
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
