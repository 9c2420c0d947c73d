import type { EpochMs } from '@tongguan/kernel';
import type { EventKind, Track, Waybill } from './types.ts';

export type WaybillRef = Waybill & { readonly part: number };

export type EventRef = WaybillRef & { readonly eventId: string };

/** The row a sealed place of an event is bound to. */
export function placeSeal({ part, logisticsCode, logisticsNo, eventId }: EventRef): string {
  return `tracking/${part}/${logisticsCode}|${logisticsNo}/${eventId}`;
}

export type StoredEvent = EventRef & {
  readonly kind: EventKind;
  readonly happenedMs: EpochMs;
  readonly receivedMs: EpochMs;
  readonly digest: Buffer;
  /** Sealed. */
  readonly place: Buffer;
};

export type StoredDelivery = { readonly status: string; readonly happened: string };

/** What the room needs from the database. Implemented by `store/tracking/events.ts`. */
export type TrackingStore = {
  /** Those of these that an order uses, with how many events each has. */
  known(waybills: readonly WaybillRef[]): Promise<readonly (WaybillRef & { readonly events: number })[]>;
  /** The rows stored under these ids. */
  digests(events: readonly EventRef[]): Promise<readonly (EventRef & { readonly digest: Buffer })[]>;
  /** Adds what is not there, and returns what was added. */
  insert(events: readonly StoredEvent[]): Promise<readonly EventRef[]>;
  /** Oldest first. */
  events(waybill: WaybillRef): Promise<readonly StoredEvent[]>;
  delivery(waybill: WaybillRef): Promise<StoredDelivery | null>;
  /** The stop that is not lifted. */
  stop(waybill: WaybillRef): Promise<Track['stop']>;
  /**
   * The waybill of the newest declaration with this copNo, preNo or invtNo to which the participant is a party; null stands
   * for customs.
   */
  waybillOf(number: string, participant: string | null): Promise<Waybill | null>;
};
