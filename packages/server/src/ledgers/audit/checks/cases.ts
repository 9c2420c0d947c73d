/** Checks of dossiers and stops (F-03, L-02); part of `audit`. */
export const CASE_CHECKS: Readonly<Record<string, string>> = {
  'a dispute that was upheld gave its quota back, once (F-03)': `
    WITH given AS (
      SELECT reference, sum(amount) AS amount, count(*) AS n FROM ledger_entry
      WHERE book = 1 AND kind = 6 AND entry_key = reference || '/disputed' GROUP BY reference
    ), compared AS (
      SELECT coalesce(d.pre_no, g.reference) AS what, coalesce(d.restored_fen, 0)::text AS expected,
             coalesce(g.amount, 0)::text || CASE WHEN g.n > 1 THEN ' in ' || g.n ELSE '' END AS found
      FROM (SELECT pre_no, restored_fen FROM dossier WHERE kind = 'quota-dispute' AND outcome = 'upheld') d
      FULL JOIN given g ON g.reference = d.pre_no
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'nothing was reported delivered while it was stopped (L-02)': `
    SELECT s.dossier_no AS what, 'not delivered' AS expected, 'delivered' AS found
    FROM delivery_stop s JOIN delivery d
      ON d.part = s.part AND d.logistics_code = s.logistics_code AND d.logistics_no = s.logistics_no
    WHERE d.status <> '' AND d.received_ms > s.stopped_ms AND (s.lifted_ms IS NULL OR d.received_ms < s.lifted_ms)
    UNION ALL SELECT '', count(*)::text, '' FROM delivery_stop`,

  'every stop and every dispute has its dossier (L-02, F-03)': `
    WITH named AS (
      SELECT part, dossier_no FROM delivery_stop UNION ALL
      SELECT part, dossier_no FROM quota_dispute WHERE dossier_no IS NOT NULL
    )
    SELECT n.dossier_no AS what, 'a dossier' AS expected, 'none' AS found
    FROM named n LEFT JOIN dossier d ON d.part = n.part AND d.dossier_no = n.dossier_no WHERE d.part IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM named`,
};
