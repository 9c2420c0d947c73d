/**
 * Values that a declaration, its tax bill and its applications repeat are the same everywhere. Part of `audit`. Hash joins
 * over declarations and documents by primary key, and over the journal by preNo; nothing is looked up row by row.
 */
export const COLUMN_CHECKS: Readonly<Record<string, string>> = {
  'a declaration points at its documents, of its own order, and was accepted when what a reading of the law asks for was there (D-01, C-01)': `
    WITH told AS (
      SELECT d.pre_no, d.order_no, d.received_ms, d.accepted_ms,
             concat_ws(' ', l.kind, o.kind, p.kind, w.kind) AS kinds,
             concat_ws(' ', 4, CASE WHEN d.order_message IS NOT NULL THEN 1 END, CASE WHEN d.payment_message IS NOT NULL THEN 2 END,
                       CASE WHEN d.waybill_message IS NOT NULL THEN 3 END) AS kinds_expected,
             concat_ws(' ', nullif(l.order_no, d.order_no), nullif(o.order_no, d.order_no), nullif(p.order_no, d.order_no),
                       nullif(w.order_no, d.order_no)) AS strangers,
             l.accepted_ms AS list_ms,
             -- The readings of acceptance-documents: a decision stays right when the installation changes its own.
             CASE WHEN o.part IS NOT NULL AND p.part IS NOT NULL THEN greatest(l.accepted_ms, o.accepted_ms, p.accepted_ms) END AS paid_ms,
             CASE WHEN o.part IS NOT NULL AND p.part IS NOT NULL AND w.part IS NOT NULL
                  THEN greatest(l.accepted_ms, o.accepted_ms, p.accepted_ms, w.accepted_ms) END AS last_ms,
             EXISTS (SELECT 1 FROM reversal r WHERE r.part = d.part AND r.list_serial = d.serial AND r.kind = 3 AND r.state = 399) AS amended,
             EXISTS (SELECT 1 FROM contingency_release c WHERE c.part = d.part AND c.serial = d.serial) AS contingency
      FROM declaration d
      LEFT JOIN document l ON l.part = d.part AND l.message_id = d.list_message AND l.item = d.list_item
      LEFT JOIN document o ON o.part = d.part AND o.message_id = d.order_message AND o.item = d.order_item
      LEFT JOIN document p ON p.part = d.part AND p.message_id = d.payment_message AND p.item = d.payment_item
      LEFT JOIN document w ON w.part = d.part AND w.message_id = d.waybill_message AND w.item = d.waybill_item
    )
    SELECT pre_no AS what, kinds_expected AS expected, kinds AS found FROM told WHERE kinds <> kinds_expected
    UNION ALL SELECT pre_no, order_no, strangers FROM told WHERE strangers <> ''
    UNION ALL SELECT pre_no, 'received ' || list_ms, received_ms::text FROM told WHERE NOT amended AND received_ms <> list_ms
    UNION ALL SELECT pre_no, 'accepted ' || last_ms, accepted_ms::text FROM told
      WHERE NOT amended AND NOT contingency AND accepted_ms <> last_ms AND accepted_ms <> paid_ms AND accepted_ms <> list_ms
    UNION ALL SELECT '', count(*)::text, '' FROM told`,

  'the quota a declaration uses is that of its own person, in the year of its acceptance (F-01)': `
    WITH used AS (
      SELECT DISTINCT reference, account FROM ledger_entry WHERE book = 1 AND kind IN (2, 3, 4, 5, 6)
    ), compared AS (
      SELECT d.pre_no, encode(d.person_key, 'hex') || '/' || d.quota_year AS expected, u.account AS found FROM used u
      JOIN declaration d ON d.pre_no = u.reference
      UNION ALL
      SELECT d.pre_no, extract(year FROM to_timestamp(d.accepted_ms / 1000) AT TIME ZONE 'Asia/Shanghai')::int::text, d.quota_year::text
      FROM declaration d WHERE d.accepted_ms IS NOT NULL AND d.quota_year IS NOT NULL
      UNION ALL
      SELECT 'quota ' || left(account, 12), '1 grant', count(*) || ' grants' FROM ledger_entry WHERE book = 1 AND kind = 1
      GROUP BY part, account HAVING count(*) > 1
    )
    SELECT pre_no AS what, left(expected, 12) || right(expected, 5) AS expected, left(found, 12) || right(found, 5) AS found
    FROM compared WHERE expected IS DISTINCT FROM found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'the guarantee a declaration holds is that of its guarantor, who is named in its bill (C-05, G-01)': `
    WITH compared AS (
      SELECT d.pre_no, d.assure_code AS expected, h.account AS found
      FROM (SELECT DISTINCT reference, account FROM ledger_entry WHERE book = 2 AND kind IN (2, 4, 5)) h
      JOIN declaration d ON d.pre_no = h.reference
      UNION ALL
      SELECT d.pre_no, concat_ws(' ', d.assure_code, d.invt_no, 'T' || d.invt_no),
             concat_ws(' ', t.assure_code, t.invt_no, t.tax_no)
      FROM tax_bill t JOIN declaration d ON d.part = t.part AND d.serial = t.serial
      UNION ALL
      SELECT i.tax_no, concat_ws(' ', t.assure_code, t.tax_no, d.pre_no), concat_ws(' ', i.assure_code, i.tax_no, i.pre_no)
      FROM tax_demand_item i LEFT JOIN tax_bill t ON t.part = i.bill_part AND t.serial = i.bill_serial
      LEFT JOIN declaration d ON d.part = i.bill_part AND d.serial = i.bill_serial
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected IS DISTINCT FROM found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'the lines of a bill and of an application add up to what it says (E-03, I-02)': `
    WITH lines AS (
      SELECT t.part, t.serial, d.pre_no,
             concat_ws(' ', t.customs_duty_fen, t.consumption_tax_fen, t.value_added_tax_fen, d.dutiable_fen) AS expected,
             t.lines::json AS lines
      FROM tax_bill t JOIN declaration d ON d.part = t.part AND d.serial = t.serial
    ), compared AS (
      SELECT pre_no, expected, (
        SELECT concat_ws(' ', sum((x->>'customsDutyFen')::bigint), sum((x->>'consumptionTaxFen')::bigint),
                         sum((x->>'valueAddedTaxFen')::bigint), sum((x->>'dutiableFen')::bigint)) FROM json_array_elements(lines) x) AS found
      FROM lines
      UNION ALL
      SELECT pre_no, concat_ws(' ', customs_duty_fen, consumption_tax_fen, value_added_tax_fen), (
        SELECT concat_ws(' ', coalesce(sum((x->>'customsDutyFen')::bigint), 0), coalesce(sum((x->>'consumptionTaxFen')::bigint), 0),
                         coalesce(sum((x->>'valueAddedTaxFen')::bigint), 0)) FROM json_array_elements(lines::json) x)
      FROM reversal WHERE kind <> 3
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,

  'a declaration is cancelled or returned by an application that was concluded, and by nothing else (I-01, I-02)': `
    WITH ended AS (
      SELECT d.pre_no, d.state, d.ending,
             count(r.serial) FILTER (WHERE r.kind = 1) AS cancellations, count(r.serial) FILTER (WHERE r.kind = 2) AS returns
      FROM declaration d LEFT JOIN reversal r ON r.part = d.part AND r.list_serial = d.serial AND r.state = 399
      WHERE d.ending IS NOT NULL OR r.part IS NOT NULL GROUP BY d.part, d.serial, d.pre_no, d.state, d.ending
    ), compared AS (
      SELECT pre_no, CASE WHEN cancellations > 0 THEN 'cancelled' WHEN returns > 0 THEN 'returned' ELSE 'nothing' END AS expected,
             CASE WHEN ending IS NULL AND returns > 0 AND cancellations = 0 THEN 'returned' ELSE coalesce(ending, 'nothing') END AS found
      FROM ended
    )
    SELECT pre_no AS what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
