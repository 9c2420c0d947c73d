import type { Clock } from '@tongguan/kernel';
import type { Vault } from '../../vault/types.ts';
import type { Net } from '../setAside/net.ts';
import { type Pick as Picked, pickAll } from '../setAside/pick.ts';
import { createSieve } from '../setAside/sieve.ts';
import type { Suspects } from '../setAside/suspects.ts';
import type { Item } from '../setAside/types.ts';
import type { BatchStore, ClearanceStore } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';
import { alertItemsOf, lookAtGuarantees } from './alerts.ts';
import { type JobDeps, jobItemsOf, runJobs } from './run.ts';
import type { Lease } from '../../lane/types.ts';
import { LeaseLost, type LeaseKeeper } from '../../lane/index.ts';

export type DailyDeps = {
  readonly store: ClearanceStore;
  readonly clock: Clock;
  readonly owner: string;
  readonly vault: Vault;
  readonly leases: LeaseKeeper;
  readonly suspects: Suspects;
  readonly net: Net;
  readonly parameters: () => ClearanceParameters;
  readonly working: (lease: Lease) => Lease;
  readonly onFault: (fault: unknown) => void;
};

export type Daily = {
  /**
   * Does what has fallen due, day by day, each in a transaction of its own. What arrived before the day began comes
   * first – an application in time must not find its tax billed – so it waits for a moment in which nothing does.
   */
  work(nothingWaits: boolean, isStopping: () => boolean): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
/** Under a load without a pause the day's work is not put off for longer. */
const WAITS_MS = 60_000;

export function createDaily(deps: DailyDeps): Daily {
  const { leases } = deps;
  let lookedMs = Date.now() - LOOK_EVERY_MS;
  const day = dayJob(deps);
  const alerts = alertJob(deps);

  /** Over all that is held; where it faults, by halves and item by item. Returns whether there is more to do. */
  async function run({ job, sieve }: ReturnType<typeof dayJob>): Promise<boolean> {
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
        while (!isStopping() && (await run(day)));
        await run(alerts);
      }
      lookedMs = Date.now();
    },
  };
}

/** What falls due by the day: returns that lapse, bills, lists to close. */
function dayJob(deps: DailyDeps) {
  const { store, clock } = deps;
  const job = {
    run: (parts: readonly number[], pick: Picked): Promise<boolean> =>
      inOne(deps, parts, (batch, held) => runJobs(batch, held, jobDeps(deps), pick)),
    itemsOf: (part: number): Promise<readonly Item[]> =>
      store.transaction((batch) => jobItemsOf(batch, part, clock.now())),
  };
  return { job, sieve: createSieve(deps, job) };
}

/** What each guarantee covers and holds, compared with the thresholds (G-04). */
function alertJob(deps: DailyDeps) {
  const { store, clock, vault } = deps;
  const job = {
    run: (parts: readonly number[], pick: Picked): Promise<boolean> =>
      inOne(deps, parts, (batch, held) => lookAtGuarantees(batch, held, { ...jobDeps(deps), vault }, pick)),
    itemsOf: (part: number): Promise<readonly Item[]> =>
      store.transaction((batch) => alertItemsOf(batch, vault, part, clock.now())),
  };
  return { job, sieve: createSieve(deps, job) };
}

function jobDeps({ clock, parameters, owner }: DailyDeps): JobDeps {
  return { nowMs: clock.now(), parameters: parameters(), owner };
}

/** One transaction over these partitions. */
async function inOne<T>(
  { store, leases, working }: DailyDeps,
  parts: readonly number[],
  job: (batch: BatchStore, held: ReadonlyMap<number, Lease>) => Promise<T>,
): Promise<T> {
  const own = parts.flatMap((part) => leases.held.get(part) ?? []);
  const [result, moved] = await store.transaction(async (batch) => {
    const copies = new Map(own.map((lease) => [lease.part, working(lease)]));
    return [await job(batch, copies), copies] as const;
  });
  for (const [part, lease] of moved) leases.held.set(part, lease);
  return result;
}
