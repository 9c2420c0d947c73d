import { compared } from './once.ts';

/** Checks of received documents, as far as SQL can see them without the keys (B-06, B-07). Part of `audit`. */
export const DOCUMENT_CHECKS: Readonly<Record<string, string>> = {
  "a message is named by its digest, its evidence is there, and its key is its signer's (B-05, B-07)": `
    WITH told AS (
      SELECT d.message_id, d.item, left(encode(d.digest, 'hex'), 32) AS expected, replace(d.message_id::text, '-', '') AS found,
             d.pack_id, d.signer_code,
             CASE WHEN d.signer_key = 'unsigned' THEN d.caller_code ELSE k.participant_code END AS participant_code
      FROM document d LEFT JOIN signing_key k ON k.fingerprint = d.signer_key
    )
    SELECT 'document ' || message_id || '/' || item AS what, expected, found FROM told WHERE expected <> found
    UNION ALL SELECT 'document ' || message_id || '/' || item, participant_code, signer_code FROM told
      WHERE participant_code <> signer_code
    UNION ALL SELECT 'document ' || t.message_id || '/' || t.item, 'evidence', 'none' FROM told t
      LEFT JOIN evidence e ON e.pack_id = t.pack_id WHERE e.pack_id IS NULL
    UNION ALL SELECT '', count(*)::text, '' FROM told`,

  'the numbers of what was accepted belong to its order (B-06)': `
    WITH used AS (
      SELECT d.kind, d.doc_key, d.order_no FROM document d
      LEFT JOIN document_outcome o ON o.part = d.part AND o.message_id = d.message_id AND o.item = d.item
      WHERE d.kind IN (2, 3) AND o.part IS NULL AND NOT EXISTS (
        SELECT 1 FROM arrival a WHERE a.part = d.part AND a.arrived_us = d.arrived_us AND a.message_id = d.message_id AND a.item = d.item)
        AND NOT EXISTS (SELECT 1 FROM set_aside x WHERE x.part = d.part AND x.message_id = d.message_id AND x.item = d.item AND x.state = 1)
      UNION
      SELECT l.kind, l.doc_key, l.order_no FROM declaration d
      JOIN document l ON l.part = d.part AND l.message_id = d.list_message AND l.item = d.list_item WHERE d.state NOT IN (1, 100) AND d.ending IS NULL
    ), compared AS (
      SELECT u.kind || ' ' || u.doc_key AS what, u.order_no AS expected, coalesce(c.order_no, 'nobody') AS found
      FROM used u LEFT JOIN number_claim c ON c.kind = u.kind AND c.doc_key = ${compared('u.doc_key')}
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
