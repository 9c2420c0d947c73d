/**
 * What went in and out of an account book or a guarantee, and why (J-01, G-01). Part of `audit`. The journal is read once a
 * check; acts and instruments are few beside it.
 */
export const STOCK_CHECKS: Readonly<Record<string, string>> = {
  'a bonded declaration that is released took its goods from a book, and gave back what its applications say (J-01, I-02)': `
    WITH moved AS (
      SELECT reference, sum(amount) FILTER (WHERE kind = 3) AS posted5, coalesce(sum(amount) FILTER (WHERE kind = 6), 0) AS back5
      FROM ledger_entry WHERE book = 3 AND kind IN (3, 6) GROUP BY reference
    ), back AS (
      SELECT r.part, r.list_serial AS serial, sum((x->>'quantity5')::bigint) AS back5
      FROM reversal r CROSS JOIN LATERAL json_array_elements(r.lines::json) x
      WHERE r.state = 399 AND r.kind <> 3 GROUP BY r.part, r.list_serial
    ), compared AS (
      SELECT d.pre_no, concat_ws(' ', 'posted, back', coalesce(b.back5, 0)) AS expected,
             concat_ws(' ', CASE WHEN m.posted5 > 0 THEN 'posted,' ELSE 'nothing,' END, 'back', coalesce(m.back5, 0)) AS found
      FROM declaration d LEFT JOIN moved m ON m.reference = d.pre_no LEFT JOIN back b ON b.part = d.part AND b.serial = d.serial
      WHERE d.state IN (800, 899) AND d.trade_mode IN ('1210', '1239') AND d.route IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM clearing_work w WHERE w.part = d.part AND w.serial = d.serial)
        AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.part = d.part AND r.list_serial = d.serial AND r.kind = 3 AND r.state = 399)
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'what entered or left a book beside declarations was done by an act on it, or on the other book of its transfer (J-02, J-03, J-04)': `
    WITH moved AS (
      SELECT part, account, entry_key, reference FROM ledger_entry
      WHERE book = 3 AND kind IN (1, 7) AND entry_key <> reference AND entry_key NOT LIKE '%/reexport'
    ), transfers AS (
      SELECT DISTINCT 'transfer ' || from_book || '/' || transfer_no AS reference, from_book, to_book FROM book_transfer
    ), sent AS (
      SELECT a.act_id::text AS act_id, a.kind, a.subject FROM act a JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
      WHERE o.done AND a.kind IN ('transfer.out', 'transfer.decide')
    )
    SELECT m.account || ' ' || m.entry_key AS what, 'an act that was done' AS expected, coalesce(o.code, 'none') AS found
    FROM moved m LEFT JOIN act_outcome o ON o.part = m.part AND o.act_id::text = left(m.entry_key, 36)
    LEFT JOIN transfers t ON t.reference = m.reference LEFT JOIN sent s ON s.act_id = left(m.entry_key, 36)
    WHERE o.done IS DISTINCT FROM true AND (CASE WHEN m.account LIKE 'transit:%' THEN s.kind = 'transfer.out' AND s.subject = t.from_book
                                                 ELSE s.kind = 'transfer.decide' AND s.subject = t.to_book END) IS NOT TRUE
    UNION ALL SELECT e.entry_key, '700', coalesce(d.state::text, 'no declaration') FROM ledger_entry e LEFT JOIN declaration d ON d.pre_no = e.reference
      WHERE e.book = 3 AND e.kind IN (1, 7) AND e.entry_key LIKE '%/reexport' AND (d.state IS NULL OR (d.state <> 700
        AND NOT EXISTS (SELECT 1 FROM clearing_work w WHERE w.part = d.part AND w.serial = d.serial)))
    UNION ALL SELECT '', count(*)::text, '' FROM moved`,

  'what an act took out of a book or put into it is there, item by item (J-01)': `
    WITH acts AS (
      SELECT o.part, a.act_id, a.kind, a.subject FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id
      WHERE o.done AND a.kind IN ('book.enter', 'book.loss')
    )
    SELECT a.kind || ' ' || a.act_id AS what, 'an entry' AS expected, 'none' AS found FROM acts a
    WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.part = a.part AND e.book = 3 AND e.kind IN (1, 7)
                        AND left(e.entry_key, 36) = a.act_id::text)
    UNION ALL SELECT '', count(*)::text, '' FROM acts`,

  'what was deposited as a guarantee, given back or ended belongs to an instrument, and to its act (G-01)': `
    WITH moved AS (
      SELECT e.part, e.account, e.entry_key, e.reference, i.act_id, split_part(e.entry_key, '/', 1) AS how,
             split_part(e.entry_key, '/', 2) AS by_act
      FROM ledger_entry e LEFT JOIN guarantee_instrument i ON i.part = e.part AND i.assure_code = e.account AND i.number = e.reference
      WHERE e.book = 2 AND e.kind IN (1, 7, 8) AND e.entry_key <> e.reference
    )
    SELECT account || ' ' || entry_key AS what, 'an instrument' AS expected, 'none' AS found FROM moved
      WHERE act_id IS NULL AND NOT (how = 'withdraw' AND reference = by_act)
    UNION ALL SELECT m.account || ' ' || m.entry_key, 'an act that was done', coalesce(o.code, 'none') FROM moved m
      LEFT JOIN act_outcome o ON o.part = m.part AND o.act_id::text = m.by_act
      WHERE m.how NOT IN ('begin', 'lapse') AND o.done IS DISTINCT FROM true
    UNION ALL SELECT '', count(*)::text, '' FROM moved`,

  'an instrument covers until the day its last act said (G-01)': `
    WITH told AS (
      SELECT DISTINCT ON (a.part, a.subject, o.facts::json->>'document') a.part, a.subject, o.facts::json->>'document' AS number,
             o.facts::json->>'until' AS until_day
      FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id
      WHERE o.done AND a.kind IN ('guarantee.deposit', 'guarantee.extend')
      ORDER BY a.part, a.subject, o.facts::json->>'document', o.at_ms DESC, a.arrived_us DESC
    ), compared AS (
      SELECT coalesce(i.assure_code, t.subject) || ' ' || coalesce(i.number, t.number) AS what,
             coalesce(t.until_day, CASE WHEN t.part IS NULL THEN 'an act' ELSE 'no end' END) AS expected,
             coalesce(i.until_day, CASE WHEN i.part IS NULL THEN 'no instrument' ELSE 'no end' END) AS found
      FROM guarantee_instrument i FULL JOIN told t ON t.part = i.part AND t.subject = i.assure_code AND t.number = i.number
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'an entry of the journal says what it was asked for (F-02)': `
    SELECT 'book ' || book || ' ' || entry_key AS what, kind || ' ' || amount AS expected, encode(request_hash, 'hex') AS found
    FROM ledger_entry
    WHERE encode(request_hash, 'hex') <> lpad(to_hex(CASE kind WHEN 5 THEN 2 ELSE kind END), 2, '0') || lpad(to_hex(amount), 16, '0')
    UNION ALL SELECT '', count(*)::text, '' FROM ledger_entry`,
};
