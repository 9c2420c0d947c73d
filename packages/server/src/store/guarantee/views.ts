import { storedRecord, toldOr } from '@tongguan/kernel';
import type { DemandRow, GuaranteeViews, Movement } from '../../guarantee/store.ts';
import type { InstrumentView, RefundView } from '../../guarantee/types.ts';
import type { Balance } from '../../ledgers/types.ts';
import { smallints } from '../arrays.ts';
import type { Store } from '../pool.ts';
import { accountsOf } from './alerts.ts';
import type { ReadDutyNo } from '../../clearance/rows.ts';

/** Newest demands and claims; years of daily demands. */
const ROWS_MAX = 2_000;

/** An account as its guarantor and customs see it. */
export function guaranteeViews(store: Store, dutyNoOf: ReadDutyNo): GuaranteeViews {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async balance(part, code) {
      return (await rows<Balance>('guarantee-balance', BALANCE, [part, code]))[0] ?? null;
    },
    async instruments(part, code) {
      const found = await rows<Omit<InstrumentView, 'state'> & { state: number }>(
        'guarantee-instruments',
        INSTRUMENTS,
        [part, code],
      );
      return found.map((row) => ({ ...row, state: STATES[row.state] ?? 'given back' }));
    },
    async waitingTaxes(part, code) {
      const found = await rows<{ payload: string }>('guarantee-waiting', WAITING, [-1 - part]);
      return found.flatMap(({ payload }) => {
        // The owner of a damaged row is unknown: its lane sets it aside (ADR 0027), and the queue shows it.
        return toldOr(
          () => {
            const work = storedRecord<{ guarantee: { account: string }; taxFen: { $n: string } }>(payload);
            return work.guarantee.account === code ? [BigInt(work.taxFen.$n)] : [];
          },
          () => [],
        );
      });
    },
    async demands(part, code) {
      const found = await rows<Omit<DemandRow, 'bills'> & { bills: bigint }>('guarantee-demands', DEMANDS, [
        part,
        code,
      ]);
      return found.map((row) => ({ ...row, bills: Number(row.bills) }));
    },
    async accountOfDay(part, code, fromDay, today) {
      return (await accountsOf(store.pool, smallints([part]), fromDay, today, code, dutyNoOf))[0] ?? null;
    },
    async refunds(code) {
      const found = await rows<Omit<RefundView, 'claimedMs'> & { claimedMs: bigint }>('guarantee-refunds', REFUNDS, [
        code,
      ]);
      return found.map((row) => ({ ...row, claimedMs: Number(row.claimedMs) }));
    },
    async movements(part, code, fromMs, beforeMs, limit) {
      const values = [part, code, fromMs, beforeMs, limit];
      const found = await rows<Omit<Movement, 'atMs'> & { atMs: bigint }>('guarantee-movements', MOVEMENTS, values);
      return found.map((row) => ({ ...row, atMs: Number(row.atMs) }));
    },
  };
}

const STATES: readonly InstrumentView['state'][] = ['waiting', 'covers', 'ended', 'given back'];

const BALANCE = 'SELECT granted, reserved, posted FROM ledger_account WHERE part = $1 AND book = 2 AND account = $2';

const INSTRUMENTS = `
  SELECT number, kind, issuer, amount_fen AS "amountFen", left_fen AS "leftFen", from_day AS "fromDay",
         until_day AS "untilDay", state
  FROM guarantee_instrument WHERE part = $1 AND assure_code = $2 ORDER BY made_ms, number`;

/** Parked rows have a partition below zero. */
const WAITING = `SELECT payload FROM clearing_work WHERE step_part = $1 AND step = 'guarantee wait' ORDER BY part, serial LIMIT ${ROWS_MAX}`;

/** A paid demand does not grow any more: only what is open is added up. */
const DEMANDS = `
  SELECT k.duty_no AS "dutyNo", k.bill_day AS "madeOn", k.pay_by_day AS "payBy", coalesce(p.bills, s.bills) AS bills,
         CASE WHEN p.bills IS NULL THEN s.tax_fen ELSE p.tax_fen END AS "taxFen",
         p.surcharge_fen AS "paidSurchargeFen", p.paid_day AS "paidOn"
  FROM (SELECT * FROM tax_demand WHERE part = $1 AND assure_code = $2 ORDER BY bill_day DESC, duty_no DESC LIMIT ${ROWS_MAX}) AS k
  LEFT JOIN demand_payment p ON p.part = k.part AND p.duty_no = k.duty_no
  CROSS JOIN LATERAL (
    SELECT count(i.part) AS bills,
           coalesce(sum(i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen), 0)::bigint AS tax_fen
    FROM tax_demand_item i WHERE i.part = k.part AND i.duty_no = k.duty_no AND p.bills IS NULL
  ) AS s
  ORDER BY k.bill_day DESC, k.duty_no DESC`;

/** A claim lies in the part of its declaration: found by the guarantor's index. */
const REFUNDS = `
  SELECT r.pre_no AS "preNo", b.tax_no AS "taxNo", coalesce(b.ent_duty_no, '') AS "dutyNo",
         c.customs_duty_fen + c.consumption_tax_fen + c.value_added_tax_fen AS "taxFen", c.claimed_ms AS "claimedMs",
         CASE WHEN d.part IS NULL THEN 'open' WHEN d.paid THEN 'paid' ELSE 'refused' END AS state, d.day
  FROM refund_claim c JOIN reversal r ON r.part = c.part AND r.serial = c.serial
  JOIN tax_bill b ON b.part = c.part AND b.serial = c.list_serial
  LEFT JOIN refund_decision d ON d.part = c.part AND d.serial = c.serial
  WHERE c.assure_code = $1 ORDER BY c.claimed_ms DESC, r.pre_no LIMIT ${ROWS_MAX}`;

/** One statement, so that both balances and all lines are of one moment. */
const MOVEMENTS = `
  WITH moved AS (
    SELECT e.at_ms, 1 AS rank, e.entry_key AS key, e.reference, '' AS duty_no,
           CASE WHEN e.kind = 1 THEN CASE WHEN e.entry_key LIKE 'begin/%' THEN 'begin' WHEN e.entry_key LIKE 'revive/%' THEN 'revive'
                                          ELSE 'deposit' END
                WHEN e.kind = 2 THEN 'hold' WHEN e.kind = 7 THEN 'withdraw' WHEN e.kind = 8 THEN 'lapse'
                WHEN e.entry_key LIKE '%/paid' THEN 'paid' WHEN e.entry_key LIKE '%/release' OR e.entry_key LIKE '%/undo' THEN 'undo' ELSE 'back' END AS type,
           CASE WHEN e.kind = 1 THEN e.amount WHEN e.kind IN (7, 8) THEN -e.amount ELSE 0 END AS cover,
           CASE WHEN e.kind = 2 THEN e.amount WHEN e.kind IN (3, 4) THEN -e.amount ELSE 0 END AS held,
           0::bigint AS owed, 0::bigint AS refund, 0::bigint AS surcharge
    FROM ledger_entry e WHERE e.part = $1 AND e.book = 2 AND e.account = $2 AND e.kind <> 5 AND e.at_ms < $4
    UNION ALL
    SELECT i.made_ms, 2, i.tax_no, i.tax_no, i.duty_no, 'demand', 0, 0,
           i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen, 0, 0
    FROM tax_demand_item i WHERE i.part = $1 AND i.assure_code = $2 AND i.made_ms < $4
    UNION ALL
    SELECT p.paid_ms, 3, p.duty_no, p.act_id::text, p.duty_no, 'payment', 0, 0, -p.tax_fen, 0, p.surcharge_fen
    FROM demand_payment p WHERE p.part = $1 AND p.assure_code = $2 AND p.paid_ms < $4
    UNION ALL
    SELECT c.claimed_ms, 4, r.pre_no, r.pre_no, coalesce(b.ent_duty_no, ''), 'claim', 0, 0, 0,
           c.customs_duty_fen + c.consumption_tax_fen + c.value_added_tax_fen, 0
    FROM refund_claim c JOIN reversal r ON r.part = c.part AND r.serial = c.serial
    JOIN tax_bill b ON b.part = c.part AND b.serial = c.list_serial WHERE c.assure_code = $2 AND c.claimed_ms < $4
    UNION ALL
    SELECT d.decided_ms, 5, r.pre_no, r.pre_no, '', CASE WHEN d.paid THEN 'refund' ELSE 'refused' END, 0, 0, 0, -d.amount_fen, 0
    FROM refund_decision d JOIN refund_claim c ON c.part = d.part AND c.serial = d.serial
    JOIN reversal r ON r.part = d.part AND r.serial = d.serial WHERE c.assure_code = $2 AND d.decided_ms < $4
  ), told AS (
    SELECT 1 AS place, 'opening' AS row, 0::bigint AS at_ms, 0 AS rank, '' AS key, '' AS reference, '' AS duty_no, '' AS type,
           coalesce(sum(cover), 0)::bigint AS cover, coalesce(sum(held), 0)::bigint AS held, coalesce(sum(owed), 0)::bigint AS owed,
           coalesce(sum(refund), 0)::bigint AS refund, coalesce(sum(surcharge), 0)::bigint AS surcharge
    FROM moved WHERE at_ms < $3
    UNION ALL
    SELECT * FROM (SELECT 2, 'line', at_ms, rank, key, reference, duty_no, type, cover, held, owed, refund, surcharge
                   FROM moved WHERE at_ms >= $3 ORDER BY at_ms, rank, key LIMIT $5) AS lines
    UNION ALL
    SELECT 3, 'closing', 0, 0, '', '', '', '', coalesce(sum(cover), 0)::bigint, coalesce(sum(held), 0)::bigint,
           coalesce(sum(owed), 0)::bigint, coalesce(sum(refund), 0)::bigint, coalesce(sum(surcharge), 0)::bigint FROM moved
  )
  SELECT row, at_ms AS "atMs", type, reference, duty_no AS "dutyNo", cover AS "coverFen", held AS "heldFen", owed AS "owedFen",
         refund AS "refundFen", surcharge AS "surchargeFen"
  FROM told ORDER BY place, at_ms, rank, key`;
