import type pg from 'pg';
import type { GuaranteeRows } from '../../guarantee/batchStore.ts';
import type { DemandItem, SettlementStore } from '../../guarantee/settlementStore.ts';
import type { Demand } from '../../guarantee/types.ts';
import { REVERSAL_KINDS, REVERSAL_STATES } from '../../clearance/later/types.ts';
import { GUARANTEE_ASIDE } from '../../guarantee/types.ts';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { type BillRow, toBill, toOpenBill } from '../clearance/later.ts';
import { oldestOf } from '../oldest.ts';
import { overdueOf } from './overdue.ts';

/** Demands, payments and what is overdue, within the transaction of `client`. */
export function settlementStore(client: pg.PoolClient): SettlementStore & Pick<GuaranteeRows, 'overdueGuarantors'> {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    async partsDone(job, day) {
      const found = await rows<{ count: bigint }>('clearance-parts-done', PARTS_DONE, [job, day]);
      return Number(found[0]?.count ?? 0n);
    },

    async openBills(parts, releasedBeforeMs, limit) {
      const found = await oldestOf(parts, limit, (perPart) =>
        rows<BillRow & { released_ms: bigint; held_until_ms: bigint | null }>('clearance-open-bills', OPEN_BILLS, [
          smallints(parts),
          releasedBeforeMs,
          perPart,
        ]),
      );
      return found.map((row) => ({
        ...toOpenBill(row),
        readLines: () => toBill(row).lines,
        agentCode: row['agent_code'] as string,
        preNo: row['pre_no'] as string,
        heldUntilMs: row.held_until_ms === null ? null : Number(row.held_until_ms),
      }));
    },

    insertDemandItems: (items, nowMs) => insertDemandItems(client, items, nowMs),

    async demand(part, dutyNo) {
      const [row] = await rows<Demand & { bills: bigint }>('clearance-demand', DEMAND, [part, dutyNo]);
      return row === undefined ? null : { ...row, bills: Number(row.bills) };
    },

    async insertPayment({ part, dutyNo, assureCode, bills, taxFen, surchargeFen, paidDay, actId, paidMs }) {
      await client.query({
        name: 'clearance-insert-payment',
        text: `INSERT INTO demand_payment (part, duty_no, assure_code, bills, tax_fen, surcharge_fen, paid_day, act_id, paid_ms)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        values: [part, dutyNo, assureCode, bills, taxFen, surchargeFen, paidDay, actId, paidMs],
      });
    },

    overdueGuarantors: (parts, beforeDay, dutyNoOf) => overdueOf(client, smallints(parts), beforeDay, null, dutyNoOf),
  };
}

/** Over all parts on purpose: a demand is whole when every part has added what it has. */
const PARTS_DONE = 'SELECT count(part) AS count FROM job_day WHERE job = $1 AND done_day >= $2';

/**
 * Bills with an open return wait and must not crowd out due ones. So do bills of reversals and amendments in progress:
 * their tax is known at the end (G-02, G-03).
 */
const OPEN_BILLS = `
  SELECT t.*, d.agent_code, d.pre_no,
         (SELECT max(s.ended_ms) FROM set_aside s WHERE s.part = t.part AND s.state <> ${ASIDE_STATES.aside}
          AND (s.serial = t.serial AND s.kind = ${GUARANTEE_ASIDE.bill} OR s.order_no = d.order_no AND s.order_no <> ''
               OR s.kind = ${ASIDE_KINDS.act} AND EXISTS (
                 SELECT 1 FROM act a JOIN reversal r ON r.part = a.part AND a.subject IN (r.pre_no, r.list_pre_no)
                 WHERE a.part = s.part AND a.act_id = s.message_id AND r.part = t.part AND r.list_serial = t.serial)))
           AS held_until_ms
  FROM unnest($1::smallint[]) AS held(part)
  CROSS JOIN LATERAL (
    SELECT * FROM tax_bill b WHERE b.part = held.part AND b.status = 1 AND b.released_ms < $2
      AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.part = b.part AND r.list_serial = b.serial
                      AND r.kind = ${REVERSAL_KINDS.return}
                      AND r.state IN (${REVERSAL_STATES.accepted}, ${REVERSAL_STATES.manual}))
      AND NOT EXISTS (SELECT 1 FROM clearing_work c WHERE c.part = b.part AND c.serial = b.serial)
      AND NOT EXISTS (SELECT 1 FROM set_aside s JOIN declaration o ON o.part = b.part AND o.serial = b.serial
                      WHERE s.part = b.part AND s.state = ${ASIDE_STATES.aside}
                        AND (s.serial = b.serial AND s.kind = ${GUARANTEE_ASIDE.bill} OR s.order_no = o.order_no))
    ORDER BY b.released_ms, b.serial LIMIT $3
  ) AS t JOIN declaration d ON d.part = t.part AND d.serial = t.serial
  ORDER BY t.released_ms, t.part, t.serial`;

const INSERT_ITEMS = `
  INSERT INTO tax_demand_item (part, duty_no, bill_part, bill_serial, assure_code, tax_no, pre_no, bill_day, pay_by_day,
                               customs_duty_fen, consumption_tax_fen, value_added_tax_fen, made_ms)
  SELECT w.*, $13::bigint
  FROM unnest($1::smallint[], $2::text[], $3::smallint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::bigint[], $11::bigint[], $12::bigint[])
    AS w(part, duty_no, bill_part, bill_serial, assure_code, tax_no, pre_no, bill_day, pay_by_day, duty, consumption, vat)
  ORDER BY w.part, w.duty_no, w.bill_part, w.bill_serial
  ON CONFLICT (part, duty_no, bill_part, bill_serial) DO NOTHING`;

/** In the same order everywhere: two lanes that add to the same new demands wait for each other, never crosswise. */
const INSERT_DEMANDS = `
  INSERT INTO tax_demand (part, duty_no, assure_code, bill_day, pay_by_day)
  SELECT DISTINCT w.part, w.duty_no, w.assure_code, w.bill_day, w.pay_by_day
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[])
    AS w(part, duty_no, assure_code, bill_day, pay_by_day)
  WHERE NOT EXISTS (SELECT 1 FROM tax_demand k WHERE k.part = w.part AND k.duty_no = w.duty_no)
  ORDER BY w.part, w.duty_no
  ON CONFLICT (part, duty_no) DO NOTHING`;

const DEMAND = `
  SELECT i.duty_no AS "dutyNo", i.assure_code AS "assureCode", i.bill_day AS "billDay", i.pay_by_day AS "payByDay",
         sum(i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen)::bigint AS "taxFen", count(i.part) AS bills,
         EXISTS (SELECT 1 FROM demand_payment p WHERE p.part = $1 AND p.duty_no = $2) AS paid
  FROM tax_demand_item i WHERE i.part = $1 AND i.duty_no = $2
  GROUP BY i.duty_no, i.assure_code, i.bill_day, i.pay_by_day`;

async function insertDemandItems(client: pg.PoolClient, items: readonly DemandItem[], nowMs: number): Promise<void> {
  await client.query({
    name: 'clearance-insert-demands',
    text: INSERT_DEMANDS,
    values: [
      smallints(items.map((item) => item.part)),
      texts(items.map((item) => item.dutyNo)),
      texts(items.map((item) => item.assureCode)),
      texts(items.map((item) => item.billDay)),
      texts(items.map((item) => item.payByDay)),
    ],
  });
  const values = [...itemArrays(items), nowMs];
  await client.query({ name: 'clearance-insert-demand-items', text: INSERT_ITEMS, values });
}

function itemArrays(items: readonly DemandItem[]): Buffer[] {
  return [
    smallints(items.map((item) => item.part)),
    texts(items.map((item) => item.dutyNo)),
    smallints(items.map((item) => item.billPart)),
    bigints(items.map((item) => item.billSerial)),
    texts(items.map((item) => item.assureCode)),
    texts(items.map((item) => item.taxNo)),
    texts(items.map((item) => item.preNo)),
    texts(items.map((item) => item.billDay)),
    texts(items.map((item) => item.payByDay)),
    bigints(items.map((item) => item.customsDutyFen)),
    bigints(items.map((item) => item.consumptionTaxFen)),
    bigints(items.map((item) => item.valueAddedTaxFen)),
  ];
}
