import type { AccountRef } from '../ledgers/index.ts';
import type { Pick } from './setAside/pick.ts';
import type { BatchStore } from './store.ts';
import type { ArrivalRow, Lease } from '../lane/types.ts';

export type Waited = {
  /** Guarantees whose waiting lists have to be looked at (G-04). */
  readonly unwoken: readonly AccountRef[];
  readonly onUnwoken: (accounts: readonly AccountRef[]) => void;
};

/**
 * What a lane knows between two batches beside the database, and finds again where it takes partitions over: whose
 * waiting lists are not through yet, and how many arrivals wait in front of others.
 */
export type LaneMemory = {
  /** Partitions were taken: for which guarantees lists wait there is read with the next batch. */
  readonly taken: (parts: readonly number[]) => void;
  begin(batch: { readonly accountsWaitedFor: BatchStore['accountsWaitedFor'] }, own: readonly Lease[]): Promise<Waited>;
  /** The batch is committed. */
  done(own: readonly Lease[], pick: Pick, deferred: readonly ArrivalRow[]): void;
  unwoken(): readonly AccountRef[];
  /** Looks behind what had to wait. */
  behindDeferred(pick: Pick): Pick;
};

export function createMemory(): LaneMemory {
  const fresh = new Set<number>();
  let known: readonly AccountRef[] = [];
  let left: AccountRef[] = [];
  let asked: readonly number[] = [];
  const waiting = new Map<number, number>();
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
    done(own, pick, deferred) {
      for (const part of asked) fresh.delete(part);
      const drained = new Set(own.map(({ part }) => part));
      // Those of other partitions stay: isolation drains one at a time.
      known = [...known.filter(({ part }) => !drained.has(part)), ...left];
      if (pick.only !== null) return;
      for (const part of drained) waiting.delete(part);
      for (const { part } of deferred) waiting.set(part, (waiting.get(part) ?? 0) + 1);
    },
    unwoken: () => known,
    behindDeferred: (pick) => ({ ...pick, waiting: (part) => pick.waiting(part) + (waiting.get(part) ?? 0) }),
  };
}
