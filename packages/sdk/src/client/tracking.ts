import { randomUUID } from 'node:crypto';
import type { paths } from '../generated/api.ts';
import { readApi, type Schemas, sendApi } from './api.ts';
import type { TransportOptions } from './transport.ts';
import type { ActAnswer } from './types.ts';

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

type Told = paths['/api/participant/waybills/events']['post']['requestBody']['content']['application/json'];
/**
 * `eventId`: the firm's own id, under which the same event counts once; `at`: ISO 8601 with its offset; `place`: office or
 * hub of the firm, no address of a person.
 */
export type TrackingEvent = Told['events'][number];
/** `repeated` were there already, word for word. */
export type TrackingRecorded = Schemas['TrackingRecorded'];
/** Codes 90290 (unknown waybill), 90292 (time), 90293 (id used for another event), 90294 (too many). */
export type RefusedEvent = TrackingRecorded['refused'][number];
/** `found`: who or where it was; kept sealed, for the officers of the case. */
export type ElsewhereReport =
  paths['/api/participant/waybills/{number}/elsewhere']['post']['requestBody']['content']['application/json'];
/** Where a parcel is; events oldest first, what the last 513 said, and whether customs has stopped it (L-02). */
export type Track = Schemas['Track'];

/** The platform takes so many events at once. */
const EVENTS_MAX = 500;

/**
 * Parcels (L-01, L-02): the logistics firm tells of its own waybills, the parties to a declaration read its track, customs staff
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
      const came = await sendApi(this.#options, '/api/participant/waybills/events', { body });
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
    const given = { path: { number: logisticsNo }, body: report, key };
    return sendApi(this.#options, '/api/participant/waybills/{number}/elsewhere', given);
  }

  /** The track of an own waybill, for the logistics firm. */
  async ofWaybill(logisticsNo: string): Promise<Track> {
    return readApi(this.#options, '/api/participant/waybills/{number}/tracking', { path: { number: logisticsNo } });
  }

  /**
   * The track of a declaration's parcel by copNo, preNo or invtNo. A firm reads those of its own declarations, customs
   * staff any.
   */
  async ofDeclaration(number: string, reader: 'party' | 'staff' = 'party'): Promise<Track> {
    const base = reader === 'staff' ? '/api/office/declarations' : '/api/declarations';
    return readApi(this.#options, `${base}/{number}/tracking`, { path: { number } });
  }
}
