/**
 * Yearly quantities of persons (H-01) against the bills and applications that say what each line took. Part of `audit`. Few
 * goods have one: bills and applications without are left out by their text, before it is read as JSON.
 */
export const QUANTITY_CHECKS: Readonly<Record<string, string>> = {
  'a released declaration used of the yearly quantities of its buyer what its lines say, once, less what was taken back (H-01)': `
    WITH used AS (
      SELECT reference, account, sum(CASE kind WHEN 3 THEN amount ELSE -amount END) AS amount5, count(*) FILTER (WHERE kind = 3) AS n
      FROM ledger_entry WHERE book = 5 AND kind IN (3, 6) GROUP BY reference, account
    ), lines AS (
      SELECT t.part, t.serial, x->'limit'->>'kind' AS kind, sum((x->'limit'->>'quantity5')::bigint) AS amount5
      FROM tax_bill t CROSS JOIN LATERAL json_array_elements(t.lines::json) x
      WHERE t.lines LIKE '%"limit"%' AND x->'limit' IS NOT NULL GROUP BY 1, 2, 3
    ), back AS (
      SELECT r.part, r.list_serial AS serial, x->'limit'->>'kind' AS kind, sum((x->'limit'->>'quantity5')::bigint) AS amount5
      FROM reversal r CROSS JOIN LATERAL json_array_elements(r.lines::json) x
      WHERE r.state = 399 AND r.kind <> 3 AND r.lines LIKE '%"limit"%' AND x->'limit' IS NOT NULL GROUP BY 1, 2, 3
    ), told AS (
      SELECT d.pre_no, encode(d.person_key, 'hex') || '/' || l.kind || '/' || d.quota_year AS account,
             CASE WHEN EXISTS (SELECT 1 FROM dossier q WHERE q.pre_no = d.pre_no AND q.restored_fen IS NOT NULL)
                  THEN 0 ELSE l.amount5 - coalesce(b.amount5, 0) END AS amount5,
             (SELECT count(*) FROM reversal a WHERE a.part = d.part AND a.list_serial = d.serial AND a.kind = 3 AND a.state = 399) AS amended
      FROM lines l JOIN declaration d USING (part, serial) LEFT JOIN back b USING (part, serial, kind)
    ), compared AS (
      SELECT coalesce(t.pre_no, u.reference) AS pre_no, left(coalesce(t.account, u.account), 12) AS whose,
             coalesce(t.amount5, 0)::text AS expected,
             coalesce(u.amount5, 0)::text || CASE WHEN u.n > 1 + coalesce(t.amended, 0) THEN ' in ' || u.n ELSE '' END AS found
      FROM told t FULL JOIN used u ON u.reference = t.pre_no AND u.account = t.account
      WHERE NOT EXISTS (SELECT 1 FROM clearing_work w JOIN declaration d USING (part, serial) WHERE d.pre_no = coalesce(t.pre_no, u.reference))
    )
    SELECT pre_no || ' ' || whose AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a yearly quantity was granted once, and raised to what an edition says, and by nothing else (H-01)': `
    WITH granted AS (
      SELECT part, account, max(CASE WHEN entry_key = 'opened' THEN amount
                                     WHEN entry_key ~ '^raised/[0-9]{1,18}$' THEN split_part(entry_key, '/', 2)::bigint END) AS highest5,
             count(*) FILTER (WHERE entry_key <> 'opened' AND entry_key NOT LIKE 'raised/%') AS others
      FROM ledger_entry WHERE book = 5 AND kind IN (1, 7, 8) GROUP BY part, account
    ), compared AS (
      SELECT left(a.account, 12) AS what, concat_ws(' ', coalesce(g.highest5, 0), 0) AS expected,
             concat_ws(' ', a.granted, coalesce(g.others, 0)) AS found
      FROM ledger_account a LEFT JOIN granted g USING (part, account) WHERE a.book = 5
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
