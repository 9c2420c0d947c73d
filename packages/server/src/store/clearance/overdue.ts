import type pg from 'pg';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { ACT_ITEM } from '../../office/types.ts';
import { texts } from '../arrays.ts';
import type { Overdue, ReadDutyNo, WaitingPayment } from '../../clearance/rows.ts';

/**
 * Guarantors with a demand that is not paid and whose last day comes before this one, each with the first such day: of
 * these parts, or the one with this code. A demand whose payment is not processed yet, or set aside, does not count; other
 * demands of the same guarantor do. A payment that cannot be read may be for any of them.
 */
export async function overdueOf(
  client: pg.Pool | pg.PoolClient,
  parts: Buffer,
  beforeDay: string,
  code: string | null,
  dutyNoOf: ReadDutyNo,
): Promise<Overdue> {
  const { rows: demands } = await client.query<DemandRow>({
    name: 'overdue-demands',
    text: DEMANDS,
    values: [parts, beforeDay, code],
  });
  const overdue = new Map<string, string>();
  if (demands.length === 0) return overdue;
  const { rows: payments } = await client.query<PaymentRow>({
    name: 'waiting-payments',
    text: PAYMENTS,
    values: [parts, texts([...new Set(demands.map(({ assureCode }) => assureCode))])],
  });
  const paid = payments.map((payment) => ({ ...payment, dutyNo: dutyNoOf(payment) }));
  for (const { assureCode, dutyNo, payByDay } of demands) {
    const waits = paid.some((one) => one.assureCode === assureCode && (one.dutyNo ?? dutyNo) === dutyNo);
    if (!waits && !overdue.has(assureCode)) overdue.set(assureCode, payByDay);
  }
  return overdue;
}

type DemandRow = { readonly assureCode: string; readonly dutyNo: string; readonly payByDay: string };
type PaymentRow = WaitingPayment & { readonly assureCode: string };

/** A demand without tax – below one fen, or given back – does not count. */
const DEMANDS = `
  SELECT k.assure_code AS "assureCode", k.duty_no AS "dutyNo", k.pay_by_day AS "payByDay" FROM tax_demand k
  WHERE k.part = ANY($1::smallint[]) AND k.pay_by_day < $2 AND ($3::text IS NULL OR k.assure_code = $3)
    AND NOT EXISTS (SELECT 1 FROM demand_payment p WHERE p.part = k.part AND p.duty_no = k.duty_no)
    AND EXISTS (SELECT 1 FROM tax_demand_item i WHERE i.part = k.part AND i.duty_no = k.duty_no
                AND i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen > 0)
  ORDER BY k.pay_by_day, k.duty_no`;

const PAYMENTS = `
  SELECT a.part, a.act_id AS "actId", a.body, a.subject AS "assureCode"
  FROM arrival w JOIN act a ON a.part = w.part AND a.act_id = w.message_id
  WHERE w.part = ANY($1::smallint[]) AND w.item = ${ACT_ITEM} AND a.kind = 'settlement.pay'
    AND a.subject = ANY($2::text[])
  UNION ALL
  SELECT a.part, a.act_id, a.body, a.subject FROM set_aside s JOIN act a ON a.part = s.part AND a.act_id = s.message_id
  WHERE s.part = ANY($1::smallint[]) AND s.kind = ${ASIDE_KINDS.act} AND s.state = ${ASIDE_STATES.aside}
    AND a.kind = 'settlement.pay' AND a.subject = ANY($2::text[])`;
