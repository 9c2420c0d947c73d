import { arrivalKey, ASIDE_KINDS, type Item, itemKey, orderKey } from './types.ts';
import type { ArrivalRow, SerialRef } from '../../lane/types.ts';

/** Which of what there is one batch looks at: everything but suspects, or these items alone. */
export type Pick = {
  readonly only: readonly Item[] | null;
  takesArrival(row: ArrivalRow): boolean;
  takes(item: Item): boolean;
  /** Arrivals that stand in front of others and are not looked at, by partition: as many more are read. */
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
    takes: (item) => !suspects.holds(itemKey(item)),
    waiting: (part) => suspects.waiting(part),
  };
}

export function pickOnly(items: readonly Item[]): Pick {
  const keys = new Set(items.map(itemKey));
  return {
    only: items,
    takesArrival: (row) => keys.has(arrivalKey(row)),
    takes: (item) => keys.has(itemKey(item)),
    waiting: () => 0,
  };
}

export function arrivalsOf(items: readonly Item[]): ArrivalRow[] {
  return items.flatMap((item) => ('arrival' in item ? [item.arrival] : []));
}

export function workItem({ part, serial }: SerialRef, at: number): Item {
  return { kind: ASIDE_KINDS.work, work: { part, serial }, at };
}

export function arrivalItem(arrival: ArrivalRow): Item {
  if (arrival.item === ACT) return { kind: ASIDE_KINDS.act, arrival };
  return { kind: arrival.item < 0 ? ASIDE_KINDS.refusedMessage : ASIDE_KINDS.document, arrival };
}

/** As `ACT_ITEM` of the office says. */
const ACT = -2;
