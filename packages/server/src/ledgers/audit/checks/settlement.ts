/** Settlement was done by its days, and payments agree with it (G-02). Part of `audit`. */
export const SETTLEMENT_CHECKS: Readonly<Record<string, string>> = {
  // Day 31 after release, and a period has at most eleven days; what came back has moved its day. By the index of open bills.
  'every bill is on a demand when its day and its period are over (G-02)': `
    WITH open AS (
      SELECT t.tax_no, to_char(to_timestamp(t.released_ms / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS released,
             to_char(to_timestamp(greatest(t.released_ms + 31 * 86400000::bigint, coalesce((
               SELECT max(r.ended_ms) + 86400000 FROM reversal r WHERE r.part = t.part AND r.list_serial = t.serial), 0))
               / 1000) AT TIME ZONE 'Asia/Shanghai' + interval '12 days', 'YYYY-MM-DD') AS latest, j.done_day
      FROM tax_bill t JOIN job_day j ON j.part = t.part AND j.job = 'settlement'
      WHERE t.status = 1 AND t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen > 0
        AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.part = t.part AND r.list_serial = t.serial AND r.state IN (120, 300))
    )
    SELECT tax_no AS what, 'on a demand by ' || latest AS expected, 'open, days done up to ' || done_day AS found
    FROM open WHERE done_day > latest
    UNION ALL SELECT '', count(*)::text, '' FROM open`,

  'the number of a demand names its guarantor and its days, and a bill names a demand that is there (G-02)': `
    WITH told AS (
      SELECT k.duty_no, k.assure_code || '-' || replace(k.bill_day, '-', '') || '-' || replace(k.pay_by_day, '-', '') AS expected
      FROM tax_demand k
      UNION ALL
      SELECT i.duty_no, i.assure_code || '-' || replace(i.bill_day, '-', '') || '-' || replace(i.pay_by_day, '-', '')
      FROM tax_demand_item i
      UNION ALL
      SELECT t.ent_duty_no, coalesce(k.duty_no, 'a demand') FROM tax_bill t LEFT JOIN tax_demand k ON k.duty_no = t.ent_duty_no
      WHERE t.ent_duty_no IS NOT NULL
    )
    SELECT duty_no AS what, expected, duty_no AS found FROM told WHERE expected <> duty_no
    UNION ALL SELECT '', count(*)::text, '' FROM told`,

  'a payment is what its act said: tax, surcharge, day (G-02)': `
    WITH compared AS (
      SELECT p.duty_no, concat_ws(' ', o.facts::json->>'dutyNo', o.facts::json->>'tax', o.facts::json->>'surcharge',
                                  o.facts::json->>'paidOn') AS expected,
             concat_ws(' ', p.duty_no, trim(to_char(p.tax_fen / 100.0, 'FM99999999999999990.00')),
                       trim(to_char(p.surcharge_fen / 100.0, 'FM99999999999999990.00')), p.paid_day) AS found
      FROM demand_payment p LEFT JOIN act_outcome o ON o.part = p.part AND o.act_id = p.act_id AND o.done
      UNION ALL
      SELECT coalesce(o.facts::json->>'dutyNo', 'act ' || o.act_id), 'a payment', 'none'
      FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id
      WHERE o.done AND a.kind = 'settlement.pay' AND NOT EXISTS (SELECT 1 FROM demand_payment p WHERE p.part = o.part AND p.act_id = o.act_id)
    )
    SELECT duty_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};

/** `today` is the platform's day: a sandbox may have moved its clock, and a test has one of its own. */
export function dayChecks(today: string): Readonly<Record<string, string>> {
  return {
    'no daily work is ahead of the day (G-02)': `
    SELECT job || ' of part ' || part AS what, '${today}' AS expected, done_day AS found FROM job_day WHERE left(done_day, 10) > '${today}'
    UNION ALL SELECT '', count(*)::text, '' FROM job_day`,
  };
}
