/** `comparisonKey` of packages/kernel in SQL, as far as the door lets numbers through: letter case, width and white space. */
export const compared = (column: string): string =>
  `translate(btrim(regexp_replace(normalize(${column}, NFKC), '\\s+', ' ', 'g')), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`;

/** Declared, and neither refused nor cancelled; returned whole an order may be declared anew where the installation says so. */
const STANDING = `d.state NOT IN (1, 100) AND d.ending IS NULL`;

/**
 * One order, one payment and one waybill carry one declaration (B-06, D-01, I-01); part of `audit`. A look-alike of the
 * time before migration 0029 is told here.
 */
export const ONCE_CHECKS: Readonly<Record<string, string>> = {
  'an order has at most one standing declaration (B-06, D-01)': `
    WITH standing AS (
      SELECT d.ebp_code, d.order_no, d.pre_no FROM declaration d WHERE ${STANDING}
    )
    SELECT ebp_code || ' ' || order_no AS what, '1' AS expected, string_agg(pre_no, ' ' ORDER BY pre_no) AS found
    FROM standing GROUP BY ebp_code, order_no HAVING count(*) > 1
    UNION ALL SELECT '', count(*)::text, '' FROM standing`,

  'an order that was accepted is one order, however it is spelled, and its waybill carries no other (D-01)': `
    WITH accepted AS (
      SELECT d.pre_no, ${compared('d.ebp_code')} || ' ' || ${compared('d.order_no')} AS order_key,
             ${compared('d.logistics_code')} || ' ' || ${compared('d.logistics_no')} AS waybill_key
      FROM declaration d WHERE ${STANDING} AND d.accepted_ms IS NOT NULL
    )
    SELECT 'order ' || order_key AS what, '1' AS expected, string_agg(pre_no, ' ' ORDER BY pre_no) AS found
    FROM accepted GROUP BY order_key HAVING count(*) > 1
    UNION ALL SELECT 'waybill ' || waybill_key, '1', string_agg(pre_no, ' ' ORDER BY pre_no)
    FROM accepted GROUP BY waybill_key HAVING count(*) > 1
    UNION ALL SELECT '', count(*)::text, '' FROM accepted`,

  'a payment pays one standing declaration (D-01)': `
    WITH paid AS (
      SELECT d.pre_no, ${compared('p.doc_key')} AS payment_key
      FROM declaration d JOIN document p ON p.part = d.part AND p.message_id = d.payment_message AND p.item = d.payment_item
      WHERE ${STANDING}
    )
    SELECT payment_key AS what, '1' AS expected, string_agg(pre_no, ' ' ORDER BY pre_no) AS found
    FROM paid GROUP BY payment_key HAVING count(*) > 1
    UNION ALL SELECT '', count(*)::text, '' FROM paid`,

  'the order, payment and waybill of a standing declaration are claimed by its order (B-06)': `
    WITH used AS (
      SELECT d.pre_no, d.order_no, p.kind, p.doc_key, ${compared('p.doc_key')} AS key
      FROM declaration d
      CROSS JOIN LATERAL (VALUES (d.order_message, d.order_item), (d.payment_message, d.payment_item),
                                 (d.waybill_message, d.waybill_item)) AS r(message_id, item)
      JOIN document p ON p.part = d.part AND p.message_id = r.message_id AND p.item = r.item
      WHERE ${STANDING}
    )
    SELECT u.pre_no || ' ' || u.doc_key AS what, u.order_no AS expected, 'no claim' AS found
    FROM used u WHERE NOT EXISTS (
      SELECT 1 FROM number_claim c
      WHERE c.kind = u.kind AND c.doc_key = u.key
        AND (c.order_no = u.order_no OR coalesce(c.spelled, c.doc_key) <> u.doc_key))
    UNION ALL SELECT '', count(*)::text, '' FROM used`,
};
