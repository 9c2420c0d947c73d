import type { Pick } from './isolation/pick.ts';
import type { ArrivalRow, Lease } from './types.ts';

/** How many arrivals wait in front of others, by partition: a batch looks behind them. Known between two batches alone. */
export type Deferred = {
  /** Looks behind what had to wait. */
  behind(pick: Pick): Pick;
  /** A batch over everything there was is committed; these still wait. */
  committed(own: readonly Lease[], pick: Pick, deferred: readonly ArrivalRow[]): void;
};

export function createDeferred(): Deferred {
  const waiting = new Map<number, number>();
  return {
    behind: (pick) => ({ ...pick, waiting: (part) => pick.waiting(part) + (waiting.get(part) ?? 0) }),
    committed(own, pick, deferred) {
      if (pick.only !== null) return;
      for (const { part } of own) waiting.delete(part);
      for (const { part } of deferred) waiting.set(part, (waiting.get(part) ?? 0) + 1);
    },
  };
}
