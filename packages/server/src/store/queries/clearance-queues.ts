import type pg from 'pg';
import type { BatchStore, WorkRow } from '../../clearance/store.ts';
import { parkedPart } from '../../clearance/types.ts';
import { bigints, byteas, smallints, texts, uuids } from '../arrays.ts';
import { leaseArrays } from './clearance-leases.ts';

/** Travelled work taken up in one batch. */
const WORK_MAX = 2_000;

type ArrivalStore = Pick<BatchStore, 'takeArrivals' | 'deleteArrivals' | 'refusedMessages' | 'moveCounters'>;
type WorkStore = Pick<BatchStore, 'workAt' | 'parkedAt' | 'parkedSince' | 'claimParked' | 'upsertWork' | 'deleteWork'>;

/** What waits to be looked at, and the fence behind which it is taken away. */
export function arrivalStore(client: pg.PoolClient): ArrivalStore {
  const run = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  return {
    async takeArrivals(parts, perPart) {
      const { rows } = await client.query<ArrivalColumns>({
        name: 'clearance-take-arrivals',
        text: TAKE_ARRIVALS,
        values: [smallints(parts), perPart],
      });
      return rows.map((row) => ({
        part: row.part,
        arrivedUs: row.arrived_us,
        messageId: row.message_id,
        item: row.item,
        orderNo: row.order_no,
      }));
    },

    async deleteArrivals(rows) {
      await run(
        'clearance-delete-arrivals',
        `DELETE FROM arrival a
         USING unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::smallint[]) AS w(part, arrived_us, message_id, item)
         WHERE a.part = w.part AND a.arrived_us = w.arrived_us AND a.message_id = w.message_id AND a.item = w.item`,
        [
          smallints(rows.map((row) => row.part)),
          bigints(rows.map((row) => row.arrivedUs)),
          uuids(rows.map((row) => row.messageId)),
          smallints(rows.map((row) => row.item)),
        ],
      );
    },

    async refusedMessages(refs) {
      const { rows } = await client.query<{ part: number; message_id: string; caller_code: string; answer: string }>({
        name: 'clearance-refused-messages',
        text: `SELECT m.part, m.message_id, m.caller_code, m.answer
               FROM unnest($1::smallint[], $2::uuid[]) AS w(part, message_id)
               JOIN refused_message m ON m.part = w.part AND m.message_id = w.message_id
               ORDER BY m.part, m.at_ms, m.message_id`,
        values: [smallints(refs.map((ref) => ref.part)), uuids(refs.map((ref) => ref.messageId))],
      });
      return rows.map((row) => ({
        part: row.part,
        messageId: row.message_id,
        callerCode: row.caller_code,
        answer: row.answer,
      }));
    },

    async moveCounters(owner, leases) {
      if (leases.length === 0) return 0;
      return run('clearance-move-counters', MOVE_COUNTERS, [
        ...leaseArrays(leases),
        bigints(leases.map((lease) => lease.seqBefore)),
        bigints(leases.map((lease) => lease.serialBefore)),
        bigints(leases.map((lease) => lease.nextSeq)),
        bigints(leases.map((lease) => lease.nextSerial)),
        bigints(leases.map((lease) => lease.linkBefore)),
        bigints(leases.map((lease) => lease.nextLink)),
        byteas(leases.map((lease) => lease.chainHead)),
        owner,
      ]);
    },
  };
}

/** Declarations on their way between lanes. */
export function workStore(client: pg.PoolClient): WorkStore {
  const work = async (name: string, text: string, values: unknown[]): Promise<WorkRow[]> =>
    (await client.query<WorkColumns>({ name, text, values })).rows.map(toWork);
  const run = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  return {
    workAt: (parts) => work('clearance-work-at', WORK_AT, [smallints(parts)]),

    parkedAt: (parts, stage, limit) =>
      work('clearance-parked-at', PARKED_AT, [smallints(parts.map(parkedPart)), stage, limit]),

    parkedSince: (parts, stage, beforeMs) =>
      work('clearance-parked-since', PARKED_SINCE, [smallints(parts.map(parkedPart)), stage, beforeMs]),

    async claimParked(refs, stage) {
      const values = [smallints(refs.map(({ part }) => part)), bigints(refs.map(({ serial }) => serial)), stage];
      const { rows } = await client.query<{ part: number; serial: bigint }>({
        name: 'clearance-claim-parked',
        text: CLAIM_PARKED,
        values,
      });
      return rows;
    },

    async upsertWork(rows, nowMs) {
      await run(
        'clearance-upsert-work',
        `INSERT INTO clearing_work (part, serial, stage, stage_part, payload, since_ms)
         SELECT w.part, w.serial, w.stage, w.stage_part, w.payload, $6
         FROM unnest($1::smallint[], $2::bigint[], $3::smallint[], $4::smallint[], $5::text[])
           AS w(part, serial, stage, stage_part, payload)
         ON CONFLICT (part, serial) DO UPDATE
         SET stage = EXCLUDED.stage, stage_part = EXCLUDED.stage_part, payload = EXCLUDED.payload`,
        [
          smallints(rows.map((row) => row.part)),
          bigints(rows.map((row) => row.serial)),
          smallints(rows.map((row) => row.stage)),
          smallints(rows.map((row) => row.stagePart)),
          texts(rows.map((row) => row.payload)),
          nowMs,
        ],
      );
    },

    async deleteWork(refs) {
      await run(
        'clearance-delete-work',
        `DELETE FROM clearing_work c USING unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
         WHERE c.part = w.part AND c.serial = w.serial`,
        [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial))],
      );
    },
  };
}

/** The oldest arrivals of each partition: per partition a short walk along the primary key, however long the queue. */
const TAKE_ARRIVALS = `
  SELECT a.part, a.arrived_us, a.message_id, a.item, a.order_no
  FROM unnest($1::smallint[]) AS held(part)
  CROSS JOIN LATERAL (
    SELECT * FROM arrival WHERE arrival.part = held.part ORDER BY arrived_us, message_id, item LIMIT $2
  ) AS a`;

/** Parked rows have a partition below zero, which no lane holds: they are not even looked at. */
const WORK_AT = `
  SELECT part, serial, stage, stage_part, payload FROM clearing_work
  WHERE stage_part = ANY($1::smallint[]) ORDER BY since_ms, part, serial LIMIT ${WORK_MAX}`;

const PARKED_AT = `
  SELECT part, serial, stage, stage_part, payload FROM clearing_work
  WHERE stage_part = ANY($1::smallint[]) AND stage = $2 ORDER BY since_ms, part, serial LIMIT $3`;

const PARKED_SINCE = `
  SELECT part, serial, stage, stage_part, payload FROM clearing_work
  WHERE stage_part = ANY($1::smallint[]) AND stage = $2 AND since_ms <= $3
  ORDER BY since_ms, part, serial LIMIT ${WORK_MAX}`;

/** Two lanes may want the same parked work: the guarantor's to wake it, the list's own to cancel it. One gets it. */
const CLAIM_PARKED = `
  SELECT c.part, c.serial FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN clearing_work c ON c.part = w.part AND c.serial = w.serial
  WHERE c.stage = $3 ORDER BY c.part, c.serial FOR UPDATE OF c`;

export type WorkColumns = { part: number; serial: bigint; stage: number; stage_part: number; payload: string };

export function toWork({ stage_part: stagePart, ...row }: WorkColumns): WorkRow {
  return { ...row, stagePart };
}

/** The fence: a lane whose lease was taken finds another token or other counters, and the whole batch is rolled back. */
const MOVE_COUNTERS = `
  UPDATE lane_lease l
  SET next_seq = w.next_seq, next_serial = w.next_serial, next_link = w.next_link, chain_head = w.chain_head
  FROM unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
              $9::bytea[])
    AS w(part, token, seq_before, serial_before, next_seq, next_serial, link_before, next_link, chain_head)
  WHERE l.part = w.part AND l.token = w.token AND l.owner = $10 AND l.next_seq = w.seq_before
    AND l.next_serial = w.serial_before AND l.next_link = w.link_before`;

type ArrivalColumns = { part: number; arrived_us: bigint; message_id: string; item: number; order_no: string };
