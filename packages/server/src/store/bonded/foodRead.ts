import { partOf } from '@tongguan/kernel';
import type { BatchRow, BookReads } from '../../bonded/reading.ts';
import { BOOKS } from '../../ledgers/index.ts';
import {
  BATCH_FIELDS,
  type BatchRow as StoredBatch,
  BILL_OF_BATCH,
  BILL_STANDS,
  EVENT_FIELDS,
  type EventRow,
  withEvents,
} from './food.ts';
import type { Ask } from './inboundRead.ts';

/** Batches of food as the book has them now (M-37). */
export function foodReads(rows: Ask): Pick<BookReads, 'batches'> {
  return {
    async batches(emsNo, limit) {
      const part = partOf('book', emsNo);
      const found = await rows<StoredBatch & Pick<BatchRow, 'inWarehouse5'>>('batches', BATCHES, [part, emsNo, limit]);
      const accounts = found.map(({ account }) => account);
      const events = await rows<EventRow>('batch-events', EVENTS, [part, accounts]);
      return withEvents(found, events).map((row) => ({ ...row, itemRecordNo: row.account.slice(emsNo.length + 1) }));
    },
  };
}

const BATCHES = `
  SELECT t.*, coalesce(a.granted - a.posted, 0) AS "inWarehouse5"
  FROM (SELECT ${BATCH_FIELDS} FROM book_batch b ${BILL_OF_BATCH}
        WHERE b.part = $1 AND b.ems_no = $2 AND ${BILL_STANDS}
        GROUP BY b.part, b.account, b.batch_no) AS t
  LEFT JOIN ledger_account a ON a.part = t.part AND a.book = ${BOOKS.stock} AND a.account = t.account
  ORDER BY t."expiresDay", t.account, t."batchNo" LIMIT $3`;

const EVENTS = `
  SELECT ${EVENT_FIELDS} FROM book_batch_event e
  WHERE e.part = $1 AND e.account = ANY($2::text[]) ORDER BY e.account, e.batch_no, e.no`;
