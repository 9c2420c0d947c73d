import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@tongguan/kernel';
import type { MatchDocuments } from '@tongguan/matching';
import { type ActDefinition, tableOf } from '../office/defineAct.ts';
import type { Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { createAdmission } from './admission.ts';
import type { AftercareContext } from './aftercare/context.ts';
import { runBatch } from './batch.ts';
import { createDaily } from './jobs/daily.ts';
import { createKnown, type Known } from './jobs/known.ts';
import { createMemory, type LaneMemory } from './memory.ts';
import { itemsOf } from './setAside/items.ts';
import { createNet } from './setAside/net.ts';
import { type Pick, pickAll } from './setAside/pick.ts';
import { createSieve, retrySuspects } from './setAside/sieve.ts';
import { Suspects } from './setAside/suspects.ts';
import { createTeller, type Teller } from './setAside/tell.ts';
import { type Item, itemKey } from './setAside/types.ts';
import type { ClearanceStore } from './store.ts';
import { type ClearanceParameters, defaultParameters } from './types.ts';
import type { ArrivalRow, Lease } from '../lane/types.ts';
import { LeaseLost, faultText, createLeaseKeeper, type LeaseKeeper } from '../lane/index.ts';

export type LaneOptions = {
  readonly store: ClearanceStore;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly matchDocuments: MatchDocuments;
  /** The acts of every room. */
  readonly acts: readonly ActDefinition<AftercareContext>[];
  /** Names the lane in the lease table. The same name may take over its own leases at once after a restart. */
  readonly owner: string;
  /** The partitions this lane works on when all lanes live. Others are taken when their lane has been gone for a while. */
  readonly home?: (part: number) => boolean;
  readonly parameters?: Partial<ClearanceParameters>;
  /** Told about every fault, with the item where one is to blame and words that may be logged; the lane goes on. */
  readonly onFault?: (fault: unknown, where: FaultPlace) => void;
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

const OVERDUE_EVERY_MS = 1_000;
const FAULT_PAUSE_MS = 250;

export function createLane(options: LaneOptions): Lane {
  const parts = laneParts(options);
  const { leases, look, known, daily, sieve, drain, shared, teller } = parts;
  let stopping = false;
  let running: Promise<void> | null = null;

  async function drainOnce(): Promise<number> {
    await leases.keep();
    const looksForOverdue = look.isDue();
    if (looksForOverdue || known.isBehind()) await known.refresh(sieve);
    const unread = known.unread();
    const own = sieve.parts().filter((part) => !unread.has(part));
    const done = await drain(own, pickAll(shared.suspects), looksForOverdue).catch(async (fault: unknown) => {
      await sieve.search(own);
      throw fault;
    });
    await daily.work(done === 0, () => stopping);
    const retried = await retrySuspects(shared, sieve);
    await teller.tell(looksForOverdue);
    return done + retried;
  }

  return {
    start() {
      running ??= runUntil(() => stopping, drainOnce, parts.parametersNow(), shared.onFault);
    },
    drainOnce,
    async stop() {
      stopping = true;
      await running;
      await leases.giveBack();
    },
  };
}

/** What a lane is made of. */
function laneParts(options: LaneOptions) {
  const { store, owner, clock } = options;
  const parametersNow = () => ({ ...defaultParameters(clock.now()), ...options.parameters });
  const onFault = (fault: unknown, item?: Item): void =>
    options.onFault?.(fault, { item: item === undefined ? '' : itemKey(item), text: faultText(fault) });
  const memory = createMemory();
  const leases = createLeaseKeeper(store, owner, options.home ?? (() => true), memory.taken);
  const look = createLook();
  const suspects = new Suspects();
  const teller = createTeller({ ...options, leases, working, onFault });
  const net = createNet({ store, owner, leases, suspects, onFault, now: () => clock.now(), onAside: teller.mustTell });
  const shared = { store, owner, leases, suspects, net, onFault };
  const daily = createDaily({ ...options, ...shared, parameters: parametersNow, working });
  const known = createKnown({ ...options, leases, onFault });
  const drain = createDrain({ options, parametersNow, memory, leases, look, teller, known, onFault });
  const sieve = createSieve(shared, {
    run: drain,
    itemsOf: (part) =>
      store.transaction((batch) =>
        itemsOf(batch, part, {
          clock,
          parameters: parametersNow(),
          stopped: known.stopped(),
          suspects,
          unwoken: memory.unwoken(),
        }),
      ),
  });
  return { leases, look, known, daily, sieve, drain, shared, teller, parametersNow };
}

type DrainParts = {
  readonly options: LaneOptions;
  readonly parametersNow: () => ClearanceParameters;
  readonly memory: LaneMemory;
  readonly leases: LeaseKeeper;
  readonly look: ReturnType<typeof createLook>;
  readonly teller: Teller;
  readonly known: Known;
  readonly onFault: (fault: unknown) => void;
};

/** One batch over these partitions, within one transaction. */
function createDrain({ options, memory, leases, look, teller, known, ...more }: DrainParts) {
  const admission = createAdmission(more.onFault);
  const acts = tableOf(options.acts);
  return async (parts: readonly number[], pick: Pick, looksForOverdue = false): Promise<number> => {
    const own = parts.flatMap((part) => leases.held.get(part) ?? []);
    if (own.length === 0) return 0;
    let deferred: readonly ArrivalRow[] = [];
    try {
      // Counters move in copies: a batch that is rolled back has given out no numbers.
      const [done, moved] = await options.store.transaction(async (batch) => {
        const copies = new Map(own.map((lease) => [lease.part, working(lease)]));
        const deps = {
          ...options,
          acts,
          ...(await memory.begin(batch, own)),
          parameters: more.parametersNow(),
          registry: options.registry(),
          looksForOverdue,
          pick: memory.behindDeferred(pick),
          stopped: known.stopped(),
          controls: known.controls(),
          admission,
          onFault: more.onFault,
          onActs: () => look.again(),
          onAside: teller.mustTell,
          onDeferred: (arrivals: readonly ArrivalRow[]) => {
            deferred = arrivals;
          },
        };
        return [await runBatch(batch, copies, deps), copies] as const;
      });
      for (const [part, lease] of moved) leases.held.set(part, lease);
      memory.done(own, pick, deferred);
      return done;
    } catch (fault) {
      leases.forget(parts);
      if (fault instanceof LeaseLost) return 0;
      throw fault;
    }
  };
}

function working(lease: Lease): Lease {
  return { ...lease, seqBefore: lease.nextSeq, serialBefore: lease.nextSerial, linkBefore: lease.nextLink };
}

/** Now and then a lane looks for what is overdue and who may go on. */
function createLook() {
  let lookedMs = 0;
  return {
    isDue(): boolean {
      if (Date.now() - lookedMs < OVERDUE_EVERY_MS) return false;
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
  { pollBusyMs, pollIdleMs }: ClearanceParameters,
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
