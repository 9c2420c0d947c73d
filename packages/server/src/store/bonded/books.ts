import type pg from 'pg';
import { assert } from '@tongguan/kernel';
import type { BookStore } from '../../bonded/store.ts';
import type { Inbound, InboundLine, StockTake, TakeLine, TransferLine } from '../../bonded/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { inboundCheckStore } from './inboundCheck.ts';
import { inboundDetailStore } from './inboundDetail.ts';

/** Transfers, stock-takes and inbound goods of account books, within the transaction of `client` (J-02 … J-04). */
export function bookStore(client: pg.PoolClient): BookStore {
  const rows: Ask = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name: `books-${name}`, text, values })).rows;
  return {
    ...transferStore(rows),
    ...stockTakeStore(rows),
    ...inboundStore(rows),
    ...inboundDetailStore(client),
    ...inboundCheckStore(client),
  };
}

type Ask = <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

function transferStore(
  rows: Ask,
): Pick<BookStore, 'itemsOfBook' | 'transferLines' | 'putTransferLines' | 'addReturned'> {
  return {
    async itemsOfBook(part, emsNo) {
      const found = await rows<{ account: string }>('items', ITEMS, [part, `${emsNo}/`]);
      return found.map(({ account }) => account.slice(emsNo.length + 1));
    },

    async transferLines(part, side, fromBook, transferNo) {
      const found = await rows<TransferLine>('transfer', TRANSFER, [part, side, fromBook, transferNo]);
      return found.map((row) => ({ ...row, sentMs: Number(row.sentMs) }));
    },

    async putTransferLines(lines) {
      const [first] = lines;
      if (first === undefined) return;
      await rows('put-transfer', PUT_TRANSFER, [
        first.part,
        first.side,
        first.fromBook,
        first.transferNo,
        first.toBook,
        first.sentMs,
        texts(lines.map((line) => line.itemRecordNo)),
        bigints(lines.map((line) => line.quantity5)),
        bigints(lines.map((line) => line.received5)),
        bigints(lines.map((line) => line.returned5)),
        bigints(lines.map((line) => line.lost5)),
        texts(lines.map((line) => line.unit)),
        first.serial,
      ]);
    },

    async addReturned(lines) {
      const found = await rows('add-returned', ADD_RETURNED, [
        smallints(lines.map((line) => line.part)),
        smallints(lines.map((line) => line.side)),
        texts(lines.map((line) => line.fromBook)),
        texts(lines.map((line) => line.transferNo)),
        texts(lines.map((line) => line.itemRecordNo)),
        bigints(lines.map((line) => line.quantity5)),
        bigints(lines.map((line) => line.serial)),
      ]);
      assert(found.length === lines.length, 'what comes back has left by a transfer that is there');
    },
  };
}

function stockTakeStore(
  rows: Ask,
): Pick<BookStore, 'stockTake' | 'openStockTake' | 'putStockTake' | 'takeLines' | 'putTakeLines'> {
  return {
    async stockTake(part, emsNo, takeNo) {
      const [found] = await rows<StockTake>('take', TAKE, [part, emsNo, takeNo]);
      return found ? timed(found) : null;
    },

    async openStockTake(part, emsNo) {
      const [found] = await rows<StockTake>('open-take', OPEN_TAKE, [part, emsNo]);
      return found ? timed(found) : null;
    },

    async putStockTake({ part, emsNo, takeNo, state, openedBy, openedMs, endedBy, endedMs }) {
      await rows('put-take', PUT_TAKE, [part, emsNo, takeNo, state, openedBy, openedMs, endedBy, endedMs]);
    },

    takeLines: ({ part, emsNo, takeNo }) => rows<TakeLine>('take-lines', TAKE_LINES, [part, emsNo, takeNo]),

    async putTakeLines({ part, emsNo, takeNo }, lines) {
      await rows('put-take-lines', PUT_TAKE_LINES, [
        part,
        emsNo,
        takeNo,
        texts(lines.map((line) => line.itemRecordNo)),
        bigints(lines.map((line) => line.book5)),
        bigints(lines.map((line) => line.counted5)),
        texts(lines.map((line) => line.countedBy)),
        texts(lines.map((line) => line.explanation)),
      ]);
    },
  };
}

function inboundStore(rows: Ask): Pick<BookStore, 'inbound' | 'putInbound' | 'inboundLines' | 'putInboundLines'> {
  return {
    async inbound(part, emsNo, billNo) {
      const [row] = await rows<Inbound>('inbound', INBOUND, [part, emsNo, billNo]);
      if (row === undefined) return null;
      const endedMs = row.endedMs === null ? null : Number(row.endedMs);
      return { ...row, registeredMs: Number(row.registeredMs), endedMs };
    },

    async putInbound({ part, emsNo, billNo, document, state, quarantineNo, countedBy, registeredMs, endedMs }) {
      const values = [part, emsNo, billNo, document, state, quarantineNo, countedBy, registeredMs, endedMs];
      await rows('put-inbound', PUT_INBOUND, values);
    },

    inboundLines: ({ part, emsNo, billNo }) => rows<InboundLine>('inbound-lines', INBOUND_LINES, [part, emsNo, billNo]),

    async putInboundLines({ part, emsNo, billNo }, lines) {
      await rows('put-inbound-lines', PUT_INBOUND_LINES, [
        part,
        emsNo,
        billNo,
        texts(lines.map((line) => line.itemRecordNo)),
        bigints(lines.map((line) => line.declared5)),
        bigints(lines.map((line) => line.counted5)),
      ]);
    },
  };
}

function timed(take: StockTake): StockTake {
  const endedMs = take.endedMs === null ? null : Number(take.endedMs);
  return { ...take, openedMs: Number(take.openedMs), endedMs };
}

const ITEMS = `
  SELECT account FROM ledger_account WHERE part = $1 AND book = 3 AND starts_with(account, $2) ORDER BY account`;

const TRANSFER = `
  SELECT part, side, from_book AS "fromBook", transfer_no AS "transferNo", item_record_no AS "itemRecordNo",
         to_book AS "toBook", unit, quantity5, received5, returned5, lost5, sent_ms AS "sentMs", serial
  FROM book_transfer WHERE part = $1 AND side = $2 AND from_book = $3 AND transfer_no = $4 ORDER BY item_record_no`;

const PUT_TRANSFER = `
  INSERT INTO book_transfer (part, side, from_book, transfer_no, to_book, sent_ms, item_record_no, quantity5, received5,
    returned5, lost5, unit, serial)
  SELECT $1::smallint, $2::smallint, $3::text, $4::text, $5::text, $6::bigint, w.*, $13::bigint
  FROM unnest($7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[])
    AS w(item, quantity, received, back, lost, unit)
  ON CONFLICT (part, side, from_book, transfer_no, item_record_no) DO UPDATE
  SET received5 = EXCLUDED.received5, returned5 = EXCLUDED.returned5, lost5 = EXCLUDED.lost5`;

const ADD_RETURNED = `
  UPDATE book_transfer t SET returned5 = t.returned5 + w.quantity, serial = coalesce(w.serial, t.serial)
  FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
    AS w(part, side, from_book, transfer_no, item, quantity, serial)
  WHERE t.part = w.part AND t.side = w.side AND t.from_book = w.from_book AND t.transfer_no = w.transfer_no
    AND t.item_record_no = w.item
  RETURNING t.item_record_no`;

const TAKE_COLUMNS = `part, ems_no AS "emsNo", take_no AS "takeNo", state, opened_by AS "openedBy", opened_ms AS "openedMs",
  ended_by AS "endedBy", ended_ms AS "endedMs"`;
const TAKE = `SELECT ${TAKE_COLUMNS} FROM stock_take WHERE part = $1 AND ems_no = $2 AND take_no = $3`;
const OPEN_TAKE = `SELECT ${TAKE_COLUMNS} FROM stock_take WHERE part = $1 AND ems_no = $2 AND state = 1`;
const PUT_TAKE = `
  INSERT INTO stock_take (part, ems_no, take_no, state, opened_by, opened_ms, ended_by, ended_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (part, ems_no, take_no) DO UPDATE
  SET state = EXCLUDED.state, ended_by = EXCLUDED.ended_by, ended_ms = EXCLUDED.ended_ms`;

const TAKE_LINES = `
  SELECT item_record_no AS "itemRecordNo", book5, counted5, counted_by AS "countedBy", explanation
  FROM stock_take_line WHERE part = $1 AND ems_no = $2 AND take_no = $3 ORDER BY item_record_no`;
const PUT_TAKE_LINES = `
  INSERT INTO stock_take_line (part, ems_no, take_no, item_record_no, book5, counted5, counted_by, explanation)
  SELECT $1::smallint, $2::text, $3::text, w.*
  FROM unnest($4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[]) AS w(item, book5, counted5, counted_by, said)
  ON CONFLICT (part, ems_no, take_no, item_record_no) DO UPDATE
  SET counted5 = EXCLUDED.counted5, counted_by = EXCLUDED.counted_by, explanation = EXCLUDED.explanation`;

const INBOUND = `
  SELECT part, ems_no AS "emsNo", bill_no AS "billNo", document, state, quarantine_no AS "quarantineNo",
         counted_by AS "countedBy", registered_ms AS "registeredMs", ended_ms AS "endedMs"
  FROM book_inbound WHERE part = $1 AND ems_no = $2 AND bill_no = $3`;
const PUT_INBOUND = `
  INSERT INTO book_inbound (part, ems_no, bill_no, document, state, quarantine_no, counted_by, registered_ms, ended_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (part, ems_no, bill_no) DO UPDATE
  SET state = EXCLUDED.state, quarantine_no = EXCLUDED.quarantine_no, counted_by = EXCLUDED.counted_by,
      ended_ms = EXCLUDED.ended_ms`;
const INBOUND_LINES = `
  SELECT item_record_no AS "itemRecordNo", declared5, counted5
  FROM book_inbound_line WHERE part = $1 AND ems_no = $2 AND bill_no = $3 ORDER BY item_record_no`;
const PUT_INBOUND_LINES = `
  INSERT INTO book_inbound_line (part, ems_no, bill_no, item_record_no, declared5, counted5)
  SELECT $1::smallint, $2::text, $3::text, w.* FROM unnest($4::text[], $5::bigint[], $6::bigint[]) AS w(item, declared, counted)
  ON CONFLICT (part, ems_no, bill_no, item_record_no) DO UPDATE SET counted5 = EXCLUDED.counted5`;
