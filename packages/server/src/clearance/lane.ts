import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, PART_COUNT } from '@tongguan/kernel';
import type { MatchDocuments } from '../matching/types.ts';
import type { Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { LeaseLost, runBatch } from './batch.ts';
import type { ClearanceStore, Lease } from './store.ts';
import { type ClearanceParameters, defaultParameters } from './types.ts';

export type LaneOptions = {
  readonly store: ClearanceStore;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly matchDocuments: MatchDocuments;
  /** Names the lane in the lease table. The same name may take over its own leases at once after a restart. */
  readonly owner: string;
  /** The partitions this lane works on when all lanes live. Others are taken when their lane has been gone for a while. */
  readonly home?: (part: number) => boolean;
  readonly parameters?: Partial<ClearanceParameters>;
  /** Told about every failed batch; the lane goes on. */
  readonly onFault?: (fault: unknown) => void;
};

export type Lane = {
  start(): void;
  /** One batch now. Returns how much there was to do; 0 means nothing waits. */
  drainOnce(): Promise<number>;
  /** Finishes the batch, gives the leases back. */
  stop(): Promise<void>;
};

/** A lane that does not renew within this time has lost its partitions. */
const LEASE_MS = 6_000;
const RENEW_MS = 1_500;
/** Partitions of another lane are taken only when they have been free for this long. */
const STRANGER_GRACE_MS = 6_000;
const OVERDUE_EVERY_MS = 1_000;
const FAULT_PAUSE_MS = 250;

const ALL_PARTS: readonly number[] = Array.from({ length: PART_COUNT }, (_, part) => part);

function working(lease: Lease): Lease {
  return { ...lease, seqBefore: lease.nextSeq, serialBefore: lease.nextSerial };
}

export function createLane(options: LaneOptions): Lane {
  const parametersNow = (): ClearanceParameters => ({
    ...defaultParameters(options.clock.now()),
    ...options.parameters,
  });
  const { pollBusyMs, pollIdleMs } = parametersNow();
  const isHome = options.home ?? (() => true);
  const leases = new Map<number, Lease>();
  let renewedMs = 0;
  let overdueMs = 0;
  let stopping = false;
  let running: Promise<void> | null = null;

  /** Leases live by the machine's clock, not by the clock of the law, which a sandbox may move. */
  async function keepLeases(): Promise<void> {
    const nowMs = Date.now();
    if (leases.size > 0 && nowMs - renewedMs < RENEW_MS) return;
    if (leases.size > 0) {
      const kept = new Set(await options.store.renew(options.owner, [...leases.values()], nowMs + LEASE_MS));
      for (const part of [...leases.keys()]) if (!kept.has(part)) leases.delete(part);
    }
    const home = ALL_PARTS.filter((part) => isHome(part) && !leases.has(part));
    const strangers = ALL_PARTS.filter((part) => !isHome(part) && !leases.has(part));
    await acquire(home, nowMs, nowMs);
    await acquire(strangers, nowMs, nowMs - STRANGER_GRACE_MS);
    renewedMs = nowMs;
  }

  async function acquire(parts: readonly number[], nowMs: number, expiredBeforeMs: number): Promise<void> {
    if (parts.length === 0) return;
    const taken = await options.store.acquire(options.owner, parts, expiredBeforeMs, nowMs + LEASE_MS);
    for (const lease of taken) leases.set(lease.part, lease);
  }

  async function drainOnce(): Promise<number> {
    await keepLeases();
    if (leases.size === 0) return 0;
    const looksForOverdue = Date.now() - overdueMs >= OVERDUE_EVERY_MS;
    try {
      // Counters move in copies: a batch that is rolled back has given out no numbers.
      const [done, moved] = await options.store.transaction(async (batch) => {
        const copies = new Map([...leases].map(([part, lease]) => [part, working(lease)]));
        const count = await runBatch(batch, copies, {
          ...options,
          parameters: parametersNow(),
          registry: options.registry(),
          looksForOverdue,
        });
        return [count, copies] as const;
      });
      for (const [part, lease] of moved) leases.set(part, lease);
      if (looksForOverdue) overdueMs = Date.now();
      return done;
    } catch (fault) {
      // Whatever happened, the table knows the truth about leases and counters: read it again.
      leases.clear();
      if (fault instanceof LeaseLost) return 0;
      throw fault;
    }
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const done = await drainOnce();
        await sleep(done > 0 ? pollBusyMs : pollIdleMs);
      } catch (fault) {
        options.onFault?.(fault);
        await sleep(FAULT_PAUSE_MS);
      }
    }
  }

  return {
    start() {
      running ??= run();
    },
    drainOnce,
    async stop() {
      stopping = true;
      await running;
      if (leases.size > 0) await options.store.release(options.owner, [...leases.values()]);
      leases.clear();
    },
  };
}
