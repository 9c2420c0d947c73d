import type { StageContext } from './stages.ts';
import { STAGES, type Stage, type Work } from './types.ts';

/**
 * C-05, G-04: where a list goes whose guarantor has too little: first its parties are told, then it is parked. `null`: it
 * fits, or it may wait no longer and is refused.
 */
export function waitForGuarantee(work: Work, { session, nowMs, guaranteeWaitMs }: StageContext): Stage | null {
  const balance = session.balance(work.guarantee);
  if (balance === null || session.isRecorded(work.guarantee, `${work.preNo}/reserve`)) return null;
  const availableFen = balance.granted - balance.reserved - balance.posted;
  if (work.taxFen <= availableFen) return null;
  if (work.guaranteeWait !== null) return nowMs < work.guaranteeWait.untilMs ? STAGES.guaranteeWait : null;
  if (guaranteeWaitMs === 0) return null;
  work.guaranteeWait = { untilMs: nowMs + guaranteeWaitMs, availableFen };
  return STAGES.tellShort;
}
