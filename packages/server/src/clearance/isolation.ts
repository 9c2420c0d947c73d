import type { LeaseKeeper } from './leaseKeeper.ts';

/** How long a partition whose arrivals cannot be worked on is left before it is tried again. */
const ASIDE_MS = 5_000;

/** One batch over these partitions; `workOnly` leaves their arrivals where they are. */
export type Drain = (parts: readonly number[], looksForOverdue: boolean, workOnly?: boolean) => Promise<number>;

export type Isolation = {
  /** The partitions that may be worked on together. */
  sound(): readonly number[];
  /** Tries each partition by itself, after a batch has failed. */
  search(): Promise<void>;
  retry(): Promise<number>;
};

/**
 * What stops one partition must not stop a lane: after a batch has failed each partition is tried by itself, and one
 * that fails alone is left aside. What is under way to its accounts still moves; its arrivals are tried again in time.
 */
export function createIsolation(
  leases: LeaseKeeper,
  drain: Drain,
  onFault: (fault: unknown) => void = () => undefined,
): Isolation {
  const aside = new Map<number, number>();
  const sound = (): number[] => [...leases.held.keys()].filter((part) => !aside.has(part));
  return {
    sound,

    async search() {
      await leases.keep();
      for (const part of sound()) {
        try {
          await drain([part], true);
        } catch (fault) {
          // Throws when it is the database that is away: then no partition is to blame.
          await leases.keep();
          aside.set(part, Date.now() + ASIDE_MS);
          onFault(fault);
        }
      }
    },

    async retry() {
      let done = 0;
      for (const [part, againMs] of [...aside]) {
        const isTime = Date.now() >= againMs;
        if (isTime || !leases.held.has(part)) aside.delete(part);
        if (!leases.held.has(part)) continue;
        try {
          done += await drain([part], isTime, !isTime);
        } catch (fault) {
          await leases.keep();
          aside.set(part, Date.now() + ASIDE_MS);
          onFault(fault);
        }
      }
      return done;
    },
  };
}
