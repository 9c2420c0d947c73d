import type { EpochMs, Refusal } from '@tongguan/kernel';

/**
 * Words of tracking.
 *
 * Event – one thing the logistics firm says of a parcel: what, when, where. Track – all that is known of a parcel. That
 * it was delivered is not an event: it is reported by 513, signed, and answered by 514.
 */
export const EVENT_KINDS = {
  collected: '已揽收',
  departed: '已发出',
  arrived: '已到达',
  'out-for-delivery': '派送中',
  'attempt-failed': '投递未成功',
  returning: '退回中',
  lost: '遗失',
} as const;
export type EventKind = keyof typeof EVENT_KINDS;

/** As a firm sends it. */
export type GivenEvent = {
  readonly logisticsNo: string;
  readonly eventId: string;
  readonly kind: EventKind;
  /** ISO 8601 with its offset. */
  readonly at: string;
  readonly place: string;
};

export type EventAnswer = {
  readonly logisticsNo: string;
  readonly eventId: string;
  /** `repeated`: it was there, word for word. */
  readonly state: 'recorded' | 'repeated' | 'refused';
  readonly refusal?: Refusal;
};

export type TrackEvent = {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly happenedMs: EpochMs;
  readonly receivedMs: EpochMs;
  readonly place: string;
};

export type Track = {
  readonly logisticsCode: string;
  readonly logisticsNo: string;
  /** Oldest first. */
  readonly events: readonly TrackEvent[];
  /** The last report by 513; `happened` is C14 in Shanghai. */
  readonly delivery: { readonly status: string; readonly happened: string } | null;
  /** Customs has stopped it: it may not be delivered (L-02). */
  readonly stop: { readonly sinceMs: EpochMs; readonly caseNo: string } | null;
};

export type Waybill = { readonly logisticsCode: string; readonly logisticsNo: string };

export type TrackingDoor = {
  /** One answer an event, in their order. Only waybills of this firm that customs knows. */
  record(firmCode: string, events: readonly GivenEvent[]): Promise<readonly EventAnswer[]>;
  /** A firm's own waybill, or null when customs does not know it. */
  ofWaybill(waybill: Waybill): Promise<Track | null>;
  /** By copNo, preNo or invtNo of a declaration; null when there is none that concerns the reader. */
  ofDeclaration(number: string, reader: { readonly participant: string } | 'customs'): Promise<Track | null>;
};
