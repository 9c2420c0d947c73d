import type pg from 'pg';
import type { ReversalStore } from '../../clearance/aftercare/store.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { type ReversalRow, toReversal } from './clearance-aftercare.ts';
import { linesJson } from './clearance-write.ts';

/** Returns that wait for their goods, and tax bills of amended lists, within the transaction of `client`. */
export function reversalStore(client: pg.PoolClient): ReversalStore {
  return {
    async openReturns(parts, releasedBeforeMs) {
      const values = [smallints(parts), releasedBeforeMs];
      const { rows } = await client.query<ReversalRow & { released: bigint }>({
        name: 'clearance-open-returns',
        text: OPEN_RETURNS,
        values,
      });
      return rows.map((row) => ({ reversal: toReversal(row), releasedMs: Number(row.released) }));
    },

    async amendBills(bills) {
      const { rowCount } = await client.query({
        name: 'clearance-amend-bills',
        text: AMEND_BILLS,
        values: [
          smallints(bills.map((bill) => bill.part)),
          bigints(bills.map((bill) => bill.serial)),
          texts(bills.map((bill) => linesJson(bill.lines))),
          bigints(bills.map((bill) => bill.customsDutyFen)),
          bigints(bills.map((bill) => bill.consumptionTaxFen)),
          bigints(bills.map((bill) => bill.valueAddedTaxFen)),
        ],
      });
      if (rowCount !== bills.length) throw new Error('a tax bill to amend is gone or on a demand');
    },
  };
}

const OPEN_RETURNS = `
  SELECT r.*, t.released_ms AS released FROM reversal r
  JOIN tax_bill t ON t.part = r.part AND t.serial = r.list_serial
  WHERE r.part = ANY($1::smallint[]) AND r.kind = 2 AND r.state = 300 AND t.released_ms < $2
  ORDER BY r.part, r.serial`;

const AMEND_BILLS = `
  UPDATE tax_bill t SET lines = w.lines, customs_duty_fen = w.duty, consumption_tax_fen = w.consumption,
         value_added_tax_fen = w.vat
  FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS w(part, serial, lines, duty, consumption, vat)
  WHERE t.part = w.part AND t.serial = w.serial AND t.status = 1`;
