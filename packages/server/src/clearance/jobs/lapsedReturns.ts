import { formatReturnInfo } from '@tongguan/ceb';
import { addDays, type Day, judgeReturn, startOfDay } from '@tongguan/policy';
import type { AftercareBook } from '../aftercare/book.ts';
import { REVERSAL_STATES } from '../aftercare/types.ts';
import type { BatchStore } from '../store.ts';
import { reasonOf } from '../texts.ts';

/** No law lets a return lapse earlier than this many days after release; the exact day is policy's. */
const EARLIEST_DAYS = 30;
/** The day counts, whatever the moment of the run. */
const NOON_MS = 12 * 60 * 60 * 1000;

/**
 * Ends the returns whose goods had not come by their last day: refused with the dates, and the tax is due (I-02, G-02).
 * Run for each day in order, so that a platform that stood still ends each by its own day.
 */
export async function endLapsedReturns(
  store: BatchStore,
  book: AftercareBook,
  parts: readonly number[],
  day: Day,
  nowMs: number,
): Promise<void> {
  const asOfMs = startOfDay(day) + NOON_MS;
  for (const { reversal, releasedMs } of await store.openReturns(parts, startOfDay(addDays(day, -EARLIEST_DAYS)))) {
    if (reversal.appliedMs > asOfMs) continue;
    const standing = judgeReturn({
      releasedMs,
      appliedMs: reversal.appliedMs,
      arrivedMs: null,
      asOfMs,
      originalSite: null,
      originalState: null,
      fitForResale: null,
    });
    if (standing.ok) continue;
    const reasons = standing.refusals.map(reasonOf);
    const info = formatReturnInfo(reasons.map(({ code, text }) => ({ code, text })));
    // By its own day, however late the run: its tax is billed the day after, as of a platform that never stood still.
    book.step(reversal, REVERSAL_STATES.refused, { reasons, endedMs: Math.min(asOfMs, nowMs) }, info);
  }
}
