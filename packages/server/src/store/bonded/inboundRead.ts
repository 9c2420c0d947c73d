import { damagedText, partOf, storedList, toldOr } from '@tongguan/kernel';
import type { BookReads, CheckRow, InboundRow, WaitingDetail } from '../../bonded/reading.ts';

export type Ask = <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

/** Goods on their way into a book, and inbound details that wait for an officer (J-02). */
export function inboundReads(rows: Ask): Pick<BookReads, 'inbounds' | 'waitingDetails'> {
  return {
    async inbounds(emsNo, limit) {
      const part = partOf('book', emsNo);
      const found = await rows<Omit<InboundRow, 'lines' | 'check'>>('inbounds', INBOUNDS, [part, emsNo, limit]);
      const bills = found.map(({ billNo }) => billNo);
      const lines = await rows<InboundRow['lines'][number] & { readonly billNo: string }>('inbound-lines', LINES, [
        part,
        emsNo,
        bills,
      ]);
      const checks = await rows<StoredCheck>('inbound-checks', CHECKS, [part, emsNo, bills]);
      return found.map((row) => ({
        ...row,
        registeredMs: Number(row.registeredMs),
        check: toCheck(checks.find(({ billNo }) => billNo === row.billNo)),
        lines: lines.filter(({ billNo }) => billNo === row.billNo),
      }));
    },

    async waitingDetails(limit, district) {
      const found = await rows<WaitingDetail & { readonly unknown: string }>('waiting-details', WAITING, [
        limit,
        district,
      ]);
      return found.map((row) => ({
        ...row,
        unknown: toldOr(
          () => storedList<string>(row.unknown),
          (damaged) => [damagedText(damaged)],
        ),
        receivedMs: Number(row.receivedMs),
      }));
    },
  };
}

const INBOUNDS = `
  SELECT bill_no AS "billNo", document, state, quarantine_no AS "quarantineNo", registered_ms AS "registeredMs"
  FROM book_inbound WHERE part = $1 AND ems_no = $2 ORDER BY registered_ms DESC, bill_no LIMIT $3`;

const LINES = `
  SELECT bill_no AS "billNo", item_record_no AS "itemRecordNo", declared5, counted5
  FROM book_inbound_line WHERE part = $1 AND ems_no = $2 AND bill_no = ANY($3::text[]) ORDER BY bill_no, item_record_no`;

type StoredCheck = Pick<CheckRow, 'result' | 'byCode'> & {
  readonly billNo: string;
  readonly atMs: bigint;
  readonly papers: string;
  readonly differences: string;
};

function toCheck(row: StoredCheck | undefined): CheckRow | null {
  if (row === undefined) return null;
  const { result, byCode, atMs } = row;
  const told = { result, byCode, atMs: Number(atMs) };
  return toldOr<CheckRow, CheckRow>(
    () => ({ ...told, papers: storedList(row.papers), differences: storedList(row.differences) }),
    (damaged) => ({ ...told, papers: [], differences: [{ damaged: damagedText(damaged) }] }),
  );
}

/** The last of each bill. */
const CHECKS = `
  SELECT DISTINCT ON (bill_no) bill_no AS "billNo", result, papers, differences, by_code AS "byCode", at_ms AS "atMs"
  FROM inbound_check WHERE part = $1 AND ems_no = $2 AND bill_no = ANY($3::text[]) ORDER BY bill_no, no DESC`;

/** Across all parts on purpose: an officer asks what waits, and few details do. */
const WAITING = `
  SELECT operator_code AS "operatorCode", cop_no AS "copNo", pre_no AS "preNo", bill_no AS "billNo", parcels, unknown,
         received_ms AS "receivedMs"
  FROM inbound_detail WHERE state = 120 AND ($2 = '' OR customs_code = $2) ORDER BY received_ms, part, cop_no LIMIT $1`;
