import { type Day, dayOf } from '@tongguan/policy';
import { type Clock, Fault } from '@tongguan/kernel';
import type { Controls } from '../../inspection/types.ts';
import type { DecisionRooms } from '../rooms.ts';
import type { Vault } from '../../vault/types.ts';
import { readOverdue } from '../standing/overdue.ts';
import type { BatchStore } from '../store.ts';
import type { Stopped } from '../deps.ts';
import type { Overdue } from '../rows.ts';
import type { Faults, LaneStore, LeaseKeeper } from '../../lane/index.ts';

export type Known = {
  /** Overdue guarantors as of the last read. */
  readonly stopped: () => Stopped;
  /** The installation's rules of selection, as the last look found them (K-01). */
  readonly controls: () => Controls;
  /** Partitions of which it could not be read who is overdue since they are held: nothing in them is worked on. */
  readonly unread: () => ReadonlySet<number>;
  /** Whether a partition is held that no look was about yet. */
  readonly isBehind: () => boolean;
  /** Reads who is blocked; it may have changed by a payment or by a day that has begun. */
  readonly refresh: (lane: Faults) => Promise<void>;
};

export type KnownDeps = {
  readonly store: LaneStore<BatchStore>;
  readonly clock: Clock;
  /** Payments that no lane has looked at lie sealed. */
  readonly vault: Vault;
  readonly leases: LeaseKeeper;
  readonly rooms: Pick<DecisionRooms, 'inspection'>;
  readonly onFault: (fault: unknown) => void;
};

/**
 * So many looks, a second apart, a lane that never knew the rules of selection waits for them before declarations go to an
 * officer.
 */
const TRIES = 5;

const UNREADABLE: Controls = {
  on() {
    throw new Fault('the rules of selection cannot be read');
  },
};

/**
 * Data a lane needs before it clears anything. It is read in one query; if that fails, each part is read alone, so that one
 * unreadable part stops only its dependants (B-07). Without overdue guarantors the partition waits; without selection rules
 * declarations go to an officer; without the next instrument day it is looked up in every batch. The last known values stay
 * in force.
 */
export function createKnown({ store, clock, vault, leases, rooms, onFault }: KnownDeps): Known {
  const { controlsOf } = rooms.inspection;
  let stopped: Stopped = { guarantors: new Map(), instrumentDay: null };
  let controls: Controls | null = null;
  let tries = 0;
  let read: ReadonlySet<number> = new Set();
  let lookedAt: ReadonlySet<number> = new Set();

  async function all(parts: readonly number[]): Promise<void> {
    const now = await store.transaction(async (batch) => ({
      guarantors: await readOverdue(batch, vault, parts, clock.now()),
      instrumentDay: await batch.nextInstrumentDay(parts),
      controls: controlsOf(await batch.controls()),
    }));
    stopped = { guarantors: now.guarantors, instrumentDay: now.instrumentDay };
    controls = now.controls;
    read = new Set(parts);
  }

  async function apart(parts: readonly number[], lane: Faults): Promise<void> {
    const one: Look = (look, take) => lane.faultOf(async () => take(await store.transaction(look)));
    const failed = await one(
      (batch) => batch.controls(),
      (rows) => {
        controls = controlsOf(rows);
      },
    );
    if (failed !== null && controls === null) {
      tries += 1;
      if (tries < TRIES) throw failed instanceof Error ? failed : new Fault('the rules of selection are not known');
    }
    let instrumentDay: Stopped['instrumentDay'] = dayOf(clock.now());
    await one(
      (batch) => batch.nextInstrumentDay(parts),
      (day) => {
        instrumentDay = day;
      },
    );
    const look = (batch: BatchStore, some: readonly number[]) => readOverdue(batch, vault, some, clock.now());
    const { overdue, seen } = await overdueByHalves(parts, look, one);
    // Of those that were known before the last look counts.
    const stale = parts.some((part) => !seen.has(part) && read.has(part));
    stopped = { guarantors: stale ? new Map([...stopped.guarantors, ...overdue]) : overdue, instrumentDay };
    read = new Set(parts.filter((part) => seen.has(part) || read.has(part)));
  }

  return {
    stopped: () => stopped,
    controls: () => controls ?? UNREADABLE,
    unread: () => new Set([...leases.held.keys()].filter((part) => !read.has(part))),
    isBehind: () => [...leases.held.keys()].some((part) => !lookedAt.has(part)),
    async refresh(lane) {
      const parts = [...leases.held.keys()];
      lookedAt = new Set(parts);
      const failed = await lane.faultOf(() => all(parts));
      if (failed === null) return;
      onFault(failed);
      await apart(parts, lane);
    },
  };
}

/** One look of its own; what it faulted with, or null. */
type Look = <T>(look: (batch: BatchStore) => Promise<T>, take: (found: T) => void) => Promise<unknown>;

/** Who is overdue in these partitions, and the partitions of which that could be read. */
async function overdueByHalves(
  parts: readonly number[],
  look: (batch: BatchStore, some: readonly number[]) => Promise<Overdue>,
  one: Look,
): Promise<{ readonly overdue: Overdue; readonly seen: ReadonlySet<number> }> {
  const overdue = new Map<string, Day>();
  const seen = new Set<number>();
  const halves = async (some: readonly number[]): Promise<void> => {
    const failed = await one(
      (batch) => look(batch, some),
      (found) => {
        for (const [code, payByDay] of found) overdue.set(code, payByDay);
        for (const part of some) seen.add(part);
      },
    );
    if (failed === null || some.length <= 1) return;
    const middle = Math.ceil(some.length / 2);
    await halves(some.slice(0, middle));
    await halves(some.slice(middle));
  };
  await halves(parts);
  return { overdue, seen };
}
