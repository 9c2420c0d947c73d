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
  /** The key of what it belongs to, whose other arrivals wait while it is a suspect; null: only itself does. */
  readonly group: string | null;
  readonly arrival?: ArrivalRow;
  /** A row that is found by its number. */
  readonly ref?: SerialRef;
  /** The names by which it is found; '' for none. */
  readonly named?: { readonly group: string; readonly subject: string };
};

export function arrivalItem(arrival: ArrivalRow): Item {
  const { part, item } = arrival;
  const kind = item === ACT ? LANE_ITEMS.act : item < 0 ? LANE_ITEMS.refusedMessage : LANE_ITEMS.document;
  return { kind, part, key: arrivalKey(arrival), group: groupOf(arrival), arrival };
}

/** `at`: the partition whose lane works on it, or at which it is parked. */
export function workItem({ part, serial }: SerialRef, at: number): Item {
  return { kind: LANE_ITEMS.work, part: at, key: `work/${part}/${serial}`, group: null, ref: { part, serial } };
}

export function arrivalKey({ part, messageId, item }: ArrivalRow): string {
  return `arrival/${part}/${messageId}/${item}`;
}

/** The key of what an arrival belongs to, its order; null: it belongs to nothing. */
export function groupOf({ part, orderNo }: Pick<ArrivalRow, 'part' | 'orderNo'>): string | null {
  return orderNo === '' ? null : groupKey(part, orderNo);
}

/** A suspect with this key holds up the other arrivals of its group. */
export function groupKey(part: number, group: string): string {
  return `group/${part}/${group}`;
}

/** As `ACT_ITEM` of the office says. */
const ACT = -2;
