import type { Clock } from '@tongguan/kernel';
import { addDays, dayOf, refusedEvidenceDays, startOfDay, valueOn } from '@tongguan/policy';
import type { Store } from '../../store/pool.ts';
import { removeRefused, removeRefusedDays } from '../../store/main/refusedEvidence.ts';

/** Rows of one statement: a moment of the database. */
const STEP = 500;
/** Between two statements others come first. */
const PAUSE_MS = 50;
/** It is looked for this often whether something has grown old; on most looks nothing has. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

export type CleanUpDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly onRemoved: (messages: number) => void;
  readonly onFault: (fault: unknown) => void;
};

/**
 * Refused messages are kept for the days the installation chose, then removed, step by step (B-02). Each step is one
 * statement: a crash between two leaves the rest for the next look.
 */
export async function removeOldRefusals(
  { store, clock }: Pick<CleanUpDeps, 'store' | 'clock'>,
  step: number = STEP,
  between: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<number> {
  const today = dayOf(clock.now());
  const firstKept = addDays(today, -valueOn(refusedEvidenceDays, today));
  let removed = 0;
  let last = step;
  while (last === step) {
    last = await removeRefused(store, startOfDay(firstKept), step);
    removed += last;
    if (last === step && !(await between())) return removed;
  }
  await removeRefusedDays(store, firstKept);
  return removed;
}

/** Looks now and then again, until it is stopped. */
export function startCleanUp(deps: CleanUpDeps): { stop(): Promise<void> } {
  let stopped = false;
  const between = async (): Promise<boolean> => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return !stopped;
  };
  const look = async (): Promise<void> => {
    try {
      const removed = await removeOldRefusals(deps, STEP, between);
      if (removed > 0) deps.onRemoved(removed);
    } catch (fault) {
      // A failed removal is retried at the next run.
      deps.onFault(fault);
    }
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(() => (stopped ? undefined : look()));
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
