import type { ReceiptAboutStore, ReceiptSubject } from '../../receipts/index.ts';
import type { ReceiptKind } from '../../receipts/types.ts';
import type { Store } from '../pool.ts';

type Row = { part: number; seq: bigint; steps: number; kind: number; at_ms: bigint; body: string };

/** A declaration has about a dozen receipts; the bound is for the unforeseen. */
const ROWS_MAX = 500;
/** Numbers this close are walked instead of halved. */
const NEAR = 64n;

/**
 * An index on the declaration would be paid by every receipt written and used by hardly any. Within a partition
 * numbers and times grow together, so the span of time is found by halving along the primary key instead.
 */
export function receiptAboutStore(store: Store): ReceiptAboutStore {
  return {
    async about(recipient, subject) {
      const low = await seqAt(store, recipient, subject.part, subject.fromMs);
      const high = await seqAt(store, recipient, subject.part, subject.untilMs + 1);
      const near = await between(store, recipient, subject, low, high + NEAR);
      // A clock that was moved back (sandbox) breaks the assumption: look through all of them.
      return near.length > 0 ? near : between(store, recipient, subject, 0n, null);
    },
  };
}

/** A number near which time passes `atMs`, never behind it. */
async function seqAt(store: Store, recipient: string, part: number, atMs: number): Promise<bigint> {
  const last = await store.pool.query<{ seq: bigint | null }>(
    'SELECT max(seq) AS seq FROM receipt WHERE part = $1 AND recipient = $2',
    [part, recipient],
  );
  let low = 0n;
  let high = last.rows[0]?.seq ?? 0n;
  while (high - low > NEAR) {
    const middle = (low + high) / 2n;
    const { rows } = await store.pool.query<{ seq: bigint; at_ms: bigint }>({
      name: 'receipts-about-halve',
      text: `SELECT seq, at_ms FROM receipt WHERE part = $1 AND recipient = $2 AND seq >= $3 ORDER BY seq LIMIT 1`,
      values: [part, recipient, middle],
    });
    const found = rows[0];
    if (found !== undefined && Number(found.at_ms) < atMs) low = found.seq;
    else high = middle;
  }
  return low;
}

async function between(
  store: Store,
  recipient: string,
  { part, serial, documents }: ReceiptSubject,
  low: bigint,
  high: bigint | null,
): Promise<ReturnType<typeof fromRow>[]> {
  const { rows } = await store.pool.query<Row>({
    name: 'receipts-about',
    text: `SELECT part, seq, steps, kind, at_ms, body FROM receipt
           WHERE part = $1 AND recipient = $2 AND seq > $3 AND ($4::bigint IS NULL OR seq <= $4)
             AND (serial = $5 OR (message_id, item) IN (SELECT * FROM unnest($6::uuid[], $7::smallint[])))
           ORDER BY seq LIMIT ${ROWS_MAX}`,
    values: [
      part,
      recipient,
      low,
      high,
      serial,
      documents.map((document) => document.messageId),
      documents.map((document) => document.item),
    ],
  });
  return rows.map(fromRow);
}

function fromRow(row: Row) {
  const { part, seq, steps, body } = row;
  return { part, seq, steps, body, kind: row.kind as ReceiptKind, atMs: Number(row.at_ms) };
}
