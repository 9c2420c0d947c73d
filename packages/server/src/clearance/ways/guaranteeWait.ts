import { dayOf } from '@tongguan/policy';
import type { Turn } from '../../lane/index.ts';
import type { Work } from '../types.ts';
import type { ReleaseContext } from './releaseContext.ts';

/**
 * C-05, G-04: the next step of a declaration whose guarantor is short: first its parties are notified, then it is parked.
 * `null`: the guarantee suffices, or the waiting time is over and it is refused.
 */
export function turnOnShort(work: Work, { session, nowMs, guaranteeWaitMs }: ReleaseContext): Turn | null {
  const balance = session.balance(work.guarantee);
  if (balance === null || session.isRecorded(work.guarantee, `${work.preNo}/reserve`)) return null;
  const availableFen = balance.granted - balance.reserved - balance.posted;
  if (work.taxFen <= availableFen) return null;
  if (work.guaranteeWait !== null) return waitsOn(work, nowMs) ? 'park' : null;
  if (guaranteeWaitMs === 0) return null;
  work.guaranteeWait = { untilMs: nowMs + guaranteeWaitMs, availableFen };
  return 'tell';
}

/** Told that it waits, and its time is not over: not even while its guarantor is late is it refused (G-04). */
export function waitsOn({ guaranteeWait }: Work, nowMs: number): boolean {
  return guaranteeWait !== null && nowMs < guaranteeWait.untilMs;
}

/**
 * The moment at which credit is asked for: a declaration asks when customs could accept it, or when an officer let it go
 * on, however late a lane looks; one that waited asks again whenever there is more.
 */
export function creditMs({ guaranteeWait, askedMs, facts }: Work, nowMs: number): number {
  return guaranteeWait === null ? (askedMs ?? facts.acceptedAtMs) : nowMs;
}

export function ofDaysBefore(works: readonly Work[], nowMs: number): readonly Work[] {
  return works.filter((work) => dayOf(creditMs(work, nowMs)) < dayOf(nowMs));
}
