import type pg from 'pg';
import type { BatchToTell, FoodStore } from '../../bonded/store.ts';
import { BONDED_ASIDE, type BatchEvent, type BatchKey, type FoodBatch, INBOUND_STATES } from '../../bonded/types.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { BOOKS } from '../../ledgers/index.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';

/** Food in account books, within the transaction of `client` (M-37). */
export function foodStore(client: pg.PoolClient): FoodStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name: `food-${name}`, text, values })).rows;
  return {
    async foodAmong(items) {
      const found = await rows<{ account: string }>('among', AMONG, itemArrays(items));
      return new Set(found.map(({ account }) => account));
    },

    async putFood(items, actId, sinceMs) {
      await rows('put', PUT, [...itemArrays(items), actId, sinceMs]);
    },

    async batchesOf(items) {
      const found = await rows<BatchRow>('batches-of', BATCHES_OF, itemArrays(items));
      if (found.length === 0) return [];
      return withEvents(found, await rows<EventRow>('events-of', EVENTS_OF, itemArrays(items)));
    },

    async addBatches(arrivals) {
      await rows('add', ADD, [
        ...itemArrays(arrivals),
        texts(arrivals.map(({ batchNo }) => batchNo)),
        uuids(arrivals.map(({ actId }) => actId)),
        texts(arrivals.map(({ emsNo }) => emsNo)),
        texts(arrivals.map(({ billNo }) => billNo)),
        texts(arrivals.map(({ producedDay }) => producedDay)),
        texts(arrivals.map(({ expiresDay }) => expiresDay)),
        bigints(arrivals.map(({ quantity5 }) => quantity5)),
        texts(arrivals.map(({ byCode }) => byCode)),
        bigints(arrivals.map(({ atMs }) => atMs)),
      ]);
    },

    async addBatchEvents(events) {
      await rows('add-events', ADD_EVENTS, [
        ...itemArrays(events),
        texts(events.map(({ batchNo }) => batchNo)),
        texts(events.map(({ kind }) => kind)),
        texts(events.map(({ sampleNo }) => sampleNo)),
        texts(events.map(({ document }) => document)),
        uuids(events.map(({ actId }) => actId)),
        texts(events.map(({ byCode }) => byCode)),
        bigints(events.map(({ atMs }) => atMs)),
      ]);
    },

    batchesToTell: (parts, today, by) => rows<BatchToTell>('to-tell', TO_TELL, [smallints(parts), today, by]),
  };
}

export type BatchRow = Omit<FoodBatch, 'events'>;
export type EventRow = BatchKey & Omit<BatchEvent, 'atMs'> & { readonly atMs: bigint };

/** Batches with their events, which are in order. */
export function withEvents<Row extends BatchKey>(
  batches: readonly Row[],
  events: readonly EventRow[],
): (Row & { readonly events: readonly BatchEvent[] })[] {
  const keyOf = ({ account, batchNo }: BatchKey): string => `${account}/${batchNo}`;
  const byBatch = new Map<string, BatchEvent[]>();
  for (const { atMs, ...event } of events) {
    const known = byBatch.get(keyOf(event)) ?? [];
    known.push({ ...event, atMs: Number(atMs) });
    byBatch.set(keyOf(event), known);
  }
  return batches.map((batch) => ({ ...batch, events: byBatch.get(keyOf(batch)) ?? [] }));
}

type Items = readonly { readonly part: number; readonly account: string }[];

function itemArrays(items: Items): Buffer[] {
  return [smallints(items.map(({ part }) => part)), texts(items.map(({ account }) => account))];
}

const ITEMS = '(SELECT DISTINCT g.part, g.account FROM unnest($1::smallint[], $2::text[]) AS g(part, account)) AS w';

const AMONG = `SELECT f.account FROM ${ITEMS} JOIN book_food f ON f.part = w.part AND f.account = w.account`;

const PUT = `
  INSERT INTO book_food (part, account, act_id, since_ms)
  SELECT w.part, w.account, $3::uuid, $4::bigint FROM ${ITEMS}
  ON CONFLICT (part, account) DO NOTHING`;

/** A batch over all its arrivals. */
export const BATCH_FIELDS = `b.part, b.account, b.batch_no AS "batchNo", min(b.produced_day) AS "producedDay",
    min(b.expires_day) AS "expiresDay",
    sum(CASE WHEN b.bill_no IS NULL OR i.state = ${INBOUND_STATES.entered} THEN b.quantity5 ELSE 0 END)::bigint AS "entered5"`;

/** Bills that were refused never were. */
export const BILL_OF_BATCH = `
  LEFT JOIN book_inbound i ON i.part = b.part AND i.ems_no = b.ems_no AND i.bill_no = b.bill_no`;
export const BILL_STANDS = `(b.bill_no IS NULL OR i.state <> ${INBOUND_STATES.refused})`;

const BATCHES_OF = `
  SELECT ${BATCH_FIELDS}
  FROM ${ITEMS} JOIN book_batch b ON b.part = w.part AND b.account = w.account ${BILL_OF_BATCH}
  WHERE ${BILL_STANDS}
  GROUP BY b.part, b.account, b.batch_no ORDER BY b.part, b.account, min(b.expires_day), b.batch_no`;

export const EVENT_FIELDS = `e.part, e.account, e.batch_no AS "batchNo", e.kind, e.sample_no AS "sampleNo", e.document,
    e.act_id AS "actId", e.by_code AS "byCode", e.at_ms AS "atMs"`;

const EVENTS_OF = `
  SELECT ${EVENT_FIELDS} FROM ${ITEMS} JOIN book_batch_event e ON e.part = w.part AND e.account = w.account
  ORDER BY e.part, e.account, e.batch_no, e.no`;

const ADD = `
  INSERT INTO book_batch (part, account, batch_no, act_id, ems_no, bill_no, produced_day, expires_day, quantity5, by_code, at_ms)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::bigint[], $10::text[], $11::bigint[])`;

const ADD_EVENTS = `
  INSERT INTO book_batch_event (part, account, batch_no, no, kind, sample_no, document, act_id, by_code, at_ms)
  SELECT w.part, w.account, w.batch_no,
    1 + (SELECT count(*) FROM book_batch_event e
         WHERE e.part = w.part AND e.account = w.account AND e.batch_no = w.batch_no),
    w.kind, w.sample_no, w.document, w.act_id, w.by_code, w.at_ms
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[],
    $9::bigint[]) AS w(part, account, batch_no, kind, sample_no, document, act_id, by_code, at_ms)`;

/** Nobody knows which batch was sold: while the item is in stock, each of its batches may be. */
const TO_TELL = `
  SELECT t.part, t.account, t."batchNo", t."expiresDay", a.granted - a.posted AS "inWarehouse5"
  FROM (SELECT ${BATCH_FIELDS} FROM book_batch b ${BILL_OF_BATCH}
        WHERE b.part = ANY($1::smallint[]) AND b.expires_day <= $3 AND ${BILL_STANDS}
        GROUP BY b.part, b.account, b.batch_no) AS t
  JOIN ledger_account a ON a.part = t.part AND a.book = ${BOOKS.stock} AND a.account = t.account AND a.granted > a.posted
  WHERE t."entered5" > 0
    AND NOT EXISTS (SELECT 1 FROM book_batch_event e
                    WHERE e.part = t.part AND e.account = t.account AND e.batch_no = t."batchNo"
                      AND (e.kind = 'expired' OR (e.kind = 'expiring' AND t."expiresDay" >= $2)))
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = t.part AND s.kind = ${BONDED_ASIDE.batch}
                    AND s.subject = t.account || '/' || t."batchNo" AND s.state = ${ASIDE_STATES.aside})
  ORDER BY t.part, t."expiresDay", t.account, t."batchNo"`;
