/** Checks of guarantees, demands, payments and refunds (G-01 to G-03): reading only, with SQL alone. */
export const GUARANTEE_CHECKS: Readonly<Record<string, string>> = {
  'what covers is what was deposited, less what was given back and what has ended (G-01)': `
    WITH moved AS (
      SELECT part, account, reference, sum(CASE kind WHEN 1 THEN amount ELSE -amount END) AS amount
      FROM ledger_entry WHERE book = 2 AND kind IN (1, 7, 8) GROUP BY part, account, reference
    ), compared AS (
      SELECT i.assure_code, i.number, CASE i.state WHEN 1 THEN i.left_fen ELSE 0 END AS expected, coalesce(m.amount, 0) AS found
      FROM guarantee_instrument i LEFT JOIN moved m ON m.part = i.part AND m.account = i.assure_code AND m.reference = i.number
    )
    SELECT assure_code || ' ' || number AS what, expected::text AS expected, found::text AS found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a refund answers one claim, after its tax was paid (G-03)': `
    WITH compared AS (
      SELECT d.act_id, d.amount_fen, d.paid, c.part AS claim, p.part AS payment,
             c.customs_duty_fen + c.consumption_tax_fen + c.value_added_tax_fen AS claimed
      FROM refund_decision d LEFT JOIN refund_claim c ON c.part = d.part AND c.serial = d.serial
      LEFT JOIN tax_bill b ON b.part = c.part AND b.serial = c.list_serial
      LEFT JOIN demand_payment p ON p.duty_no = b.ent_duty_no
    )
    SELECT 'refund ' || act_id AS what, coalesce(claimed, 0)::text AS expected,
           amount_fen::text || CASE WHEN paid AND payment IS NULL THEN ' before payment' ELSE '' END AS found
    FROM compared WHERE claim IS NULL OR claimed <> amount_fen OR (paid AND payment IS NULL)
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'demands, void bills and open bills of a guarantor add up to what was released; payments to what was demanded (G-02, G-03)': `
    WITH back AS (
      SELECT r.part, r.list_serial AS serial, sum(r.customs_duty_fen + r.consumption_tax_fen + r.value_added_tax_fen) AS amount
      FROM reversal r WHERE r.state = 399 AND r.ended_ms IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM refund_claim c WHERE c.part = r.part AND c.serial = r.serial) GROUP BY r.part, r.list_serial
    ), billed AS (
      SELECT t.assure_code, sum(t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen - coalesce(b.amount, 0)) AS amount,
             sum(CASE WHEN t.status = 2 THEN 0 ELSE t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen - coalesce(b.amount, 0) END) AS open,
             sum(CASE WHEN t.status = 3 THEN t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen - coalesce(b.amount, 0) ELSE 0 END) AS void
      FROM tax_bill t LEFT JOIN back b USING (part, serial) GROUP BY t.assure_code
    ), demanded AS (
      SELECT assure_code, sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen) AS amount FROM tax_demand_item GROUP BY assure_code
    ), compared AS (
      SELECT b.assure_code AS what, concat_ws(' ', b.amount - b.open, 0) AS expected, concat_ws(' ', coalesce(d.amount, 0), b.void) AS found
      FROM billed b LEFT JOIN demanded d USING (assure_code)
      UNION ALL
      SELECT p.duty_no, sum(i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen)::text, min(p.tax_fen)::text
      FROM demand_payment p LEFT JOIN tax_demand_item i ON i.part = p.part AND i.duty_no = p.duty_no GROUP BY p.duty_no
    )
    SELECT what, expected, found FROM compared WHERE expected IS DISTINCT FROM found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'every demand is listed once, as its items say it (G-02)': `
    WITH told AS (
      SELECT part, duty_no, concat_ws(' ', min(assure_code), max(assure_code), min(bill_day), max(bill_day), min(pay_by_day),
                                      max(pay_by_day)) AS facts, count(*) AS bills
      FROM tax_demand_item GROUP BY part, duty_no
    ), compared AS (
      SELECT coalesce(k.duty_no, t.duty_no) AS what, concat_ws(' ', t.facts, t.bills) AS expected,
             concat_ws(' ', k.assure_code, k.assure_code, k.bill_day, k.bill_day, k.pay_by_day, k.pay_by_day,
                       coalesce(p.bills, t.bills)) AS found
      FROM tax_demand k FULL JOIN told t ON t.part = k.part AND t.duty_no = k.duty_no
      LEFT JOIN demand_payment p ON p.part = k.part AND p.duty_no = k.duty_no
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'every crossing of a threshold is in the journal once (G-04)': `
    WITH alerts AS (SELECT assure_code AS code, count(*) AS n FROM guarantee_alert GROUP BY assure_code),
    acts AS (SELECT subject AS code, count(*) AS n FROM act WHERE kind = 'guarantee.alert' GROUP BY subject),
    compared AS (
      SELECT code, coalesce(alerts.n, 0) AS expected, coalesce(acts.n, 0) AS found FROM alerts FULL JOIN acts USING (code)
    )
    SELECT code AS what, expected::text AS expected, found::text AS found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
