/** Receipts agree with the recorded states, and none is missing at the end (C-02, I-01). Part of `audit`. */
export const RECEIPT_CHECKS: Readonly<Record<string, string>> = {
  // The end of the primary key; what has a number from the same count is in small tables, or in receipts of applications.
  'receipts, declarations and applications of a partition end where its counters stand (B-07)': `
    WITH told AS (
      SELECT part, max(seq) AS seq FROM receipt GROUP BY part
    ), numbered AS (
      SELECT part, max(serial) AS serial FROM (
        SELECT part, max(serial) AS serial FROM declaration GROUP BY part
        UNION ALL SELECT part, max(serial) FROM reversal GROUP BY part
        UNION ALL SELECT part, max(serial) FROM dossier GROUP BY part
        UNION ALL SELECT part, max(serial) FROM book_transfer GROUP BY part
        UNION ALL SELECT part, max(right(body::json->'subject'->>'preNo', 9)::bigint / 128) FROM receipt
          WHERE kind IN (624, 626, 712) AND body::json->'subject'->>'preNo' ~ '^B\\d{17}$' GROUP BY part
        UNION ALL SELECT part, max(right(rkd_no, 9)::bigint / 128) FROM inbound_detail WHERE rkd_no IS NOT NULL GROUP BY part
      ) AS one GROUP BY part
    ), compared AS (
      SELECT l.part, concat_ws(' ', l.next_seq - 1, (l.next_serial - 1) % 7812500) AS expected,
             concat_ws(' ', coalesce(t.seq, 0), coalesce(n.serial, 0) % 7812500) AS found
      FROM lane_lease l LEFT JOIN told t ON t.part = l.part LEFT JOIN numbered n ON n.part = l.part
    )
    SELECT 'part ' || part AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a declaration is in the state its parties were told last (C-02)': `
    WITH last AS (
      SELECT DISTINCT ON (part, serial) part, serial, body FROM receipt
      WHERE kind = 622 AND serial IS NOT NULL AND message_id IS NULL ORDER BY part, serial, seq DESC
    ), compared AS (
      SELECT d.pre_no, d.state::text AS expected, coalesce(l.body::json->'steps'->-1->>'status', 'nothing') AS found
      FROM declaration d LEFT JOIN last l ON l.part = d.part AND l.serial = d.serial
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a release and the end of an application were told when they came (I-01, I-02, G-02)': `
    WITH moments AS (
      SELECT DISTINCT part, serial, kind, at_ms FROM receipt WHERE serial IS NOT NULL AND kind IN (622, 624, 626, 816)
    ), whenever AS (
      SELECT DISTINCT part, serial, at_ms FROM moments
    ), last AS (
      SELECT part, serial, max(at_ms) AS at_ms FROM moments WHERE kind = 626 GROUP BY part, serial
    ), acts AS (
      -- What a person decided counts by the moment of the act or of the agreement, and is told when a lane has looked.
      SELECT DISTINCT a.part, a.subject, coalesce(p.at_ms, a.at_ms) AS at_ms, o.at_ms AS told_ms
      FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id
      LEFT JOIN act_proposal_decision p ON p.proposal_id = a.act_id AND p.approve
      WHERE o.done AND a.kind IN ('cancellation.decide', 'return.decide', 'return.arrive', 'amendment.decide', 'declaration.contingency')
    ), compared AS (
      SELECT t.tax_no AS what, 'a bill at ' || t.released_ms AS expected, m.part AS found
      FROM tax_bill t LEFT JOIN moments m ON m.part = t.part AND m.serial = t.serial AND m.kind = 816 AND m.at_ms = t.released_ms
      UNION ALL
      SELECT d.pre_no, 'decided at ' || d.decided_ms, coalesce(m.part, t.part)
      FROM declaration d LEFT JOIN moments m ON m.part = d.part AND m.serial = d.serial AND m.kind = 622 AND m.at_ms = d.decided_ms
      LEFT JOIN contingency_release c ON c.part = d.part AND c.serial = d.serial AND c.released_ms = d.decided_ms
      LEFT JOIN acts a ON a.part = d.part AND a.subject = c.pre_no AND a.at_ms = c.released_ms
      LEFT JOIN moments t ON t.part = d.part AND t.serial = d.serial AND t.kind = 622 AND t.at_ms = a.told_ms
      WHERE d.decided_ms IS NOT NULL
      UNION ALL
      -- A return whose goods did not come ends by its day, and is told when the day's work is done.
      SELECT r.pre_no, 'ended at ' || r.ended_ms,
             coalesce(m.part, t.part, CASE WHEN r.kind = 2 AND r.state = 100 AND l.at_ms > r.ended_ms THEN r.part END)
      FROM reversal r
      LEFT JOIN moments m ON m.part = r.part AND m.serial = r.list_serial AND m.at_ms = r.ended_ms
        AND m.kind = CASE r.kind WHEN 1 THEN 624 WHEN 2 THEN 626 ELSE 622 END
      LEFT JOIN acts a ON a.part = r.part AND a.subject = CASE r.kind WHEN 3 THEN r.list_pre_no ELSE r.pre_no END AND a.at_ms = r.ended_ms
      LEFT JOIN moments t ON t.part = r.part AND t.serial = r.list_serial AND t.at_ms = a.told_ms
        AND t.kind = CASE r.kind WHEN 1 THEN 624 WHEN 2 THEN 626 ELSE 622 END
      LEFT JOIN last l ON l.part = r.part AND l.serial = r.list_serial
      WHERE r.ended_ms IS NOT NULL
      UNION ALL
      SELECT r.pre_no, 'approved at ' || r.approved_ms, coalesce(w.part, CASE WHEN a.subject IS NOT NULL THEN r.part END)
      FROM reversal r LEFT JOIN whenever w ON w.part = r.part AND w.serial = r.list_serial AND w.at_ms = r.approved_ms
      LEFT JOIN acts a ON a.part = r.part AND a.subject = CASE r.kind WHEN 3 THEN r.list_pre_no ELSE r.pre_no END
        AND r.approved_ms IN (a.at_ms, a.told_ms)
      WHERE r.approved_ms IS NOT NULL
    )
    SELECT what, expected, 'told at another time' AS found FROM compared WHERE found IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
