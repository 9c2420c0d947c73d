import type pg from 'pg';
import type { BookStore } from '../../bonded/store.ts';
import type { InboundDetail } from '../../bonded/types.ts';

type DetailStore = Pick<BookStore, 'inboundDetail' | 'putInboundDetail'>;

/** Inbound details (711), within the transaction of `client` (J-02). */
export function inboundDetailStore(client: pg.PoolClient): DetailStore {
  return {
    async inboundDetail(part, operatorCode, copNo) {
      const { rows } = await client.query<InboundDetail & { unknown: string }>({
        name: 'inbound-detail',
        text: DETAIL,
        values: [part, operatorCode, copNo],
      });
      const [row] = rows;
      if (row === undefined) return null;
      return { ...row, unknown: JSON.parse(row.unknown) as string[], receivedMs: Number(row.receivedMs) };
    },

    async putInboundDetail(detail) {
      const { part, operatorCode, copNo, preNo, rkdNo, state, appTime, customsCode, billNo, logisticsCode } = detail;
      const { callerCode, messageId, item, parcels, unknown, receivedMs } = detail;
      const names = [part, operatorCode, copNo, preNo, rkdNo, state, appTime, customsCode, billNo, logisticsCode];
      const values = [...names, callerCode, messageId, item, parcels, JSON.stringify(unknown), receivedMs];
      await client.query({ name: 'put-inbound-detail', text: PUT, values });
    },
  };
}

const DETAIL = `
  SELECT part, operator_code AS "operatorCode", cop_no AS "copNo", pre_no AS "preNo", rkd_no AS "rkdNo", state,
         app_time AS "appTime", customs_code AS "customsCode", bill_no AS "billNo", logistics_code AS "logisticsCode",
         caller_code AS "callerCode", message_id AS "messageId", item, parcels, unknown, received_ms AS "receivedMs"
  FROM inbound_detail WHERE part = $1 AND operator_code = $2 AND cop_no = $3`;

const PUT = `
  INSERT INTO inbound_detail (part, operator_code, cop_no, pre_no, rkd_no, state, app_time, customs_code, bill_no,
    logistics_code, caller_code, message_id, item, parcels, unknown, received_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  ON CONFLICT (part, operator_code, cop_no) DO UPDATE
  SET pre_no = EXCLUDED.pre_no, rkd_no = EXCLUDED.rkd_no, state = EXCLUDED.state, app_time = EXCLUDED.app_time,
      customs_code = EXCLUDED.customs_code, bill_no = EXCLUDED.bill_no, logistics_code = EXCLUDED.logistics_code,
      caller_code = EXCLUDED.caller_code, message_id = EXCLUDED.message_id, item = EXCLUDED.item,
      parcels = EXCLUDED.parcels, unknown = EXCLUDED.unknown, received_ms = EXCLUDED.received_ms`;
