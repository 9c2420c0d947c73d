import { randomUUID } from 'node:crypto';
import { readJson, sendJson, type TransportOptions } from './transport.ts';
import type { ActAnswer } from './actAnswer.ts';

/**
 * collected 揽收, departed 发出, arrived 到达, out-for-delivery 派送中, attempt-failed 投递未成功, returning 退回中, lost 遗失. That
 * a parcel was delivered is no event: a signed 513 says it (`deliveryMessage`).
 */
export const TRACKING_KINDS = [
  'collected',
  'departed',
  'arrived',
  'out-for-delivery',
  'attempt-failed',
  'returning',
  'lost',
] as const;
export type TrackingKind = (typeof TRACKING_KINDS)[number];

export type TrackingEvent = {
  readonly logisticsNo: string;
  /** The firm's own id of the event, at most 36 characters: the same event under the same id counts once. */
  readonly eventId: string;
  readonly kind: TrackingKind;
  /** When it happened, ISO 8601 with its offset: `2026-06-01T10:00:00+08:00`. */
  readonly at: string;
  /** Office or hub of the firm, at most 60 characters; no address of a person. */
  readonly place: string;
};

/** Codes 90290 (unknown waybill), 90292 (time), 90293 (id used for another event), 90294 (too many). */
export type RefusedEvent = {
  readonly logisticsNo: string;
  readonly eventId: string;
  readonly code: string;
  readonly found: string;
  readonly allowed: string;
  readonly message_zh?: string;
  readonly message_en?: string;
};

export type TrackingRecorded = {
  readonly recorded: number;
  /** Were there already, word for word. */
  readonly repeated: number;
  readonly refused: readonly RefusedEvent[];
};

export type ElsewhereReport = {
  readonly difference: 'consignee' | 'address' | 'both';
  /** Who or where it was, at most 1,000 characters; kept sealed, for the officers of the case. */
  readonly found: string;
};

/** Where a parcel is. */
export type Track = {
  readonly logisticsCode: string;
  readonly logisticsNo: string;
  /** Oldest first; `text` in Chinese. */
  readonly events: readonly (Omit<TrackingEvent, 'logisticsNo'> & { readonly text: string })[];
  /** What the last 513 said: status (S delivered) and its time as C14 in Shanghai. */
  readonly delivery: { readonly status: string; readonly happened: string } | null;
  /** Stopped by customs: a delivery is not taken until it is lifted (L-02). */
  readonly stopped: { readonly since: string; readonly caseNo: string } | null;
};

/** The platform takes so many events at once. */
const EVENTS_MAX = 500;

/**
 * Parcels (L-01, L-02): the logistics firm tells of its own waybills, the parties to a list read its track, customs staff
 * any track. Throws `ApiError` 404 `declaration-unknown` for what does not exist or is not yours.
 */
export class TrackingClient {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * Tells events of own waybills, any number, 500 a request. Each is taken or refused by itself. After an error send all
   * of them again: what was taken counts as `repeated`.
   */
  async tell(events: readonly TrackingEvent[]): Promise<TrackingRecorded> {
    const told = { recorded: 0, repeated: 0, refused: [] as RefusedEvent[] };
    for (let at = 0; at < events.length; at += EVENTS_MAX) {
      const body = { events: events.slice(at, at + EVENTS_MAX) };
      const came = await sendJson<TrackingRecorded>(this.#options, '/api/participant/waybills/events', body);
      told.recorded += came.recorded;
      told.repeated += came.repeated;
      told.refused.push(...came.refused);
    }
    return told;
  }

  /**
   * Consignee or address of an own waybill differ from the declared: the parcel is stopped and a case opened, whose number
   * is `facts.caseNo` (L-02). Give a `key` (UUID) of your own to repeat the report after a crash as the same one.
   */
  async elsewhere(logisticsNo: string, report: ElsewhereReport, key: string = randomUUID()): Promise<ActAnswer> {
    return sendJson(this.#options, `${waybillPath(logisticsNo)}/elsewhere`, report, key);
  }

  /** The track of an own waybill, for the logistics firm. */
  async ofWaybill(logisticsNo: string): Promise<Track> {
    return readJson(this.#options, `${waybillPath(logisticsNo)}/tracking`);
  }

  /** The track of a list's parcel by copNo, preNo or invtNo: of one's own list, with the token of customs staff of any. */
  async ofDeclaration(number: string, reader: 'party' | 'staff' = 'party'): Promise<Track> {
    const base = reader === 'staff' ? '/api/office/declarations' : '/api/declarations';
    return readJson(this.#options, `${base}/${encodeURIComponent(number)}/tracking`);
  }
}

function waybillPath(logisticsNo: string): string {
  return `/api/participant/waybills/${encodeURIComponent(logisticsNo)}`;
}
