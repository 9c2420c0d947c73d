import type { AccountRef } from '../ledgers/index.ts';
import type { Lease } from '../lane/types.ts';
import type { BatchStore } from './store.ts';

export type Waited = {
  /** Guarantees whose waiting declarations have to be looked at (G-04). */
  readonly unwoken: readonly AccountRef[];
  readonly onUnwoken: (accounts: readonly AccountRef[]) => void;
};

/**
 * State that a lane keeps between batches: guarantors whose waiting declarations have not all been tried. It is rebuilt
 * from the database when a lane takes over partitions.
 */
export type Memory = {
  /** Partitions were taken: for which guarantees declarations wait there is read with the next batch. */
  readonly taken: (parts: readonly number[]) => void;
  readonly begin: (batch: Pick<BatchStore, 'accountsWaitedFor'>, own: readonly Lease[]) => Promise<Waited>;
  /** The batch is committed. */
  readonly done: (own: readonly Lease[]) => void;
  readonly unwoken: () => readonly AccountRef[];
};

export function createMemory(): Memory {
  const fresh = new Set<number>();
  let known: readonly AccountRef[] = [];
  let left: AccountRef[] = [];
  let asked: readonly number[] = [];
  return {
    taken(parts) {
      for (const part of parts) fresh.add(part);
    },
    async begin(batch, own) {
      left = [];
      asked = own.flatMap(({ part }) => (fresh.has(part) ? [part] : []));
      const found = asked.length === 0 ? [] : await batch.accountsWaitedFor(asked);
      return { unwoken: [...known, ...found], onUnwoken: (accounts) => left.push(...accounts) };
    },
    done(own) {
      for (const part of asked) fresh.delete(part);
      const drained = new Set(own.map(({ part }) => part));
      // Those of other partitions stay: isolation drains one at a time.
      known = [...known.filter(({ part }) => !drained.has(part)), ...left];
    },
    unwoken: () => known,
  };
}
