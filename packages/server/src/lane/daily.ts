import { assert } from '@tongguan/kernel';
import { LeaseLost } from './fence.ts';
import type { Item } from './isolation/item.ts';
import type { Net } from './isolation/net.ts';
import { type Pick as Picked, pickAll } from './isolation/pick.ts';
import { createSieve, type Sieve } from './isolation/sieve.ts';
import type { Suspects } from './isolation/suspects.ts';
import { type LeaseKeeper, working } from './leaseKeeper.ts';
import type { LaneBatch, LaneStore } from './store.ts';
import type { Lease } from './types.ts';

/** Work that falls due by the day or the hour, without an arrival. */
export type DailyJob<Batch> = {
  /** Its own; the days or hours that a partition has done are noted under it. */
  readonly name: string;
  /** One transaction over these partitions. Returns whether there is more to do at once. */
  readonly run: (batch: Batch, held: ReadonlyMap<number, Lease>, pick: Picked) => Promise<boolean>;
  /** Its work in this partition, as single items. */
  readonly itemsOf: (batch: Batch, part: number) => Promise<readonly Item[]>;
};

export type DailyDeps<Batch> = {
  readonly store: LaneStore<Batch>;
  readonly leases: LeaseKeeper;
  readonly suspects: Suspects;
  readonly net: Net;
  readonly onFault: (fault: unknown) => void;
};

export type Daily = {
  /**
   * Does due work day by day, each in a transaction of its own. It waits until all messages that arrived before the day
   * began are processed: an application in time must not find its tax billed.
   */
  work(nothingWaits: boolean, isStopping: () => boolean): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
/** Under a load without a pause the day's work is not put off for longer. */
const WAITS_MS = 60_000;

export function createDaily<Batch extends LaneBatch>(deps: DailyDeps<Batch>, jobs: readonly DailyJob<Batch>[]): Daily {
  const { leases } = deps;
  const names = jobs.map(({ name }) => name);
  assert(new Set(names).size === names.length, `a job has a name of its own: ${names.join(', ')}`);
  let lookedMs = Date.now() - LOOK_EVERY_MS;
  const sifted = jobs.map((job) => siftedJob(deps, job));

  /** Over all that is held; where it faults, by halves and item by item. Returns whether there is more to do. */
  async function run({ job, sieve }: Sifted): Promise<boolean> {
    const parts = sieve.parts();
    let more = false;
    const failed = await sieve.faultOf(async () => {
      more = await job.run(parts, pickAll(deps.suspects));
    });
    if (failed !== null && !(failed instanceof LeaseLost)) await sieve.search(parts);
    return more;
  }

  return {
    async work(nothingWaits, isStopping) {
      const sinceMs = Date.now() - lookedMs;
      if (sinceMs < (nothingWaits ? LOOK_EVERY_MS : WAITS_MS)) return;
      if (leases.held.size > 0) {
        for (const one of sifted) while (!isStopping() && (await run(one)));
      }
      lookedMs = Date.now();
    },
  };
}

type Sifted = {
  readonly job: { readonly run: (parts: readonly number[], pick: Picked) => Promise<boolean> };
  readonly sieve: Sieve;
};

function siftedJob<Batch extends LaneBatch>(deps: DailyDeps<Batch>, { run, itemsOf }: DailyJob<Batch>): Sifted {
  const { store, leases } = deps;
  const job = {
    async run(parts: readonly number[], pick: Picked): Promise<boolean> {
      const own = parts.flatMap((part) => leases.held.get(part) ?? []);
      const [more, moved] = await store.transaction(async (batch) => {
        const copies = new Map(own.map((lease) => [lease.part, working(lease)]));
        return [await run(batch, copies, pick), copies] as const;
      });
      for (const [part, lease] of moved) leases.held.set(part, lease);
      return more;
    },
    itemsOf: (part: number) => store.transaction((batch) => itemsOf(batch, part)),
  };
  return { job, sieve: createSieve(deps, job) };
}
