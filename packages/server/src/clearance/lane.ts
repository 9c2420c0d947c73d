import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@tongguan/kernel';
import type { MatchDocuments } from '@tongguan/matching';
import type { AccountRef } from '../ledgers/index.ts';
import type { Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { createAdmission } from './admission.ts';
import { runBatch } from './batch.ts';
import { createIsolation, type Drain } from './isolation.ts';
import { createDaily } from './jobs/daily.ts';
import { createLeaseKeeper } from './leaseKeeper.ts';
import type { ClearanceStore, Lease } from './store.ts';
import { type ClearanceParameters, defaultParameters } from './types.ts';
import { LeaseLost } from './write.ts';

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

const OVERDUE_EVERY_MS = 1_000;
const FAULT_PAUSE_MS = 250;

function working(lease: Lease): Lease {
  return { ...lease, seqBefore: lease.nextSeq, serialBefore: lease.nextSerial, linkBefore: lease.nextLink };
}

export function createLane(options: LaneOptions): Lane {
  const parametersNow = () => ({ ...defaultParameters(options.clock.now()), ...options.parameters });
  const leases = createLeaseKeeper(options.store, options.owner, options.home ?? (() => true));
  const look = createLook();
  const admission = createAdmission();
  const unwoken = createUnwoken();
  let stopping = false;
  let running: Promise<void> | null = null;

  /** One batch over these partitions, within one transaction. */
  const drain: Drain = async (parts, looksForOverdue, workOnly = false) => {
    const own = parts.flatMap((part) => leases.held.get(part) ?? []);
    if (own.length === 0) return 0;
    const parameters = workOnly ? { ...parametersNow(), arrivalsPerPart: 0 } : parametersNow();
    try {
      // Counters move in copies: a batch that is rolled back has given out no numbers.
      const [done, moved] = await options.store.transaction(async (batch) => {
        const copies = new Map(own.map((lease) => [lease.part, working(lease)]));
        const deps = {
          ...options,
          parameters,
          registry: options.registry(),
          looksForOverdue,
          stopped: daily.stopped(),
          controls: daily.controls(),
          admission,
          onActs: () => look.again(),
          ...unwoken.begin(),
        };
        return [await runBatch(batch, copies, deps), copies] as const;
      });
      for (const [part, lease] of moved) leases.held.set(part, lease);
      unwoken.done(own);
      return done;
    } catch (fault) {
      leases.forget(parts);
      if (fault instanceof LeaseLost) return 0;
      throw fault;
    }
  };

  const isolation = createIsolation(leases, drain, options.onFault);
  const daily = createDaily({ ...options, leases, isolation, parameters: parametersNow, working });

  async function drainOnce(): Promise<number> {
    await leases.keep();
    const looksForOverdue = look.isDue();
    if (looksForOverdue) await daily.refresh();
    const done = await drain(isolation.sound(), looksForOverdue).catch(async (fault: unknown) => {
      await isolation.search();
      throw fault;
    });
    await daily.work(done === 0, () => stopping);
    return done + (await isolation.retry());
  }

  return {
    start() {
      running ??= runUntil(() => stopping, drainOnce, parametersNow(), options.onFault);
    },
    drainOnce,
    async stop() {
      stopping = true;
      await running;
      await leases.giveBack();
    },
  };
}

/** Whose waiting lists a batch did not get through: known once it is committed, and looked at again by the next (G-04). */
function createUnwoken() {
  let known: readonly AccountRef[] = [];
  let left: AccountRef[] = [];
  return {
    begin(): { readonly unwoken: readonly AccountRef[]; onUnwoken(accounts: readonly AccountRef[]): void } {
      left = [];
      return { unwoken: known, onUnwoken: (accounts) => left.push(...accounts) };
    },
    // Those of other partitions stay: isolation drains one at a time.
    done(drained: readonly Lease[]): void {
      known = [...known.filter(({ part }) => !drained.some((lease) => lease.part === part)), ...left];
    },
  };
}

/** Now and then a lane looks for what is overdue and who may go on. */
function createLook(): { isDue(): boolean; again(): void } {
  let lookedMs = 0;
  return {
    isDue() {
      if (Date.now() - lookedMs < OVERDUE_EVERY_MS) return false;
      lookedMs = Date.now();
      return true;
    },
    // An act – a payment that was recorded – changes it: look with the next batch.
    again: () => {
      lookedMs = 0;
    },
  };
}

async function runUntil(
  isStopping: () => boolean,
  drainOnce: () => Promise<number>,
  { pollBusyMs, pollIdleMs }: ClearanceParameters,
  onFault: (fault: unknown) => void = () => undefined,
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
