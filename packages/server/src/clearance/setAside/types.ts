import type { EpochMs } from '@tongguan/kernel';
import { LANE_ITEMS } from '../../lane/index.ts';
import type { ArrivalRow, DocumentRef } from '../../lane/types.ts';

/**
 * Words of what is set aside.
 *
 * Item – the smallest thing a lane works on: one arrival, one piece of work, one bill. Suspect – an item at which a
 * batch faulted; it is left out for a moment and tried again alone. Set aside – an item that faulted alone, twice: it
 * is out of the lane's way until people have it tried again or give it up. Follower – an arrival of the same order.
 */
export const ASIDE_KINDS = {
  ...LANE_ITEMS,
  /** A declaration that is due for closing. */
  closing: 7,
  /** A declaration whose waiting time for documents is over. */
  overdue: 8,
  /** A guarantee instrument that begins or ends. */
  instrument: 9,
} as const;

/** States of a row: waits for people, handed back to the lane, given up. */
export const ASIDE_STATES = { aside: 1, handedBack: 2, givenUp: 3 } as const;

/** A row of table `set_aside`. */
export type AsideRow = {
  readonly part: number;
  readonly asideId: string;
  /** Of `ASIDE_KINDS`, or as another room numbers its items (`asideKinds` of its `room.ts`). */
  readonly kind: number;
  readonly document: DocumentRef | null;
  readonly serial: bigint | null;
  readonly orderNo: string;
  readonly subject: string;
  /** Where work stood on its way. */
  readonly step: string | null;
  readonly fault: string;
  readonly follows: boolean;
  readonly tries: number;
  readonly state: (typeof ASIDE_STATES)[keyof typeof ASIDE_STATES];
  readonly sinceMs: EpochMs;
};

/** Fields for answering the sender of a document that was set aside, without opening it. */
export type UntoldDocument = {
  readonly callerCode: string;
  readonly messageType: string;
  readonly messageGuid: string;
};

export type UntoldRow = AsideRow & { readonly sender: UntoldDocument | null };

/** Statements of lanes about items set aside. Implemented by `store/lane/setAside.ts`. */
export type SetAsideStore = {
  /** Arrivals whose order is held: they go after what was set aside, and are taken out of their queue by the caller. */
  follow(arrivals: readonly ArrivalRow[], asideIds: readonly string[], nowMs: EpochMs): Promise<void>;
  /** Set aside and not answered yet, oldest first. */
  untold(parts: readonly number[], limit: number): Promise<UntoldRow[]>;
  markTold(rows: readonly Pick<AsideRow, 'part' | 'asideId'>[]): Promise<void>;
  asideRow(part: number, asideId: string): Promise<AsideRow | null>;
  /** Everything of the same order that is set aside, the row itself included; of a row without an order it alone. */
  asideWith(row: AsideRow): Promise<AsideRow[]>;
  /** Puts arrivals back into their queue, in their old order, and work where it stood. */
  handBack(rows: readonly AsideRow[], nowMs: EpochMs): Promise<void>;
  giveUp(row: AsideRow, nowMs: EpochMs): Promise<void>;
  /** Sender of the document of a row; null when the row is no document. */
  senderOf(row: AsideRow): Promise<UntoldDocument | null>;
};

/** Its public name: partition and row. */
export function asideNumber({ part, asideId }: Pick<AsideRow, 'part' | 'asideId'>): string {
  return `${part}-${asideId}`;
}

/** The place an `asideNumber` names; null: it is none. */
export function placeOfAside(number: string): { readonly part: number; readonly asideId: string } | null {
  const found = /^(\d{1,3})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(number);
  if (!found) return null;
  const part = Number(found[1]);
  return part < 128 ? { part, asideId: found[2] ?? '' } : null;
}
