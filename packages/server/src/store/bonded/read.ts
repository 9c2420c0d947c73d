import { partOf } from '@tongguan/kernel';
import type { BookBalance, BookReads, Movement, StockTakeView, TransferRow } from '../../bonded/reading.ts';
import type { Store } from '../pool.ts';
import { foodReads } from './foodRead.ts';
import { type Ask, inboundReads } from './inboundRead.ts';

/** Account books as their journal tells them (J-06). */
export function bookReads(store: Store): BookReads {
  const rows: Ask = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name: `books-read-${name}`, text, values })).rows;
  return {
    async movements({ emsNo, fromMs, toMs, kind, item, after, limit }) {
      // The conditions are in the text, so that the plan fits them: a book has millions of movements of declarations.
      const made = kind === null ? 'any' : (DECLARATION_KINDS.get(kind) ?? 'act');
      const text = movementsOf(made, item !== null);
      const values = [
        partOf('book', emsNo),
        `${emsNo}/`,
        fromMs,
        toMs,
        kind,
        `${emsNo}/${item ?? ''}`,
        after?.atMs ?? -1,
        after?.account ?? '',
        after?.key ?? '',
        limit,
      ];
      // Not prepared for one article: whether it moved a million times or twice decides the index.
      const found =
        item === null
          ? await rows<MovementRow>(`movements-${made}`, text, values)
          : (await store.pool.query<MovementRow>(text, values)).rows;
      return found.map((row) => movementOf(emsNo, row));
    },

    async balances(emsNo, atMs, after, limit) {
      const values = [partOf('book', emsNo), `${emsNo}/`, atMs, `${emsNo}/${after}`, limit];
      const found = await rows<{ account: string } & BookBalance>('balances', BALANCES, values);
      return found.map(({ account, unit, entered5, held5, out5 }) => ({
        itemRecordNo: account.slice(emsNo.length + 1),
        unit,
        entered5,
        held5,
        out5,
      }));
    },

    async transfers(emsNo, limit) {
      const found = await rows<TransferRow & { side: number }>('transfers', TRANSFERS, [
        partOf('book', emsNo),
        emsNo,
        limit,
      ]);
      return found.map(({ side, ...row }) => ({
        ...row,
        direction: side === 1 ? 'out' : 'in',
        sentMs: Number(row.sentMs),
      }));
    },

    async stockTake(emsNo, takeNo) {
      const key = [partOf('book', emsNo), emsNo, takeNo];
      const [take] = await rows<Omit<StockTakeView, 'lines'>>('take', TAKE, key);
      if (take === undefined) return null;
      const lines = await rows<StockTakeView['lines'][number]>('take-lines', TAKE_LINES, key);
      const endedMs = take.endedMs === null ? null : Number(take.endedMs);
      return { ...take, openedMs: Number(take.openedMs), endedMs, lines };
    },

    ...inboundReads(rows),
    ...foodReads(rows),
  };
}

/** A map, for the word is the reader's: `constructor` is no kind of movement. */
const DECLARATION_KINDS: ReadonlyMap<string, number> = new Map([
  ['list.hold', 2],
  ['list.out', 3],
  ['list.free', 4],
  ['list.back', 6],
]);

const ACT_OF_ENTRY = `
      CASE WHEN e.kind IN (1, 7) AND e.entry_key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/'
        THEN left(e.entry_key, 36)::uuid END`;

/**
 * An entry made by an act begins its key with the act's id. Goods come back from a transfer by an act on the other book, or
 * by the one that sent them when it was given up.
 */
const movementsOf = (made: number | 'any' | 'act', ofItem: boolean): string => `
  SELECT * FROM (
    SELECT e.account, e.entry_key AS key, e.kind AS entry, e.amount, e.reference, e.at_ms,
           coalesce(a.actor_code, b.actor_code) AS actor,
           CASE e.kind WHEN 2 THEN 'list.hold' WHEN 3 THEN 'list.out' WHEN 4 THEN 'list.free' WHEN 6 THEN 'list.back'
             ELSE CASE WHEN e.kind = 1 AND coalesce(a.kind, b.kind) IN ('transfer.out', 'transfer.decide') THEN 'transfer.back'
                       ELSE coalesce(a.kind, 'opening') END END AS kind
    FROM ledger_entry e
    LEFT JOIN act a ON a.part = e.part AND a.act_id = ${ACT_OF_ENTRY}
    LEFT JOIN act b ON a.part IS NULL AND b.kind = 'transfer.decide' AND e.reference LIKE 'transfer %' AND b.act_id = ${ACT_OF_ENTRY}
    WHERE e.part = $1 AND e.book = 3 AND e.kind ${made === 'any' ? '<> 5' : made === 'act' ? 'IN (1, 7)' : `= ${made}`}
      AND starts_with(e.account, $2) AND ${ofItem ? '' : '$6::text IS NOT NULL AND '}e.account ${ofItem ? '= $6' : '>= $2'}
      AND e.at_ms >= greatest($3::bigint, $7::bigint) AND e.at_ms < $4
      AND (e.at_ms, e.account, e.entry_key) > ($7::bigint, $8::text, $9::text)
  ) AS found
  WHERE $5::text IS NULL OR kind = $5
  ORDER BY at_ms, account, key LIMIT $10`;

/**
 * The present balance less later movements: queries are nearly always about today, and a book has millions of movements.
 */
const BALANCES = `
  SELECT a.account, a.granted - coalesce(m.entered, 0)::bigint AS entered5, a.reserved - coalesce(m.held, 0)::bigint AS held5,
         a.posted - coalesce(m.out, 0)::bigint AS out5, i.unit
  FROM (
    SELECT l.account, l.granted, l.reserved, l.posted FROM ledger_account l
    WHERE l.part = $1 AND l.book = 3 AND starts_with(l.account, $2) AND l.account > $4
      AND EXISTS (SELECT 1 FROM ledger_entry e
                  WHERE e.part = l.part AND e.book = 3 AND e.account = l.account AND e.at_ms <= $3)
    ORDER BY l.account LIMIT $5
  ) AS a
  LEFT JOIN (
    SELECT account, sum(CASE kind WHEN 1 THEN amount WHEN 7 THEN -amount END) AS entered,
           sum(CASE kind WHEN 2 THEN amount WHEN 3 THEN -amount WHEN 4 THEN -amount END) AS held,
           sum(CASE kind WHEN 3 THEN amount WHEN 6 THEN -amount END) AS out
    FROM ledger_entry WHERE part = $1 AND book = 3 AND starts_with(account, $2) AND at_ms > $3 GROUP BY account
  ) AS m ON m.account = a.account
  LEFT JOIN book_item i ON i.part = $1 AND i.account = a.account AND i.said_by = 'entry'
  ORDER BY a.account`;

const TRANSFERS = `
  SELECT side, from_book AS "fromBook", to_book AS "toBook", transfer_no AS "transferNo",
         item_record_no AS "itemRecordNo", unit, quantity5, received5, returned5, lost5, sent_ms AS "sentMs"
  FROM book_transfer WHERE part = $1 AND ((side = 1 AND from_book = $2) OR (side = 2 AND to_book = $2))
  ORDER BY sent_ms DESC, transfer_no, item_record_no LIMIT $3`;

const TAKE = `
  SELECT take_no AS "takeNo", state, opened_by AS "openedBy", opened_ms AS "openedMs", ended_by AS "endedBy",
         ended_ms AS "endedMs"
  FROM stock_take WHERE part = $1 AND ems_no = $2 AND take_no = $3`;
const TAKE_LINES = `
  SELECT item_record_no AS "itemRecordNo", book5, counted5, counted_by AS "countedBy", explanation
  FROM stock_take_line WHERE part = $1 AND ems_no = $2 AND take_no = $3 ORDER BY item_record_no`;

type MovementRow = {
  readonly account: string;
  readonly key: string;
  readonly entry: number;
  readonly kind: string;
  readonly amount: bigint;
  readonly reference: string;
  readonly at_ms: bigint;
  readonly actor: string | null;
};

const EFFECTS: Readonly<Record<number, Movement['effect']>> = {
  1: 'in',
  2: 'hold',
  3: 'out',
  4: 'free',
  6: 'in',
  7: 'out',
};

function movementOf(emsNo: string, row: MovementRow): Movement {
  const atMs = Number(row.at_ms);
  return {
    itemRecordNo: row.account.slice(emsNo.length + 1),
    kind: row.kind,
    effect: EFFECTS[row.entry] ?? 'hold',
    quantity5: row.amount,
    reference: row.reference,
    actor: row.actor,
    atMs,
    place: { atMs, account: row.account, key: row.key },
  };
}
