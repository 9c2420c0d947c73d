/**
 * Nothing is lost: what is on its way is at work somewhere, what came in waits or left what came of it. Part of `audit`.
 * Each reads its tables once: `declaration_open_time` and `arrival` are small, the rest are hash joins by primary key.
 */
export const LOST_CHECKS: Readonly<Record<string, string>> = {
  'a declaration on its way is at work with a lane, and a declaration that waits for documents has a deadline (C-01, C-02)': `
    WITH open AS (
      SELECT d.pre_no, d.state, d.deadline_ms, w.step FROM declaration d LEFT JOIN clearing_work w ON w.part = d.part AND w.serial = d.serial
      WHERE d.state IN (2, 3, 120, 399)
    )
    SELECT pre_no AS what, 'work' AS expected, 'state ' || state || ' without work' AS found FROM open
      WHERE state <> 3 AND step IS NULL
    UNION ALL SELECT pre_no, 'a deadline', 'none' FROM open WHERE state = 3 AND deadline_ms IS NULL
    UNION ALL SELECT 'work ' || w.part || '/' || w.serial, CASE w.way WHEN 'transfer' THEN 'its transfer' ELSE 'its declaration' END, 'none'
      FROM clearing_work w LEFT JOIN declaration d ON d.part = w.part AND d.serial = w.serial
      LEFT JOIN book_transfer t ON t.part = w.part AND t.serial = w.serial
      WHERE CASE w.way WHEN 'transfer' THEN t.part IS NULL ELSE d.part IS NULL END
    UNION ALL SELECT '', count(*)::text, '' FROM open`,

  'what is reserved for a declaration that is not released is reserved by its work (C-02, F-02)': `
    WITH open AS (
      SELECT reference, book, sum(CASE kind WHEN 2 THEN amount ELSE -amount END) AS amount
      FROM ledger_entry WHERE kind IN (2, 3, 4) GROUP BY reference, book
    )
    SELECT d.pre_no || ' book ' || o.book AS what, 'work' AS expected, o.amount || ' reserved, none' AS found
    FROM open o JOIN declaration d ON d.pre_no = o.reference LEFT JOIN clearing_work w ON w.part = d.part AND w.serial = d.serial
    WHERE o.amount <> 0 AND w.part IS NULL AND (d.state NOT IN (800, 899) OR o.book <> 2)
    UNION ALL SELECT '', count(*)::text, '' FROM open`,

  'every declaration that was ever answered is there, and an application has its declaration (C-02, I-01)': `
    WITH answered AS (
      SELECT DISTINCT part, serial FROM receipt WHERE kind = 622 AND serial IS NOT NULL
    )
    SELECT 'declaration ' || a.part || '/' || a.serial AS what, 'a declaration' AS expected, 'none' AS found
    FROM answered a LEFT JOIN declaration d ON d.part = a.part AND d.serial = a.serial WHERE d.part IS NULL
    UNION ALL SELECT r.pre_no, r.list_pre_no, coalesce(d.pre_no, 'no declaration') FROM reversal r
      LEFT JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial WHERE d.pre_no IS DISTINCT FROM r.list_pre_no
    UNION ALL SELECT '', count(*)::text, '' FROM answered`,

  'every declaration and every later document waits, or left what came of it (B-06, I-01, L-01, J-02)': `
    WITH looked AS (
      SELECT d.part, d.message_id, d.item, d.kind FROM document d
      WHERE d.kind >= 4 AND NOT EXISTS (
        SELECT 1 FROM arrival a WHERE a.part = d.part AND a.arrived_us = d.arrived_us AND a.message_id = d.message_id AND a.item = d.item)
        AND NOT EXISTS (SELECT 1 FROM set_aside x WHERE x.part = d.part AND x.message_id = d.message_id AND x.item = d.item AND x.state = 1)
    ), left_over AS (
      SELECT part, message_id, item FROM document_outcome
      UNION ALL SELECT part, list_message, list_item FROM declaration
      UNION ALL SELECT part, message_id, item FROM reversal
    )
    SELECT 'document ' || l.message_id || '/' || l.item AS what, 'a declaration, an application, an outcome' AS expected, 'none' AS found
    FROM looked l LEFT JOIN left_over o ON o.part = l.part AND o.message_id = l.message_id AND o.item = l.item WHERE o.part IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM looked`,

  'every act has its outcome or waits for its lane, and what waits is there to be looked at (K-03, B-07)': `
    WITH acts AS (
      SELECT coalesce(a.part, o.part) AS part, coalesce(a.act_id, o.act_id) AS act_id, a.kind, a.arrived_us, o.at_ms AS done_ms
      FROM act a FULL JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
    ), waiting AS (
      SELECT w.part, w.message_id, w.item, a.act_id, d.message_id AS document_id, m.message_id AS refused_id
      FROM arrival w LEFT JOIN act a ON w.item = -2 AND a.part = w.part AND a.act_id = w.message_id
      LEFT JOIN document d ON w.item >= 0 AND d.part = w.part AND d.message_id = w.message_id AND d.item = w.item
      LEFT JOIN refused_message m ON w.item = -1 AND m.part = w.part AND m.message_id = w.message_id
    )
    SELECT 'act ' || t.act_id AS what, 'an outcome, or an arrival' AS expected, coalesce(t.kind, 'an outcome of no act') AS found
    FROM acts t WHERE t.kind IS NULL OR (t.done_ms IS NULL AND NOT EXISTS (
      SELECT 1 FROM arrival w WHERE w.part = t.part AND w.message_id = t.act_id AND w.item = -2)
      AND NOT EXISTS (SELECT 1 FROM set_aside x WHERE x.part = t.part AND x.message_id = t.act_id AND x.item = -2 AND x.state = 1)
      AND NOT EXISTS (SELECT 1 FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
                      WHERE p.proposal_id = t.act_id AND d.approve IS NOT TRUE))
    UNION ALL SELECT 'arrival ' || message_id || '/' || item, 'what arrived', 'nothing' FROM waiting
      WHERE act_id IS NULL AND document_id IS NULL AND refused_id IS NULL
    UNION ALL SELECT '', (SELECT count(*) FROM acts) + (SELECT count(*) FROM waiting) || '', ''`,

  'every message that was refused at the door was answered, or waits to be (B-07)': `
    WITH refused AS (
      SELECT m.part, m.message_id FROM refused_message m
      WHERE NOT EXISTS (SELECT 1 FROM arrival a WHERE a.part = m.part AND a.message_id = m.message_id AND a.item = -1)
        AND NOT EXISTS (SELECT 1 FROM set_aside x WHERE x.part = m.part AND x.message_id = m.message_id AND x.item = -1 AND x.state = 1)
    )
    SELECT 'message ' || m.message_id AS what, 'a receipt' AS expected, 'none' AS found FROM refused m
    LEFT JOIN (SELECT DISTINCT part, message_id FROM receipt WHERE kind = 900) r ON r.part = m.part AND r.message_id = m.message_id
    WHERE r.part IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM refused`,
};
