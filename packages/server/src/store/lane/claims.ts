import type pg from 'pg';
import type { BatchStore } from '../../clearance/store.ts';
import { smallints, texts } from '../arrays.ts';
import type { Claim, NumberRef } from '../../lane/types.ts';

/** Which order uses which number, within the transaction of `client`. */
export function claimStore(client: pg.PoolClient): Pick<BatchStore, 'claimsOf' | 'insertClaims' | 'deleteClaims'> {
  return {
    async claimsOf(numbers) {
      if (numbers.length === 0) return [];
      const { rows } = await client.query<Claim>({
        name: 'clearance-claims-of',
        text: `SELECT c.part, c.kind, c.doc_key AS "docKey", c.order_no AS "orderNo",
                      coalesce(c.spelled, c.doc_key) AS spelled
               FROM unnest($1::smallint[], $2::smallint[], $3::text[]) AS w(part, kind, doc_key)
               JOIN number_claim c ON c.part = w.part AND c.kind = w.kind AND c.doc_key = w.doc_key`,
        values: numberArrays(numbers),
      });
      return rows;
    },

    async insertClaims(claims) {
      const { rowCount } = await client.query({
        name: 'clearance-insert-claims',
        text: `INSERT INTO number_claim (part, kind, doc_key, order_no, spelled)
               SELECT part, kind, doc_key, order_no, nullif(spelled, doc_key)
               FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[], $5::text[])
                 AS w(part, kind, doc_key, order_no, spelled)
               ORDER BY part, kind, doc_key
               ON CONFLICT (part, kind, doc_key) DO NOTHING`,
        values: [
          ...numberArrays(claims),
          texts(claims.map((claim) => claim.orderNo)),
          texts(claims.map((claim) => claim.spelled)),
        ],
      });
      return rowCount ?? 0;
    },

    async deleteClaims(claims) {
      await client.query({
        name: 'clearance-delete-claims',
        text: `DELETE FROM number_claim c
               USING unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[]) AS w(part, kind, doc_key, order_no)
               WHERE c.part = w.part AND c.kind = w.kind AND c.doc_key = w.doc_key AND c.order_no = w.order_no`,
        values: [...numberArrays(claims), texts(claims.map((claim) => claim.orderNo))],
      });
    },
  };
}

function numberArrays(numbers: readonly NumberRef[]): Buffer[] {
  return [
    smallints(numbers.map((number) => number.part)),
    smallints(numbers.map((number) => number.kind)),
    texts(numbers.map((number) => number.docKey)),
  ];
}
