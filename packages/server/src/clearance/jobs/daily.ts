import { dayOf } from '@tongguan/policy';
import type { Clock } from '@tongguan/kernel';
import { type Controls, createControls } from '../inspection/controls.ts';
import type { Vault } from '../../vault/types.ts';
import type { Isolation } from '../isolation.ts';
import type { LeaseKeeper } from '../leaseKeeper.ts';
import type { Stopped } from '../run.ts';
import type { BatchStore, ClearanceStore, Lease } from '../store.ts';
import type { ClearanceParameters } from '../types.ts';
import { LeaseLost } from '../write.ts';
import { lookAtGuarantees } from './alerts.ts';
import { type JobDeps, runJobs } from './run.ts';

export type DailyDeps = {
  readonly store: ClearanceStore;
  readonly clock: Clock;
  readonly owner: string;
  readonly vault: Vault;
  readonly leases: LeaseKeeper;
  readonly isolation: Isolation;
  readonly parameters: () => ClearanceParameters;
  readonly working: (lease: Lease) => Lease;
  readonly onFault?: (fault: unknown) => void;
};

export type Daily = {
  /** Who may not go on, as the last look found it. */
  stopped(): Stopped;
  /** The installation's rules of selection, as the last look found them (K-01). */
  controls(): Controls;
  /** Reads who is blocked; it may have changed by a payment or by a day that has begun. */
  refresh(): Promise<void>;
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
  const { store, clock, leases, isolation } = deps;
  let stopped: Stopped = { guarantors: new Set(), instrumentDay: null };
  let controls = createControls([]);
  let lookedMs = Date.now() - LOOK_EVERY_MS;

  /** One transaction over all that is held. */
  async function inOne<T>(job: (batch: BatchStore, held: ReadonlyMap<number, Lease>) => Promise<T>): Promise<T> {
    const own = isolation.sound().flatMap((part) => leases.held.get(part) ?? []);
    const [result, moved] = await store.transaction(async (batch) => {
      const copies = new Map(own.map((lease) => [lease.part, deps.working(lease)]));
      return [await job(batch, copies), copies] as const;
    });
    for (const [part, lease] of moved) leases.held.set(part, lease);
    return result;
  }

  const jobDeps = (): JobDeps => ({ nowMs: clock.now(), parameters: deps.parameters(), owner: deps.owner });
  const once = (): Promise<boolean> => inOne((batch, held) => runJobs(batch, held, jobDeps()));
  const lookAt = (): Promise<void> =>
    inOne((batch, held) => lookAtGuarantees(batch, held, { ...jobDeps(), vault: deps.vault }));

  return {
    stopped: () => stopped,
    controls: () => controls,
    async refresh() {
      const parts = isolation.sound();
      const today = dayOf(clock.now());
      const read = await store.transaction(async (batch) => ({
        stopped: {
          guarantors: new Set(await batch.overdueGuarantors(parts, today)),
          instrumentDay: await batch.nextInstrumentDay(parts),
        },
        controls: createControls(await batch.controls()),
      }));
      ({ stopped, controls } = read);
    },
    async work(nothingWaits, isStopping) {
      const sinceMs = Date.now() - lookedMs;
      if (sinceMs < (nothingWaits ? LOOK_EVERY_MS : WAITS_MS)) return;
      try {
        if (leases.held.size > 0) {
          while (!isStopping() && (await once()));
          await lookAt();
        }
      } catch (fault) {
        leases.forget(isolation.sound());
        // What the day brings must not stop what arrives: it is tried again with the next look.
        if (!(fault instanceof LeaseLost)) deps.onFault?.(fault);
      }
      lookedMs = Date.now();
    },
  };
}
