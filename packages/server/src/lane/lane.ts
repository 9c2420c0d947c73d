import { setTimeout as sleep } from 'node:timers/promises';
import { createDaily } from './daily.ts';
import { createDeferred } from './deferred.ts';
import { faultText } from './fault.ts';
import { LeaseLost } from './fence.ts';
import type { Item } from './isolation/item.ts';
import { createNet } from './isolation/net.ts';
import { type Pick, pickAll } from './isolation/pick.ts';
import { createSieve, retrySuspects } from './isolation/sieve.ts';
import { Suspects } from './isolation/suspects.ts';
import { createLeaseKeeper, type LeaseKeeper, working } from './leaseKeeper.ts';
import type { LaneBatch, LaneStore } from './store.ts';
import type { LaneParts, LaneSubject } from './subject.ts';
import type { ArrivalRow } from './types.ts';

export type EngineOptions<Batch> = {
  readonly store: LaneStore<Batch>;
  /** Names the lane in the lease table. The same name may take over its own leases at once after a restart. */
  readonly owner: string;
  /** The partitions this lane works on when all lanes live. Others are taken when their lane has been gone for a while. */
  readonly home?: (part: number) => boolean;
  /** By the platform's clock. */
  readonly now: () => number;
  readonly pollBusyMs: number;
  readonly pollIdleMs: number;
  /** Told about every fault, with the item where one is to blame and words that may be logged; the lane goes on. */
  readonly onFault?: (fault: unknown, where: FaultPlace) => void;
  readonly subject: (parts: LaneParts) => LaneSubject<Batch>;
};

/** Where a lane faulted: the item's key (`arrival/22/…`, `work/7/12`), '' when none is to blame; and at what. */
export type FaultPlace = { readonly item: string; readonly text: string };

export type Lane = {
  start(): void;
  /** One batch now. Returns how much there was to do; 0 means nothing waits. */
  drainOnce(): Promise<number>;
  /** Finishes the batch, gives the leases back. */
  stop(): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const FAULT_PAUSE_MS = 250;

/**
 * A lane: batch after batch over the partitions it holds. An item that faults alone is set aside, everything else goes on
 * (B-07).
 */
export function createEngine<Batch extends LaneBatch>(options: EngineOptions<Batch>): Lane {
  const { leases, look, subject, daily, sieve, drain, sifting } = engineParts(options);
  let stopping = false;
  let running: Promise<void> | null = null;

  async function drainOnce(): Promise<number> {
    await leases.keep();
    const isTime = look.isDue();
    if (isTime || subject.isBehind()) await subject.refresh(sieve);
    const unread = subject.unread();
    const own = sieve.parts().filter((part) => !unread.has(part));
    const done = await drain(own, pickAll(sifting.suspects), isTime).catch(async (fault: unknown) => {
      await sieve.search(own);
      throw fault;
    });
    await daily.work(done === 0, () => stopping);
    const retried = await retrySuspects(sifting, sieve);
    await subject.tell(isTime);
    return done + retried;
  }

  return {
    start() {
      running ??= runUntil(() => stopping, drainOnce, options, sifting.onFault);
    },
    drainOnce,
    async stop() {
      stopping = true;
      await running;
      await leases.giveBack();
    },
  };
}

function engineParts<Batch extends LaneBatch>(options: EngineOptions<Batch>) {
  const { store, owner, now } = options;
  const onFault = (fault: unknown, item?: Item): void =>
    options.onFault?.(fault, { item: item?.key ?? '', text: faultText(fault) });
  const leases = createLeaseKeeper(store, owner, options.home ?? (() => true), (parts) => subject.taken(parts));
  const subject = options.subject({ leases, onFault });
  const look = createLook();
  const suspects = new Suspects();
  const net = createNet({ store, owner, leases, suspects, onFault, now, onAside: subject.mustTell });
  const sifting = { leases, suspects, net, onFault };
  const drain = createDrain(store, leases, look, subject);
  const sieve = createSieve(sifting, {
    run: drain,
    itemsOf: (part) => store.transaction((batch) => subject.itemsOf(batch, part, suspects)),
  });
  const daily = createDaily({ store, ...sifting }, subject.jobs);
  return { leases, look, subject, daily, sieve, drain, sifting };
}

/** One batch over these partitions, within one transaction. */
function createDrain<Batch extends LaneBatch>(
  store: LaneStore<Batch>,
  leases: LeaseKeeper,
  look: ReturnType<typeof createLook>,
  subject: LaneSubject<Batch>,
) {
  const waiting = createDeferred();
  return async (parts: readonly number[], pick: Pick, isTime = false): Promise<number> => {
    const own = parts.flatMap((part) => leases.held.get(part) ?? []);
    if (own.length === 0) return 0;
    let deferred: readonly ArrivalRow[] = [];
    try {
      const [done, moved] = await store.transaction(async (batch) => {
        const copies = new Map(own.map((lease) => [lease.part, working(lease)]));
        const found = await subject.run(batch, copies, {
          pick: waiting.behind(pick),
          isTime,
          onActs: () => look.again(),
          onAside: subject.mustTell,
          onDeferred: (arrivals) => {
            deferred = arrivals;
          },
        });
        return [found, copies] as const;
      });
      for (const [part, lease] of moved) leases.held.set(part, lease);
      waiting.committed(own, pick, deferred);
      subject.committed(own);
      return done;
    } catch (fault) {
      leases.forget(parts);
      if (fault instanceof LeaseLost) return 0;
      throw fault;
    }
  };
}

/** Now and then a lane looks for what is overdue and who may go on. */
function createLook() {
  let lookedMs = 0;
  return {
    isDue(): boolean {
      if (Date.now() - lookedMs < LOOK_EVERY_MS) return false;
      lookedMs = Date.now();
      return true;
    },
    // An act – a payment that was recorded – changes it: look with the next batch.
    again: (): void => {
      lookedMs = 0;
    },
  };
}

async function runUntil(
  isStopping: () => boolean,
  drainOnce: () => Promise<number>,
  { pollBusyMs, pollIdleMs }: { readonly pollBusyMs: number; readonly pollIdleMs: number },
  onFault: (fault: unknown) => void,
): Promise<void> {
  while (!isStopping()) {
    try {
      const done = await drainOnce();
      await sleep(done > 0 ? pollBusyMs : pollIdleMs);
    } catch (fault) {
      onFault(fault);
      await sleep(FAULT_PAUSE_MS);
    }
  }
}
