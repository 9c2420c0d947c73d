import { Fault } from '@tongguan/kernel';
import type pg from 'pg';
import type { ReversalStore } from '../../aftercare/store.ts';
import type { LaterStore } from '../../clearance/store.ts';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { linesJson } from '../clearance/write.ts';
import type { SerialRef } from '../../lane/types.ts';

/** Returns that wait for their goods, and tax bills of amended declarations, within the transaction of `client`. */
export function reversalStore(client: pg.PoolClient): ReversalStore & Pick<LaterStore, 'amendBills'> {
  return {
    async openReturns(parts, releasedBeforeMs) {
      const values = [smallints(parts), releasedBeforeMs];
      const { rows } = await client.query<SerialRef & { released: bigint }>({
        name: 'clearance-open-returns',
        text: OPEN_RETURNS,
        values,
      });
      return rows.map(({ part, serial, released }) => ({ part, serial, releasedMs: Number(released) }));
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
      // The tax of a declaration being amended is not put on a demand (G-03).
      if (rowCount !== bills.length) throw new Fault('a tax bill to amend is gone or on a demand');
    },
  };
}

const OPEN_RETURNS = `
  SELECT r.part, r.serial, coalesce(d.decided_ms, t.released_ms) AS released FROM reversal r
  JOIN tax_bill t ON t.part = r.part AND t.serial = r.list_serial
  JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
  WHERE r.part = ANY($1::smallint[]) AND r.kind = 2 AND r.state = 300 AND coalesce(d.decided_ms, t.released_ms) < $2
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = r.part AND s.state = ${ASIDE_STATES.aside}
                    AND (s.serial = r.serial AND s.kind = ${ASIDE_KINDS.return} OR s.subject = r.pre_no))
  ORDER BY r.part, r.serial`;

const AMEND_BILLS = `
  UPDATE tax_bill t SET lines = w.lines, customs_duty_fen = w.duty, consumption_tax_fen = w.consumption,
         value_added_tax_fen = w.vat
  FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
    AS w(part, serial, lines, duty, consumption, vat)
  WHERE t.part = w.part AND t.serial = w.serial AND t.status = 1`;
