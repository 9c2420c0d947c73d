import type pg from 'pg';
import type { DeliveryStore } from '../../aftercare/store.ts';
import type { DeliveryReport } from '../../aftercare/types.ts';

/** Reports of parcels, within the transaction of `client`. */
export function deliveryStore(client: pg.PoolClient): DeliveryStore {
  return {
    async delivery(part, logisticsCode, logisticsNo) {
      const { rows } = await client.query<DeliveryReport>({
        name: 'clearance-delivery',
        text: LATEST,
        values: [part, logisticsCode, logisticsNo],
      });
      return rows[0] ?? null;
    },

    async insertDelivery(report, receivedMs) {
      const { part, logisticsCode, logisticsNo, appTime, messageId, item, status, happened } = report;
      await client.query({
        name: 'clearance-insert-delivery',
        text: `INSERT INTO delivery (part, logistics_code, logistics_no, app_time, message_id, item, status, happened, received_ms)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        values: [part, logisticsCode, logisticsNo, appTime, messageId, item, status, happened, receivedMs],
      });
    },
  };
}

const LATEST = `
  SELECT part, logistics_code AS "logisticsCode", logistics_no AS "logisticsNo", app_time AS "appTime",
         message_id AS "messageId", item, status, happened
  FROM delivery WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3
  ORDER BY received_ms DESC, app_time DESC LIMIT 1`;
