import { readStored, storedList } from '@tongguan/kernel';
import type pg from 'pg';
import type { BookStore } from '../../bonded/store.ts';
import type { InboundCheck } from '../../bonded/types.ts';

type CheckStore = Pick<BookStore, 'inboundCheck' | 'addInboundCheck'>;

type Row = Omit<InboundCheck, 'papers' | 'differences' | 'atMs'> & {
  readonly papers: string;
  readonly differences: string;
  readonly atMs: bigint;
};

/** Checks of goods against their papers, within the transaction of `client` (J-08). */
export function inboundCheckStore(client: pg.PoolClient): CheckStore {
  return {
    async inboundCheck({ part, emsNo, billNo }) {
      const { rows } = await client.query<Row>({ name: 'inbound-check', text: LAST, values: [part, emsNo, billNo] });
      const [row] = rows;
      if (row === undefined) return null;
      return readStored(`inbound_check ${emsNo}/${billNo}`, () => ({
        ...row,
        papers: storedList<InboundCheck['papers'][number]>(row.papers),
        differences: storedList<InboundCheck['differences'][number]>(row.differences),
        atMs: Number(row.atMs),
      }));
    },

    async addInboundCheck({ part, emsNo, billNo }, { actId, result, papers, differences, byCode, atMs }) {
      const said = [JSON.stringify(papers), JSON.stringify(differences)];
      const values = [part, emsNo, billNo, actId, result, ...said, byCode, atMs];
      await client.query({ name: 'add-inbound-check', text: ADD, values });
    },
  };
}

const LAST = `
  SELECT act_id AS "actId", result, papers, differences, by_code AS "byCode", at_ms AS "atMs"
  FROM inbound_check WHERE part = $1 AND ems_no = $2 AND bill_no = $3 ORDER BY no DESC LIMIT 1`;

const ADD = `
  INSERT INTO inbound_check (part, ems_no, bill_no, act_id, result, papers, differences, by_code, at_ms, no)
  SELECT $1::smallint, $2::text, $3::text, $4::uuid, $5::text, $6::text, $7::text, $8::text, $9::bigint, count(*) + 1
  FROM inbound_check WHERE part = $1 AND ems_no = $2 AND bill_no = $3`;
