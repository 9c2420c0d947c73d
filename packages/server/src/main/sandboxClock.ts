import { assert, type Clock, type EpochMs, systemClock } from '@tongguan/kernel';
import type { Profile } from '../registry/index.ts';
import type { Store } from '../store/pool.ts';
import { addClockMove, clockOffsetMs, isClockMoved, startClockBehind } from '../store/main/clock.ts';

/** How soon a move is seen by the other processes. */
const LOOK_EVERY_MS = 100;

export type SandboxClock = Clock & {
  /** Moves time forward; repeated with the same id it moves once. Returns the new time. */
  forward(move: {
    readonly moveId: string;
    /** How far, seen from now, ms. Not asked when the move was made already. */
    readonly forwardOf: (nowMs: EpochMs) => number;
    readonly actorCode: string;
    readonly reason: string;
  }): Promise<EpochMs>;
  close(): void;
};

/**
 * The sandbox's time: where it began, seen from the machine's, plus every move so far. It is read often and the database rarely: each process
 * keeps the sum and looks ten times a second. Time never goes back.
 */
export async function openSandboxClock(store: Store, base: Clock = systemClock): Promise<SandboxClock> {
  let offsetMs = await clockOffsetMs(store);
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      offsetMs = Math.max(offsetMs, await clockOffsetMs(store));
    } catch {
      // The database is away: the last known time goes on, and the next look tries again.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    now: () => base.now() + offsetMs,
    async forward({ moveId, forwardOf, actorCode, reason }) {
      if (!(await isClockMoved(store, moveId))) {
        const forwardMs = forwardOf(base.now() + offsetMs);
        await addClockMove(store, { moveId, forwardMs, actorCode, reason, realMs: base.now() });
      }
      offsetMs = Math.max(offsetMs, await clockOffsetMs(store));
      return base.now() + offsetMs;
    },
    close: () => clearInterval(timer),
  };
}

/** Lets a new sandbox begin at a moment in the past; one that has begun goes on as it is. */
export async function startSandboxClock(store: Store, startMs: EpochMs, base: Clock = systemClock): Promise<void> {
  const behindMs = base.now() - startMs;
  assert(behindMs > 0, 'a sandbox begins in the past; its time can be moved forward later');
  await startClockBehind(store, behindMs, base.now());
}

/** Production has the machine's time and nothing else. */
export async function clockOf(profile: Profile, store: Store, base: Clock = systemClock): Promise<SandboxClock | null> {
  return profile === 'sandbox' ? openSandboxClock(store, base) : null;
}
