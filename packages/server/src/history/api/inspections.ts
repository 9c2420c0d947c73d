import { shanghaiIso } from '@tongguan/kernel';
import type { Evidence, Inspection } from '../../inspection/types.ts';
import { evidenceView, inspectionView } from '../../inspection/api/view.ts';
import type { ToldInspectionAnswer } from '../../inspection/api/answers.ts';
import type { HistoryDeps, HistoryReader } from '../types.ts';

/**
 * K-01: staff read everything that was done, supervisors and auditors why it was chosen, too; the parties when their
 * goods were held and what came of it, and never how or by whom they were chosen.
 */
export function inspectionHistory(
  deps: Pick<HistoryDeps, 'drawAgain'>,
  inspections: readonly Inspection[],
  evidence: readonly Evidence[],
  reader: HistoryReader,
): readonly ToldInspectionAnswer[] {
  return inspections.map((one) => {
    if (typeof reader === 'object') return forParties(one);
    const own = evidence.filter(({ no }) => no === one.no);
    return {
      ...inspectionView(one, reader === 'audit' ? deps.drawAgain : null),
      evidence: own.map(evidenceView),
    };
  });
}

function forParties({ no, selectedMs, begunMs, concludedMs, result, reason }: Inspection): ToldInspectionAnswer {
  const at = (ms: number | null): string | null => (ms === null ? null : shanghaiIso(ms));
  // Notes of an inspection without findings are internal.
  const why = result === 'pass' ? {} : { reason };
  return { no, selectedAt: at(selectedMs), begunAt: at(begunMs), concludedAt: at(concludedMs), result, ...why };
}
