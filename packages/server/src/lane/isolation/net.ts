import { randomUUID } from 'node:crypto';
import { pickOnly, type TryItems } from './pick.ts';
import type { Suspects } from './suspects.ts';
import type { Item } from './item.ts';
import { faultText, isPassing } from '../fault.ts';
import { LeaseLost } from '../fence.ts';
import { type LeaseKeeper, working } from '../leaseKeeper.ts';
import type { LaneBatch, Transactions } from '../store.ts';

export type NetDeps = {
  readonly store: Transactions<LaneBatch>;
  readonly owner: string;
  readonly leases: LeaseKeeper;
  readonly suspects: Suspects;
  readonly now: () => number;
  readonly onFault: (fault: unknown, item?: Item) => void;
  /** Something was set aside: its sender has to be notified. */
  readonly onAside: () => void;
};

export type Net = {
  /**
   * Finds the items at which work on them faults, by halves, and lets the others through. An item that faults alone is a
   * suspect; one that does so again is set aside. Returns whether an item was to blame.
   */
  sift(items: readonly Item[], tryItems: TryItems): Promise<boolean>;
};

export function createNet(deps: NetDeps): Net {
  const { suspects, leases, onFault } = deps;

  async function sift(items: readonly Item[], tryItems: TryItems): Promise<boolean> {
    // A suspect is tried when its time has come, alone; what follows it in its order waits with it.
    const isRetried = items.length === 1 && suspects.has(items[0]);
    const free = isRetried ? items : items.filter((item) => !suspects.holdsItem(item));
    if (free.length === 0) return false;
    try {
      await tryItems(pickOnly(free));
      for (const item of free) suspects.forget(item);
      return false;
    } catch (fault) {
      // Throws when it is the database that is away: then no item is to blame.
      await leases.keep();
      if (isPassing(fault)) throw fault;
      const [only] = free;
      if (free.length > 1 || only === undefined) {
        const middle = Math.ceil(free.length / 2);
        const first = await sift(free.slice(0, middle), tryItems);
        return (await sift(free.slice(middle), tryItems)) || first;
      }
      onFault(fault, only);
      if (suspects.strike(only, tryItems)) await setAside(only, fault);
      return true;
    }
  }

  async function setAside(item: Item, fault: unknown): Promise<void> {
    const asideId = randomUUID();
    const lease = leases.held.get(item.part);
    if (lease === undefined) return;
    await deps.store.transaction(async (batch) => {
      await batch.setAside(item, asideId, faultText(fault), deps.now());
      // The lane that does this must still be the one that may.
      if ((await batch.moveCounters(deps.owner, [working(lease)])) !== 1)
        throw new LeaseLost('a partition is leased by another lane');
    });
    suspects.forget(item);
    deps.onAside();
  }

  return { sift };
}
