import type { ArrivalRow, SerialRef } from '../types.ts';

/** Items of the engine itself, as `set_aside.kind` stores them. Rooms number theirs from 5 on. */
export const LANE_ITEMS = {
  document: 1,
  act: 2,
  /** A message refused at the door whose receipt could not be written. */
  refusedMessage: 3,
  /** A work on its way. */
  work: 4,
} as const;

/** The smallest unit of work that may fault alone. Its room knows its meaning. */
export type Item = {
  readonly kind: number;
  /** The partition whose lane works on it, or where it is parked. */
  readonly part: number;
  /** Its name within a lane. */
  readonly key: string;
  /** The order whose arrivals wait while the item is a suspect; null: only itself does. */
  readonly order: string | null;
  readonly arrival?: ArrivalRow;
  /** A row that is found by its number. */
  readonly ref?: SerialRef;
  /** The names by which it is found; '' for none. */
  readonly named?: { readonly orderNo: string; readonly subject: string };
};

export function arrivalItem(arrival: ArrivalRow): Item {
  const { part, item, orderNo } = arrival;
  const kind = item === ACT ? LANE_ITEMS.act : item < 0 ? LANE_ITEMS.refusedMessage : LANE_ITEMS.document;
  return { kind, part, key: arrivalKey(arrival), order: orderNo === '' ? null : orderKey(part, orderNo), arrival };
}

/** `at`: the partition whose lane works on it, or at which it is parked. */
export function workItem({ part, serial }: SerialRef, at: number): Item {
  return { kind: LANE_ITEMS.work, part: at, key: `work/${part}/${serial}`, order: null, ref: { part, serial } };
}

export function arrivalKey({ part, messageId, item }: ArrivalRow): string {
  return `arrival/${part}/${messageId}/${item}`;
}

/** Key of an order; a suspect with it holds up the order's other arrivals. */
export function orderKey(part: number, orderNo: string): string {
  return `order/${part}/${orderNo}`;
}

/** As `ACT_ITEM` of the office says. */
const ACT = -2;
