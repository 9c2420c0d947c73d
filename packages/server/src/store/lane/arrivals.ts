import type pg from 'pg';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import type { BatchStore } from '../../clearance/store.ts';
import { bigints, byteas, smallints, uuids } from '../arrays.ts';
import { leaseArrays } from './leases.ts';
import type { ArrivalRow, WaitingArrival } from '../../lane/types.ts';

type ArrivalStore = Pick<
  BatchStore,
  'takeArrivals' | 'arrivalsThere' | 'deleteArrivals' | 'refusedMessages' | 'moveCounters'
>;

/** Arrivals not processed yet, and the fence up to which they are deleted. */
export function arrivalStore(client: pg.PoolClient): ArrivalStore {
  const run = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  return {
    async takeArrivals(parts, limits) {
      const { rows } = await client.query<ArrivalColumns>({
        name: 'clearance-take-arrivals',
        text: TAKE_ARRIVALS,
        values: [smallints(parts), smallints(limits)],
      });
      return rows.map(toArrival);
    },

    async arrivalsThere(wanted) {
      const { rows } = await client.query<ArrivalColumns>({
        name: 'clearance-arrivals-there',
        text: ARRIVALS_THERE,
        values: arrivalArrays(wanted),
      });
      return rows.map(toArrival);
    },

    async deleteArrivals(rows) {
      await run(
        'clearance-delete-arrivals',
        `DELETE FROM arrival a
         USING unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::smallint[]) AS w(part, arrived_us, message_id, item)
         WHERE a.part = w.part AND a.arrived_us = w.arrived_us AND a.message_id = w.message_id AND a.item = w.item`,
        arrivalArrays(rows),
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

/** Whether something of its order is set aside; reads only rows of the same order. */
const IS_HELD = `a.order_no <> '' AND EXISTS (
    SELECT 1 FROM set_aside s WHERE s.part = a.part AND s.order_no = a.order_no AND s.state = ${ASIDE_STATES.aside})`;

/** The oldest arrivals of each partition: per partition a short walk along the primary key, however long the queue. */
const TAKE_ARRIVALS = `
  SELECT a.part, a.arrived_us, a.message_id, a.item, a.order_no, ${IS_HELD} AS held
  FROM unnest($1::smallint[], $2::smallint[]) AS own(part, n)
  CROSS JOIN LATERAL (
    SELECT * FROM arrival WHERE arrival.part = own.part ORDER BY arrived_us, message_id, item LIMIT own.n
  ) AS a`;

const ARRIVALS_THERE = `
  SELECT a.part, a.arrived_us, a.message_id, a.item, a.order_no, ${IS_HELD} AS held
  FROM unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::smallint[]) AS w(part, arrived_us, message_id, item)
  JOIN arrival a ON a.part = w.part AND a.arrived_us = w.arrived_us AND a.message_id = w.message_id AND a.item = w.item`;

/** The fence: a lane whose lease was taken finds another token or other counters, and the whole batch is rolled back. */
const MOVE_COUNTERS = `
  UPDATE lane_lease l
  SET next_seq = w.next_seq, next_serial = w.next_serial, next_link = w.next_link, chain_head = w.chain_head
  FROM unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
              $9::bytea[])
    AS w(part, token, seq_before, serial_before, next_seq, next_serial, link_before, next_link, chain_head)
  WHERE l.part = w.part AND l.token = w.token AND l.owner = $10 AND l.next_seq = w.seq_before
    AND l.next_serial = w.serial_before AND l.next_link = w.link_before`;

type ArrivalColumns = {
  part: number;
  arrived_us: bigint;
  message_id: string;
  item: number;
  order_no: string;
  held: boolean;
};

function toArrival(row: ArrivalColumns): WaitingArrival {
  return {
    part: row.part,
    arrivedUs: row.arrived_us,
    messageId: row.message_id,
    item: row.item,
    orderNo: row.order_no,
    held: row.held,
  };
}

function arrivalArrays(rows: readonly ArrivalRow[]): Buffer[] {
  return [
    smallints(rows.map((row) => row.part)),
    bigints(rows.map((row) => row.arrivedUs)),
    uuids(rows.map((row) => row.messageId)),
    smallints(rows.map((row) => row.item)),
  ];
}
