import { PART_COUNT } from '@tongguan/kernel';
import type { Lease } from './types.ts';
import type { LeaseStore } from './store.ts';

/** A lane that does not renew within this time has lost its partitions. */
const LEASE_MS = 6_000;
const RENEW_MS = 1_500;
/** Partitions of another lane are taken only when they have been free for this long. */
const STRANGER_GRACE_MS = 6_000;

const ALL_PARTS: readonly number[] = Array.from({ length: PART_COUNT }, (_, part) => part);

/** The partitions one lane holds. Leases use the machine's clock, not the platform's, which a sandbox may move. */
export type LeaseKeeper = {
  readonly held: Map<number, Lease>;
  /** Renews and takes what is free, when it is time. */
  keep(): Promise<void>;
  /** Whatever happened to these, the table knows the truth about leases and counters: it is read again. */
  forget(parts: Iterable<number>): void;
  giveBack(): Promise<void>;
};

export function createLeaseKeeper(
  store: LeaseStore,
  owner: string,
  isHome: (part: number) => boolean,
  /** This lane's memory of them may be outdated. */
  onTaken: (parts: readonly number[]) => void = () => undefined,
): LeaseKeeper {
  const held = new Map<number, Lease>();
  let renewedMs = 0;
  // Lanes that start together meet free partitions of each other: those are left to their own lane for a while.
  const begunMs = Date.now();

  async function acquire(parts: readonly number[], nowMs: number, expiredBeforeMs: number): Promise<void> {
    if (parts.length === 0) return;
    const taken = await store.acquire(owner, parts, expiredBeforeMs, nowMs + LEASE_MS);
    for (const lease of taken) held.set(lease.part, lease);
    if (taken.length > 0) onTaken(taken.map(({ part }) => part));
  }

  return {
    held,
    async keep() {
      const nowMs = Date.now();
      if (held.size > 0 && nowMs - renewedMs < RENEW_MS) return;
      if (held.size > 0) {
        const kept = new Set(await store.renew(owner, [...held.values()], nowMs + LEASE_MS));
        for (const part of [...held.keys()]) if (!kept.has(part)) held.delete(part);
      }
      const free = ALL_PARTS.filter((part) => !held.has(part));
      const home = free.filter((part) => isHome(part));
      const strangers = free.filter((part) => !isHome(part));
      await acquire(home, nowMs, nowMs);
      if (nowMs - begunMs >= STRANGER_GRACE_MS) await acquire(strangers, nowMs, nowMs - STRANGER_GRACE_MS);
      renewedMs = nowMs;
    },
    forget(parts) {
      for (const part of parts) held.delete(part);
      renewedMs = 0;
    },
    async giveBack() {
      if (held.size > 0) await store.release(owner, [...held.values()]);
      held.clear();
    },
  };
}

/** Counters move in a copy: a batch that is rolled back has given out no numbers. */
export function working(lease: Lease): Lease {
  return { ...lease, seqBefore: lease.nextSeq, serialBefore: lease.nextSerial, linkBefore: lease.nextLink };
}
