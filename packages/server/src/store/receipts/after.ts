import type { ReceiptStore } from '../../receipts/store.ts';
import type { ReceiptKind } from '../../receipts/types.ts';
import { bigints, smallints } from '../arrays.ts';
import { retry, type Store } from '../pool.ts';

type Row = {
  part: number;
  seq: bigint;
  steps: number;
  kind: number;
  at_ms: bigint;
  body: string;
  last_read: boolean;
};

export function receiptStore(store: Store): ReceiptStore {
  return {
    async after(recipient, positions, limit, perPart) {
      const parts = smallints(positions.map((_, part) => part));
      const { rows } = await retry(() =>
        store.pool.query<Row>({
          name: 'receipts-after',
          text: RECEIPTS_AFTER,
          values: [recipient, parts, bigints(positions), perPart, limit],
        }),
      );
      return rows.map((row) => ({
        part: row.part,
        seq: row.seq,
        steps: row.steps,
        kind: row.kind as ReceiptKind,
        atMs: Number(row.at_ms),
        body: row.body,
        lastRead: row.last_read,
      }));
    },
  };
}

/**
 * One look at the head of each partition. The clock of a machine may go back: `ordered_ms`, the latest time so far
 * within the partition, keeps each partition's own order when the partitions are merged.
 */
const RECEIPTS_AFTER = `
  SELECT c.part, r.seq, r.steps, r.kind, r.at_ms, r.body, r.place = $4::integer AS last_read
  FROM unnest($2::smallint[], $3::bigint[]) AS c(part, seq)
  CROSS JOIN LATERAL (
    SELECT h.seq, h.steps, h.kind, h.at_ms, h.body,
           max(h.at_ms) OVER (ORDER BY h.seq) AS ordered_ms, row_number() OVER (ORDER BY h.seq) AS place
    FROM (
      SELECT seq, steps, kind, at_ms, body FROM receipt
      WHERE part = c.part AND recipient = $1 AND seq > c.seq
      ORDER BY seq LIMIT $4::integer
    ) AS h
  ) AS r
  ORDER BY r.ordered_ms, c.part, r.seq
  LIMIT $5::integer`;
