import type { EventRef, StoredDelivery, StoredEvent, TrackingStore, WaybillRef } from '../../tracking/store.ts';
import type { EventKind, Waybill } from '../../tracking/types.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { bigints, byteas, smallints, texts } from '../arrays.ts';
import type { Store } from '../pool.ts';
import { refOf } from '../../lane/index.ts';

/** Events of parcels. `placesOfPreNo` tells where a declaration may lie. */
export function trackingStore(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): TrackingStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async known(waybills) {
      if (waybills.length === 0) return [];
      const claimed = waybills.map(({ logisticsCode, logisticsNo }) =>
        refOf({ kind: DOCUMENT_KINDS.waybill, docKey: `${logisticsCode}|${logisticsNo}` }),
      );
      const found = await rows<WaybillRef & { events: bigint }>('tracking-known', KNOWN, [
        ...waybillArrays(waybills),
        smallints(claimed.map((claim) => claim.part)),
        texts(claimed.map((claim) => claim.docKey)),
      ]);
      return found.map((row) => ({ ...row, events: Number(row.events) }));
    },

    async digests(events) {
      if (events.length === 0) return [];
      return rows<EventRef & { digest: Buffer }>('tracking-digests', DIGESTS, eventArrays(events));
    },

    insert: (events) =>
      rows<EventRef>('tracking-insert', INSERT, [
        ...eventArrays(events),
        texts(events.map((event) => event.kind)),
        bigints(events.map((event) => event.happenedMs)),
        bigints(events.map((event) => event.receivedMs)),
        byteas(events.map((event) => event.digest)),
        byteas(events.map((event) => event.place)),
      ]),

    async events({ part, logisticsCode, logisticsNo }) {
      const found = await rows<EventRow>('tracking-events', EVENTS, [part, logisticsCode, logisticsNo]);
      return found.map(({ happenedMs, receivedMs, ...row }) => ({
        ...row,
        happenedMs: Number(happenedMs),
        receivedMs: Number(receivedMs),
      }));
    },

    async delivery({ part, logisticsCode, logisticsNo }) {
      const [row] = await rows<StoredDelivery>('tracking-delivery', DELIVERY, [part, logisticsCode, logisticsNo]);
      return row ?? null;
    },

    async stop({ part, logisticsCode, logisticsNo }) {
      const [row] = await rows<{ sinceMs: bigint; caseNo: string }>('tracking-stop', STOP, [
        part,
        logisticsCode,
        logisticsNo,
      ]);
      return row === undefined ? null : { ...row, sinceMs: Number(row.sinceMs) };
    },

    async waybillOf(number, participant) {
      const places = placesOfPreNo(number);
      const parts = smallints(places.map(({ part }) => part));
      const serials = bigints(places.map(({ serial }) => serial));
      const found = await rows<Waybill>('tracking-waybill-of', WAYBILL_OF, [number, parts, serials, participant]);
      return found[0] ?? null;
    },
  };
}

const WAYBILL = 'part, logistics_code AS "logisticsCode", logistics_no AS "logisticsNo"';

/** A number is claimed by the order that used it first; only then is the waybill customs' business. */
const KNOWN = `
  SELECT w.part, w.logistics_code AS "logisticsCode", w.logistics_no AS "logisticsNo",
         (SELECT count(e.part) FROM tracking_event e
          WHERE e.part = w.part AND e.logistics_code = w.logistics_code AND e.logistics_no = w.logistics_no) AS events
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::smallint[], $5::text[])
    AS w(part, logistics_code, logistics_no, claim_part, claim_key)
  JOIN number_claim c ON c.part = w.claim_part AND c.kind = 3 AND c.doc_key = w.claim_key
   AND coalesce(c.spelled, c.doc_key) = w.logistics_code || '|' || w.logistics_no`;

const DIGESTS = `
  SELECT e.part, e.logistics_code AS "logisticsCode", e.logistics_no AS "logisticsNo", e.event_id AS "eventId", e.digest
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[]) AS w(part, logistics_code, logistics_no, event_id)
  JOIN tracking_event e ON e.part = w.part AND e.logistics_code = w.logistics_code AND e.logistics_no = w.logistics_no
   AND e.event_id = w.event_id`;

const INSERT = `
  INSERT INTO tracking_event (part, logistics_code, logistics_no, event_id, kind, happened_ms, received_ms, digest, place)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                       $8::bytea[], $9::bytea[])
    AS w(part, logistics_code, logistics_no, event_id, kind, happened_ms, received_ms, digest, place)
  ORDER BY part, logistics_code, logistics_no, event_id
  ON CONFLICT (part, logistics_code, logistics_no, event_id) DO NOTHING
  RETURNING ${WAYBILL}, event_id AS "eventId"`;

const EVENTS = `
  SELECT ${WAYBILL}, event_id AS "eventId", kind, happened_ms AS "happenedMs", received_ms AS "receivedMs", digest, place
  FROM tracking_event WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3
  ORDER BY happened_ms, received_ms, event_id`;

const DELIVERY = `
  SELECT status, happened FROM delivery WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3
  ORDER BY received_ms DESC, app_time DESC LIMIT 1`;

const STOP = `
  SELECT stopped_ms AS "sinceMs", dossier_no AS "caseNo" FROM delivery_stop
  WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3 AND lifted_ms IS NULL`;

/** Three indexes, whichever number was given; those customs gave come first, for a copNo is chosen by an agent. */
const WAYBILL_OF = `
  SELECT d.logistics_code AS "logisticsCode", d.logistics_no AS "logisticsNo" FROM (
    SELECT part, serial FROM declaration WHERE cop_no = $1
    UNION SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS found JOIN declaration d ON d.part = found.part AND d.serial = found.serial
  WHERE (d.cop_no = $1 OR d.invt_no = $1 OR d.pre_no = $1)
    AND ($4::text IS NULL OR $4 IN (d.agent_code, d.ebp_code, d.ebc_code, d.logistics_code, d.assure_code, d.caller_code))
  ORDER BY CASE WHEN d.pre_no = $1 OR d.invt_no = $1 THEN 0 ELSE 1 END, d.received_ms DESC, d.part, d.serial DESC
  LIMIT 1`;

type EventRow = Omit<StoredEvent, 'kind' | 'happenedMs' | 'receivedMs'> & {
  kind: EventKind;
  happenedMs: bigint;
  receivedMs: bigint;
};

function waybillArrays(waybills: readonly WaybillRef[]): Buffer[] {
  return [
    smallints(waybills.map((waybill) => waybill.part)),
    texts(waybills.map((waybill) => waybill.logisticsCode)),
    texts(waybills.map((waybill) => waybill.logisticsNo)),
  ];
}

function eventArrays(events: readonly EventRef[]): Buffer[] {
  return [...waybillArrays(events), texts(events.map((event) => event.eventId))];
}
