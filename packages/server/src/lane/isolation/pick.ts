import type { ArrivalRow } from '../types.ts';
import { arrivalKey, type Item, orderKey } from './item.ts';

/** Which of what there is one batch looks at: everything but suspects, or these items alone. */
export type Pick = {
  readonly only: readonly Item[] | null;
  takesArrival(row: ArrivalRow): boolean;
  takes(item: Item): boolean;
  /** Number of skipped arrivals before others, by partition: as many more are read. */
  waiting(part: number): number;
};

/** Tries some items alone; throws what they fault at. */
export type TryItems = (pick: Pick) => Promise<unknown>;

type Holds = { holds(key: string): boolean; waiting(part: number): number };

/** Everything there is, but what is held. */
export function pickAll(suspects: Holds): Pick {
  return {
    only: null,
    takesArrival: (row) => !suspects.holds(arrivalKey(row)) && !suspects.holds(orderKey(row.part, row.orderNo)),
    takes: ({ key }) => !suspects.holds(key),
    waiting: (part) => suspects.waiting(part),
  };
}

export function pickOnly(items: readonly Item[]): Pick {
  const keys = new Set(items.map(({ key }) => key));
  return {
    only: items,
    takesArrival: (row) => keys.has(arrivalKey(row)),
    takes: ({ key }) => keys.has(key),
    waiting: () => 0,
  };
}

export function arrivalsOf(items: readonly Item[]): ArrivalRow[] {
  return items.flatMap(({ arrival }) => (arrival === undefined ? [] : [arrival]));
}
