import { readStored, storedList } from '@tongguan/kernel';
import type pg from 'pg';
import type { ReturnParcelStore } from '../../aftercare/store.ts';
import type { ReturnParcel } from '../../aftercare/types.ts';

type Row = Omit<ReturnParcel, 'lines' | 'receivedMs' | 'sortedMs' | 'endedMs'> & {
  readonly lines: string;
  readonly receivedMs: bigint;
  readonly sortedMs: bigint | null;
  readonly endedMs: bigint | null;
};

/** Parcels at return-centre warehouses, within the transaction of `client` (I-04). */
export function returnParcelStore(client: pg.PoolClient): ReturnParcelStore {
  return {
    async returnParcels({ part, serial }) {
      const { rows } = await client.query<Row>({ name: 'return-parcels', text: OF, values: [part, serial] });
      return rows.map(toParcel);
    },

    async putReturnParcels(parcels) {
      for (const parcel of parcels) {
        const { part, serial, parcelNo, centreNo, state, lines, receivedBy, receivedMs } = parcel;
        const { sortedBy, sortedMs, reversalPreNo, exitDocument, endedMs } = parcel;
        const told = JSON.stringify(lines.map(({ gnum, quantity5 }) => ({ gnum, quantity5: String(quantity5) })));
        const came = [part, serial, parcelNo, centreNo, state, told, receivedBy, receivedMs];
        const values = [...came, sortedBy, sortedMs, reversalPreNo, exitDocument, endedMs];
        await client.query({ name: 'put-return-parcel', text: PUT, values });
      }
    },
  };
}

function toParcel(row: Row): ReturnParcel {
  const time = (ms: bigint | null): number | null => (ms === null ? null : Number(ms));
  const lines = readStored(`return_parcel ${row.parcelNo}`, () =>
    storedList<{ readonly gnum: string; readonly quantity5: string }>(row.lines).map(({ gnum, quantity5 }) => ({
      gnum,
      quantity5: BigInt(quantity5),
    })),
  );
  return {
    ...row,
    lines,
    receivedMs: Number(row.receivedMs),
    sortedMs: time(row.sortedMs),
    endedMs: time(row.endedMs),
  };
}

const OF = `
  SELECT part, serial, parcel_no AS "parcelNo", centre_no AS "centreNo", state, lines, received_by AS "receivedBy",
         received_ms AS "receivedMs", sorted_by AS "sortedBy", sorted_ms AS "sortedMs",
         reversal_pre_no AS "reversalPreNo", exit_document AS "exitDocument", ended_ms AS "endedMs"
  FROM return_parcel WHERE part = $1 AND serial = $2 ORDER BY received_ms, parcel_no`;

const PUT = `
  INSERT INTO return_parcel (part, serial, parcel_no, centre_no, state, lines, received_by, received_ms, sorted_by, sorted_ms,
    reversal_pre_no, exit_document, ended_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (part, serial, parcel_no) DO UPDATE
  SET state = EXCLUDED.state, sorted_by = EXCLUDED.sorted_by, sorted_ms = EXCLUDED.sorted_ms,
      reversal_pre_no = EXCLUDED.reversal_pre_no, exit_document = EXCLUDED.exit_document, ended_ms = EXCLUDED.ended_ms`;
