import type { DailyJob } from './daily.ts';
import type { Item } from './isolation/item.ts';
import type { Pick } from './isolation/pick.ts';
import type { Faults } from './isolation/sieve.ts';
import type { LeaseKeeper } from './leaseKeeper.ts';
import type { ArrivalRow, Lease } from './types.ts';

/** The scope of one batch, and its callbacks. */
export type Look = {
  readonly pick: Pick;
  /** Now and then a lane looks for what costs a query: what waited too long, who may go on. */
  readonly isTime: boolean;
  /** Called with arrivals that must wait: the next batch takes them first. */
  readonly onDeferred: (arrivals: readonly ArrivalRow[]) => void;
  /** Arrivals went after what was set aside: somebody has to tell their senders. */
  readonly onAside: () => void;
  /** Acts were carried out: who may go on may have changed. */
  readonly onActs: () => void;
};

/** The parts of the engine that a subject may use. */
export type LaneParts = {
  readonly leases: LeaseKeeper;
  /** Told about every fault; the lane goes on. */
  readonly onFault: (fault: unknown) => void;
};

/** The trade side of a lane, called by the engine. `Batch` has the statements of its transactions. */
export type LaneSubject<Batch> = {
  /** Partitions were taken: what is remembered of them may be old. */
  readonly taken: (parts: readonly number[]) => void;
  /** Whether a partition is held of which was not read yet what has to be known before it is worked on. */
  readonly isBehind: () => boolean;
  /** Reads what has to be known; `faultOf` runs what may fail. */
  readonly refresh: (sieve: Faults) => Promise<void>;
  /** Partitions of which that could not be read: nothing in them is worked on. */
  readonly unread: () => ReadonlySet<number>;
  /**
   * Everything that can be done for these partitions now, as far as the look goes; returns how much there was. Run again
   * from the start after a lost connection it finds what is recorded and does the rest.
   */
  readonly run: (batch: Batch, held: ReadonlyMap<number, Lease>, look: Look) => Promise<number>;
  /** The last batch is committed; these were its partitions. */
  readonly committed: (own: readonly Lease[]) => void;
  /** Everything a batch would look at in this partition, as single items in the order of the batch. */
  readonly itemsOf: (
    batch: Batch,
    part: number,
    suspects: { waiting(part: number): number },
  ) => Promise<readonly Item[]>;
  readonly jobs: readonly DailyJob<Batch>[];
  /** Called when this lane has set something aside: its parties are notified with the next batch. */
  readonly mustTell: () => void;
  /** Answers the senders of items set aside. */
  readonly tell: (isTime: boolean) => Promise<void>;
};
