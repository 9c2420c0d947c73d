/**
 * Balances, holds, bills and receipts against the journal and the declarations. `part` is left out of no join: the queries
 * run partition by partition on a distributed database too.
 */
export const RELEASE_CHECKS: Readonly<Record<string, string>> = {
  'every balance is the sum of its journal (F-02, G-01, J-01)': `
    WITH journal AS (
      SELECT part, book, account,
             coalesce(sum(amount) FILTER (WHERE kind = 1), 0) - coalesce(sum(amount) FILTER (WHERE kind IN (7, 8)), 0) AS granted,
             coalesce(sum(amount) FILTER (WHERE kind = 2), 0) - coalesce(sum(amount) FILTER (WHERE kind IN (3, 4)), 0) AS reserved,
             coalesce(sum(amount) FILTER (WHERE kind = 3), 0) - coalesce(sum(amount) FILTER (WHERE kind = 6), 0) AS posted
      FROM ledger_entry GROUP BY part, book, account
    ), compared AS (
      SELECT coalesce(a.book, j.book) AS book, coalesce(a.account, j.account) AS account,
             concat_ws(' ', coalesce(j.granted, 0), coalesce(j.reserved, 0), coalesce(j.posted, 0)) AS expected,
             concat_ws(' ', a.granted, a.reserved, a.posted) AS found
      FROM ledger_account a FULL JOIN journal j USING (part, book, account)
    )
    SELECT 'book ' || book || ' account ' || left(account, 12) AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'no account exceeds what it was granted, but by a guarantee that has ended (G-01)': `
    SELECT 'book ' || book || ' account ' || left(account, 12) AS what, granted::text AS expected,
           concat_ws(' ', reserved, posted) AS found
    FROM ledger_account a WHERE reserved < 0 OR posted < 0 OR granted < 0 OR reserved + posted > granted + CASE WHEN book <> 2 THEN 0
      ELSE coalesce((SELECT sum(amount) FROM ledger_entry e
                     WHERE e.part = a.part AND e.book = 2 AND e.account = a.account AND e.kind = 8), 0) END
    UNION ALL SELECT '', count(*)::text, '' FROM ledger_account`,

  'a released declaration used its quota, once, less what was taken back (F-01)': `
    WITH used AS (
      SELECT reference, sum(CASE kind WHEN 3 THEN amount ELSE -amount END) AS amount, count(*) FILTER (WHERE kind = 3) AS n
      FROM ledger_entry WHERE book = 1 AND kind IN (3, 6) GROUP BY reference
    ), back AS (
      SELECT list_pre_no, sum(quota_fen) AS quota_fen FROM reversal WHERE state = 399 AND ended_ms IS NOT NULL GROUP BY list_pre_no
    ), released AS (
      SELECT pre_no, CASE WHEN EXISTS (SELECT 1 FROM dossier q WHERE q.pre_no = d.pre_no AND q.restored_fen IS NOT NULL)
                     THEN 0 ELSE d.quota_fen - coalesce(b.quota_fen, 0) END AS quota_fen,
             (SELECT count(*) FROM reversal a WHERE a.part = d.part AND a.list_serial = d.serial AND a.kind = 3 AND a.state = 399) AS amended
      FROM declaration d LEFT JOIN back b ON b.list_pre_no = d.pre_no WHERE state IN (800, 899) AND d.quota_fen > 0
    ), compared AS (
      SELECT coalesce(r.pre_no, u.reference) AS pre_no, coalesce(r.quota_fen, 0)::text AS expected,
             coalesce(u.amount, 0)::text || CASE WHEN u.n > 1 + coalesce(r.amended, 0) THEN ' in ' || u.n ELSE '' END AS found
      FROM released r FULL JOIN used u ON u.reference = r.pre_no
      WHERE NOT EXISTS (SELECT 1 FROM clearing_work w JOIN declaration d USING (part, serial) WHERE d.pre_no = coalesce(r.pre_no, u.reference))
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a released declaration holds its guarantee, once (C-05)': `
    WITH held AS (
      SELECT reference, sum(amount) FILTER (WHERE kind = 2) - coalesce(sum(amount) FILTER (WHERE kind = 4), 0) AS amount
      FROM ledger_entry WHERE book = 2 AND kind IN (2, 4)
        AND NOT EXISTS (SELECT 1 FROM demand_payment p WHERE p.duty_no = reference) GROUP BY reference
    ), owed AS (
      SELECT d.pre_no, d.customs_duty_fen + d.consumption_tax_fen + d.value_added_tax_fen
             - coalesce((SELECT sum(r.customs_duty_fen + r.consumption_tax_fen + r.value_added_tax_fen) FROM reversal r
                         WHERE r.part = d.part AND r.list_serial = d.serial AND r.state = 399 AND r.ended_ms IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM refund_claim c WHERE c.part = r.part AND c.serial = r.serial)), 0) AS amount
      FROM declaration d WHERE d.state IN (800, 899)
    ), compared AS (
      SELECT coalesce(o.pre_no, h.reference) AS pre_no, coalesce(o.amount, 0)::text AS expected, coalesce(h.amount, 0)::text AS found
      FROM owed o FULL JOIN held h ON h.reference = o.pre_no
      WHERE NOT EXISTS (SELECT 1 FROM clearing_work w JOIN declaration d USING (part, serial) WHERE d.pre_no = coalesce(o.pre_no, h.reference))
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a consolidated bill is on one demand, with what was left of it (G-02)': `
    WITH items AS (
      SELECT bill_part AS part, bill_serial AS serial, min(duty_no) AS duty_no, count(*) AS n,
             sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen) AS amount
      FROM tax_demand_item GROUP BY bill_part, bill_serial
    ), bills AS (
      SELECT t.part, t.serial, t.tax_no, t.status, t.ent_duty_no,
             t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen
             - coalesce((SELECT sum(r.customs_duty_fen + r.consumption_tax_fen + r.value_added_tax_fen) FROM reversal r
                         WHERE r.part = t.part AND r.list_serial = t.serial AND r.state = 399 AND r.ended_ms IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM refund_claim c WHERE c.part = r.part AND c.serial = r.serial)), 0) AS amount
      FROM tax_bill t WHERE t.status = 2
    ), compared AS (
      SELECT coalesce(b.tax_no, 'item ' || i.duty_no) AS what, concat_ws(' ', b.ent_duty_no, b.amount, 1) AS expected,
             concat_ws(' ', i.duty_no, i.amount, i.n) AS found
      FROM bills b FULL JOIN items i USING (part, serial)
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a paid demand gave its guarantee back, once (G-02)': `
    WITH back AS (SELECT reference, sum(amount) AS amount FROM ledger_entry WHERE book = 2 AND kind = 4 GROUP BY reference)
    SELECT p.duty_no AS what, p.tax_fen::text AS expected, coalesce(b.amount, 0)::text AS found
    FROM demand_payment p LEFT JOIN back b ON b.reference = p.duty_no WHERE p.tax_fen <> coalesce(b.amount, 0)
    UNION ALL SELECT '', count(*)::text, '' FROM demand_payment`,

  'what was taken back fits what was released (I-01, I-02)': `
    WITH compared AS (
      SELECT d.pre_no, d.state::text || ' ' || coalesce(d.ending, '') AS ending,
             d.customs_duty_fen + d.consumption_tax_fen + d.value_added_tax_fen AS tax, d.quota_fen AS quota,
             r.tax AS tax_back, r.quota AS quota_back
      FROM declaration d JOIN (
        SELECT part, list_serial, sum(customs_duty_fen + consumption_tax_fen + value_added_tax_fen) AS tax, sum(quota_fen) AS quota
        FROM reversal WHERE state = 399 AND ended_ms IS NOT NULL GROUP BY part, list_serial
      ) r ON r.part = d.part AND r.list_serial = d.serial
      WHERE d.state IN (800, 899)
    )
    SELECT pre_no AS what, concat_ws(' ', tax, quota) AS expected, concat_ws(' ', ending, tax_back, quota_back) AS found
    FROM compared WHERE tax_back > tax OR quota_back > quota OR (ending LIKE '%cancelled' AND (tax_back <> tax OR quota_back <> quota))
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'stock left the book for released declarations only (J-01)': `
    SELECT e.reference AS what, '800 or 899' AS expected, coalesce(d.state::text, 'no declaration') AS found
    FROM (SELECT DISTINCT reference FROM ledger_entry WHERE book = 3 AND kind = 3) e
    LEFT JOIN declaration d ON d.pre_no = e.reference
    WHERE d.state IS NULL OR d.state NOT IN (800, 899)
    UNION ALL SELECT '', count(DISTINCT reference)::text, '' FROM ledger_entry WHERE book = 3 AND kind = 3`,

  'nothing stays reserved for a refused declaration (C-02, F-02)': `
    WITH open AS (
      SELECT reference, book, sum(CASE kind WHEN 2 THEN amount ELSE -amount END) AS amount
      FROM ledger_entry WHERE kind IN (2, 3, 4) GROUP BY reference, book
    )
    SELECT d.pre_no || ' book ' || o.book AS what, '0' AS expected, o.amount::text AS found
    FROM open o JOIN declaration d ON d.pre_no = o.reference
    WHERE d.state IN (100, 700) AND o.amount <> 0
    UNION ALL SELECT '', count(*)::text, '' FROM declaration WHERE state IN (100, 700)`,

  'a closed declaration is settled, and nothing about it is open (C-02)': `
    SELECT d.pre_no AS what, 'settled, no return open' AS expected, concat_ws(' ', 'bill', t.status, t.ent_duty_no) AS found
    FROM declaration d LEFT JOIN tax_bill t USING (part, serial)
    WHERE d.state = 899 AND (
      t.closed_ms IS NULL OR t.status = 1
      OR (t.status = 2 AND t.customs_duty_fen + t.consumption_tax_fen + t.value_added_tax_fen > 0
          AND NOT EXISTS (SELECT 1 FROM demand_payment p WHERE p.duty_no = t.ent_duty_no))
      OR EXISTS (SELECT 1 FROM reversal r WHERE r.part = d.part AND r.list_serial = d.serial AND r.state IN (120, 300)))
    UNION ALL SELECT t.tax_no, '899', d.state::text FROM tax_bill t JOIN declaration d USING (part, serial)
      WHERE t.closed_ms IS NOT NULL AND d.state <> 899
    UNION ALL SELECT '', count(*)::text, '' FROM declaration WHERE state = 899`,

  'goods under inspection or detained keep their holds, and one open inspection (K-01)': `
    WITH held AS (
      SELECT d.pre_no, d.state, w.step,
             concat_ws(' ', w.payload::jsonb #>> '{quotaFen,$n}', w.payload::jsonb #>> '{taxFen,$n}') AS expected,
             (SELECT concat_ws(' ',
                coalesce(sum(CASE e.kind WHEN 2 THEN e.amount ELSE -e.amount END) FILTER (WHERE e.book = 1), 0),
                coalesce(sum(CASE e.kind WHEN 2 THEN e.amount ELSE -e.amount END) FILTER (WHERE e.book = 2), 0))
              FROM ledger_entry e WHERE e.reference = d.pre_no AND e.kind IN (2, 4)) AS found,
             (SELECT count(*) FROM inspection i
              WHERE i.part = d.part AND i.serial = d.serial AND i.concluded_ms IS NULL) AS open
      FROM declaration d LEFT JOIN clearing_work w USING (part, serial)
      WHERE d.state IN (500, 501, 502, 503, 599) OR w.step = 'inspection'
    )
    SELECT pre_no AS what, 'work' AS expected, 'none' AS found FROM held WHERE step IS NULL
    UNION ALL SELECT pre_no, 'a held declaration', state::text FROM held
      WHERE step = 'inspection' AND state NOT IN (300, 500, 501, 502, 503, 599)
    UNION ALL SELECT pre_no, expected, found FROM held WHERE step = 'inspection' AND expected <> found
    UNION ALL SELECT pre_no, 'an open inspection in 500 alone', open::text FROM held
      WHERE step = 'inspection' AND open <> CASE state WHEN 500 THEN 1 ELSE 0 END
    UNION ALL SELECT '', count(*)::text, '' FROM held`,

  'what was released without an assessment was released under contingency, and is assessed when reconciled, once (K-03)': `
    WITH released AS (
      SELECT d.pre_no, d.route, c.pre_no AS contingency,
             (SELECT count(*) FROM contingency_reconciliation r
              WHERE r.part = d.part AND r.serial = d.serial AND r.done) AS reconciled
      FROM declaration d LEFT JOIN contingency_release c USING (part, serial) WHERE d.state IN (800, 899)
    )
    SELECT pre_no AS what, 'released under contingency' AS expected, 'no assessment' AS found
      FROM released WHERE route IS NULL AND contingency IS NULL
    UNION ALL SELECT pre_no, CASE WHEN route IS NULL THEN '0' ELSE '1' END, reconciled::text
      FROM released WHERE contingency IS NOT NULL AND reconciled <> CASE WHEN route IS NULL THEN 0 ELSE 1 END
    UNION ALL SELECT '', count(*)::text, '' FROM released`,

  'every release has one tax bill and its amounts (E-03, G-02)': `
    WITH compared AS (
      SELECT d.pre_no, concat_ws(' ', d.customs_duty_fen, d.consumption_tax_fen, d.value_added_tax_fen) AS expected,
             coalesce(concat_ws(' ', t.customs_duty_fen, t.consumption_tax_fen, t.value_added_tax_fen), 'no tax bill') AS found
      FROM declaration d LEFT JOIN tax_bill t USING (part, serial) WHERE d.state IN (800, 899) AND d.route IS NOT NULL
      UNION ALL
      SELECT d.pre_no, 'no tax bill', t.tax_no FROM tax_bill t JOIN declaration d USING (part, serial) WHERE d.state NOT IN (800, 899)
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'every document that was looked at has a receipt (B-07)': `
    WITH looked AS (
      SELECT d.part, d.message_id, d.item, d.kind FROM document d
      WHERE d.kind < 4 AND NOT EXISTS (
        SELECT 1 FROM arrival a WHERE a.part = d.part AND a.arrived_us = d.arrived_us AND a.message_id = d.message_id AND a.item = d.item)
        AND NOT EXISTS (SELECT 1 FROM set_aside x WHERE x.part = d.part AND x.message_id = d.message_id AND x.item = d.item AND x.state = 1)
    ), answered AS (
      SELECT DISTINCT part, message_id, item FROM receipt WHERE message_id IS NOT NULL
    )
    SELECT l.message_id || '/' || l.item AS what, 'a receipt' AS expected, 'none' AS found
    FROM looked l LEFT JOIN answered r USING (part, message_id, item) WHERE r.part IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM looked`,

  'receipts of a partition are numbered without gap or repeat (B-07)': `
    WITH numbered AS (
      SELECT part, seq, seq - steps AS before, lag(seq, 1, 0::bigint) OVER (PARTITION BY part ORDER BY seq) AS last FROM receipt
    )
    SELECT 'part ' || part || ' seq ' || seq AS what, last::text AS expected, before::text AS found FROM numbered WHERE before <> last
    UNION ALL SELECT '', count(*)::text, '' FROM numbered`,
};
