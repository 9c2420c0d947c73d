import type { Net } from './net.ts';
import { type Pick, pickAll } from './pick.ts';
import type { Suspects } from './suspects.ts';
import type { Item } from './item.ts';
import type { LeaseKeeper } from '../leaseKeeper.ts';

/** How long a partition is left whose work faults although none of its items does alone. */
const REST_MS = 5_000;

export type SieveDeps = {
  readonly leases: LeaseKeeper;
  readonly suspects: Suspects;
  readonly net: Net;
  readonly onFault: (fault: unknown) => void;
};

/** Work over partitions, within one transaction, and the single items of one of them. */
export type SiftedJob = {
  readonly run: (parts: readonly number[], pick: Pick) => Promise<unknown>;
  readonly itemsOf: (part: number) => Promise<readonly Item[]>;
};

/** Runs what may fail. */
export type Faults = {
  /** The fault of the work, or null; throws when the database is unavailable. */
  faultOf(work: () => Promise<unknown>): Promise<unknown>;
};

export type Sieve = Faults & {
  /** The partitions that are held and do not rest. */
  parts(): readonly number[];
  /** After the job has failed over these: by halves down to the partition, and there to the item. */
  search(parts: readonly number[]): Promise<void>;
};

/**
 * What stops one item must not stop a lane: partitions are tried by halves, and in one that fails alone its items are.
 * The item to blame is set aside; a partition that fails without one rests for a while; everything else goes on.
 */
export function createSieve({ leases, suspects, net, onFault }: SieveDeps, job: SiftedJob): Sieve {
  const resting = new Map<number, number>();

  async function search(parts: readonly number[]): Promise<void> {
    await leases.keep();
    const [only] = parts;
    if (only === undefined) return;
    if (parts.length === 1) return examine(only);
    const middle = Math.ceil(parts.length / 2);
    for (const half of [parts.slice(0, middle), parts.slice(middle)]) {
      if ((await faultOf(() => job.run(half, pickAll(suspects)))) !== null) await search(half);
    }
  }

  async function examine(part: number): Promise<void> {
    const tryItems = (pick: Pick) => job.run([part], pick);
    let blamed = false;
    const failed = await faultOf(async () => {
      blamed = await net.sift(await job.itemsOf(part), tryItems);
    });
    // Each is well alone: perhaps together, perhaps what is no item's.
    const again = blamed ? null : (failed ?? (await faultOf(() => tryItems(pickAll(suspects)))));
    if (again === null) return;
    onFault(again);
    resting.set(part, performance.now() + REST_MS);
  }

  async function faultOf(work: () => Promise<unknown>): Promise<unknown> {
    try {
      await work();
      return null;
    } catch (fault) {
      leases.forget([...leases.held.keys()]);
      // Throws when it is the database that is away: then nothing is to blame.
      await leases.keep();
      return fault;
    }
  }

  return {
    search,
    faultOf,
    parts() {
      for (const [part, untilMs] of resting) {
        if (performance.now() >= untilMs || !leases.held.has(part)) resting.delete(part);
      }
      return [...leases.held.keys()].filter((part) => !resting.has(part));
    },
  };
}

/** Suspects whose time has come, each alone. Returns how many were tried. */
export async function retrySuspects({ leases, suspects, net, onFault }: SieveDeps, sieve: Sieve): Promise<number> {
  let tried = 0;
  for (const part of suspects.parts()) {
    if (!leases.held.has(part)) continue;
    for (const { item, tryItems } of suspects.due(part)) {
      tried += 1;
      const failed = await sieve.faultOf(() => net.sift([item], tryItems));
      if (failed === null) continue;
      suspects.postpone(item);
      onFault(failed);
    }
  }
  return tried;
}
