-- Why: numbers that differ in their spelling alone are one number (B-06, D-01, docs/decisions/0022). A claim is found by
--   its comparison key (packages/ceb, comparisonKey) and keeps how the number was written; order numbers are claimed too,
--   since an order in another spelling lies in another part. Lists refused by a decision are not opened again with every
--   new list of their order.
-- Lock, time: claims and declarations are locked against writers. Reads documents and declarations once and hashes each order number:
--   one to two minutes a million orders or claims in small letters, once.
-- Check: `SELECT count(*) FROM number_claim WHERE kind = 1` is the number of orders that count; `\d declaration` shows
--   declaration_order_refused.
-- Two numbers of the time before that differ in spelling alone keep what was decided about them; the claim is that of
--   the plain spelling, else of the first in order of their letters. Neither can be used a second time.

-- How it was written, where that is not its key.
ALTER TABLE number_claim ADD COLUMN spelled text;

-- As `comparisonKey` of packages/ceb.
CREATE FUNCTION pg_temp.comparison_key(number text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF number ~ '^[!-`{-~]*$' THEN RETURN number; END IF;
  IF number !~ '^[ -~]*$' THEN
    number := regexp_replace(normalize(number, NFKC),
      E'[\u0001-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U000e0000-\U000e0fff]',
      '', 'g');
  END IF;
  number := btrim(regexp_replace(number, E'[\t-\r \u1680\u2028\u2029]+', ' ', 'g'));
  RETURN translate(number, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
END $$;

-- Company and number, joined by |.
CREATE FUNCTION pg_temp.compared_key(doc_key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT pg_temp.comparison_key(left(doc_key, strpos(doc_key, '|') - 1)) || '|'
      || pg_temp.comparison_key(substr(doc_key, strpos(doc_key, '|') + 1))
$$;

-- As `partOf('number', …)` of packages/kernel: FNV-1a over the bytes, 0x01000193 between domain and key, high half folded in.
CREATE FUNCTION pg_temp.part_of_number(key text) RETURNS smallint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  hash bigint := 2166136261;
  bytes bytea := convert_to('number', 'UTF8');
BEGIN
  FOR round IN 1..2 LOOP
    FOR at IN 0..length(bytes) - 1 LOOP
      hash := ((hash # get_byte(bytes, at)) * 16777619) & 4294967295;
    END LOOP;
    IF round = 1 THEN
      hash := (hash * 16777619) & 4294967295;
      bytes := convert_to(key, 'UTF8');
    END IF;
  END LOOP;
  RETURN (((hash >> 16) # (hash & 65535)) % 128)::smallint;
END $$;

-- Claims of numbers that are not written as they are compared move to where they are looked for from now on.
CREATE TEMPORARY TABLE other_spelling ON COMMIT DROP AS
SELECT part, kind, doc_key, order_no, pg_temp.compared_key(doc_key) AS key
FROM number_claim WHERE doc_key !~ '^[!-`{-~]*$';

DELETE FROM number_claim c USING other_spelling s
WHERE c.part = s.part AND c.kind = s.kind AND c.doc_key = s.doc_key AND s.key <> s.doc_key;

INSERT INTO number_claim (part, kind, doc_key, order_no, spelled)
SELECT pg_temp.part_of_number(kind || '|' || key), kind, key, order_no, doc_key
FROM (SELECT DISTINCT ON (kind, key) kind, key, doc_key, order_no FROM other_spelling WHERE key <> doc_key
      ORDER BY kind, key, doc_key) AS first
ON CONFLICT (part, kind, doc_key) DO NOTHING;

-- Orders that count, each claimed as `platform|number`; the plain spelling first.
INSERT INTO number_claim (part, kind, doc_key, order_no, spelled)
SELECT pg_temp.part_of_number('1|' || key), 1, key, order_no, nullif(doc_key, key)
FROM (
  SELECT DISTINCT ON (key) key, doc_key, order_no
  FROM (
    SELECT pg_temp.compared_key(d.doc_key) AS key, d.doc_key, d.order_no FROM document d
    WHERE d.kind = 1
      AND NOT EXISTS (SELECT 1 FROM document_outcome o WHERE o.part = d.part AND o.message_id = d.message_id AND o.item = d.item)
      AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.part = d.part AND a.arrived_us = d.arrived_us
                        AND a.message_id = d.message_id AND a.item = d.item)
  ) AS current
  ORDER BY key, CASE WHEN doc_key = key THEN 0 ELSE 1 END, doc_key
) AS first
ON CONFLICT (part, kind, doc_key) DO NOTHING;

-- A list that was refused by a decision is over (2, refused).
INSERT INTO document_outcome (part, message_id, item, outcome, code, at_ms)
SELECT d.part, d.list_message, d.list_item, 2, coalesce(d.reasons::jsonb #>> '{0,code}', ''), coalesce(d.decided_ms, d.received_ms)
FROM declaration d WHERE d.state = 100
ON CONFLICT (part, message_id, item) DO NOTHING;

-- What stands or waits of an order is few; what was refused may be any number, and the newest are read.
CREATE INDEX declaration_order_open ON declaration (part, order_no) WHERE state <> 100;
CREATE INDEX declaration_order_refused ON declaration (part, order_no, serial) WHERE state = 100;
DROP INDEX declaration_order;

DROP FUNCTION pg_temp.compared_key(text);
DROP FUNCTION pg_temp.comparison_key(text);
DROP FUNCTION pg_temp.part_of_number(text);
