/**
 * Goods that are in neither book and not in transit, item by item: `out5` have left their book, `back5` are off their transit
 * account. The work that carries them says so; one that was given up is being returned, and the other book never knew of it.
 */
const ON_ITS_WAY = `
    on_its_way AS (
      SELECT w.payload::json->>'fromBook' AS from_book, w.payload::json->>'transferNo' AS transfer_no,
             x->>'itemRecordNo' AS item_record_no,
             sum(CASE w.payload::json->>'isReturn' WHEN 'true' THEN 0 ELSE (x->'quantity5'->>'$n')::bigint END) AS out5,
             sum(CASE w.payload::json->>'isReturn' WHEN 'true' THEN (x->'quantity5'->>'$n')::bigint ELSE 0 END) AS back5
      FROM clearing_work w CROSS JOIN LATERAL json_array_elements(w.payload::json->'items') x
      WHERE w.way = 'transfer' GROUP BY 1, 2, 3
    )`;

/** Data that bonded supervision stores twice (J-02, J-03, J-04): each query answers like those of `audit.ts`. */
export const BONDED_CHECKS: Readonly<Record<string, string>> = {
  'what is in transit between books lies on its account, and both books tell the same (J-03)': `
    WITH destination AS (
      SELECT *, quantity5 - received5 - returned5 - lost5 AS rest5 FROM book_transfer WHERE side = 2
    ), ${ON_ITS_WAY}, told AS (
      SELECT from_book || ' ' || transfer_no || ' ' || item_record_no AS what,
             concat_ws(' ', s.quantity5, s.returned5 + coalesce(w.back5, 0), s.unit) AS expected,
             CASE WHEN d.part IS NULL
                  THEN concat_ws(' ', coalesce(w.out5, 0) + coalesce(s.returned5, 0), s.returned5 + coalesce(w.back5, 0), s.unit)
                  ELSE concat_ws(' ', d.quantity5 + coalesce(w.out5, 0), d.returned5, d.unit) END AS found
      FROM destination d FULL JOIN (SELECT * FROM book_transfer WHERE side = 1) s
        USING (from_book, transfer_no, item_record_no) FULL JOIN on_its_way w USING (from_book, transfer_no, item_record_no)
      UNION ALL
      SELECT d.from_book || ' ' || d.transfer_no || ' ' || d.item_record_no, d.rest5::text,
             coalesce(concat_ws(' ', a.granted, nullif(a.reserved + a.posted, 0)), 'no account')
      FROM destination d LEFT JOIN ledger_account a ON a.part = d.part AND a.book = 3
        AND a.account = 'transit:' || d.to_book || '/' || d.from_book || '/' || d.transfer_no || '/' || d.item_record_no
    )
    SELECT what, expected, found FROM told WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM told`,

  'what left one book for another is in transit, arrived, back, lost or on its way (J-03)': `
    WITH journal AS (
      SELECT reference, sum(CASE WHEN account LIKE 'transit:%' THEN 0 WHEN kind = 7 THEN amount ELSE 0 END) AS left5,
             sum(CASE WHEN account LIKE 'transit:%' THEN 0 WHEN kind = 1 THEN amount ELSE 0 END) AS came5,
             sum(CASE WHEN account NOT LIKE 'transit:%' THEN 0 WHEN kind = 1 THEN amount WHEN kind = 7 THEN -amount ELSE 0 END) AS transit5
      FROM ledger_entry WHERE book = 3 AND reference LIKE 'transfer %' GROUP BY reference
    ), ${ON_ITS_WAY}, carried AS (
      SELECT 'transfer ' || from_book || '/' || transfer_no AS reference, sum(out5 + back5) AS way5 FROM on_its_way GROUP BY 1
    ), transfers AS (
      SELECT 'transfer ' || from_book || '/' || transfer_no AS reference, sum(CASE side WHEN 1 THEN quantity5 ELSE 0 END) AS left5,
             sum(CASE side WHEN 1 THEN returned5 ELSE received5 END) AS came5, sum(CASE side WHEN 2 THEN lost5 ELSE 0 END) AS lost5
      FROM book_transfer GROUP BY from_book, transfer_no
    ), compared AS (
      SELECT reference AS what, concat_ws(' ', t.left5, t.came5, t.left5 - t.came5 - t.lost5 - coalesce(c.way5, 0)) AS expected,
             concat_ws(' ', j.left5, j.came5, j.transit5) AS found
      FROM transfers t FULL JOIN journal j USING (reference) LEFT JOIN carried c USING (reference)
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'an approved stock-take moved its differences, another none (J-04)': `
    WITH journal AS (
      SELECT part, account, reference, sum(CASE kind WHEN 1 THEN amount WHEN 7 THEN -amount END) AS moved5
      FROM ledger_entry WHERE book = 3 AND reference LIKE 'stock-take %' GROUP BY part, account, reference
    ), lines AS (
      SELECT l.part, l.ems_no || '/' || l.item_record_no AS account,
             'stock-take ' || l.ems_no || '/' || l.take_no AS reference,
             CASE WHEN t.state = 2 THEN l.counted5 - l.book5 ELSE 0 END AS moved5
      FROM stock_take_line l JOIN stock_take t USING (part, ems_no, take_no)
    ), compared AS (
      SELECT coalesce(l.reference, j.reference) || ' ' || coalesce(l.account, j.account) AS what,
             coalesce(l.moved5::text, 'no stock-take') AS expected, coalesce(j.moved5, 0)::text AS found
      FROM lines l FULL JOIN journal j USING (part, account, reference)
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'what was counted under a bill of lading entered the book, once (J-02)': `
    WITH journal AS (
      SELECT part, account, reference, sum(amount) AS entered5
      FROM ledger_entry WHERE book = 3 AND kind = 1 AND reference LIKE 'bill %' GROUP BY part, account, reference
    ), lines AS (
      SELECT l.part, l.ems_no || '/' || l.item_record_no AS account,
             'bill ' || l.ems_no || '/' || l.bill_no || ' ' || b.document AS reference,
             CASE WHEN b.state = 4 THEN l.counted5 ELSE 0 END AS entered5
      FROM book_inbound_line l JOIN book_inbound b USING (part, ems_no, bill_no)
    ), compared AS (
      SELECT coalesce(l.reference, j.reference) || ' ' || coalesce(l.account, j.account) AS what,
             coalesce(l.entered5::text, 'no bill') AS expected, coalesce(j.entered5, 0)::text AS found
      FROM lines l FULL JOIN journal j USING (part, account, reference)
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
