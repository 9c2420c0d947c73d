-- Why: goods entering a book are checked against their papers (J-08).
-- Lock, time: new tables, empty.
-- Check: `SELECT count(*) FROM inbound_check` answers 0.

-- One row a check of the papers of a bill, or an officer's word on its differences; added, never changed. The last counts.
CREATE TABLE inbound_check (
  part smallint NOT NULL,
  ems_no text NOT NULL,
  bill_no text NOT NULL,
  act_id uuid NOT NULL,
  -- 'agrees', 'differs', 'accepted', 'refused'.
  result text NOT NULL,
  -- JSON: kind, number and SHA-256 of each paper; and each difference with both values.
  papers text NOT NULL,
  differences text NOT NULL,
  by_code text NOT NULL,
  -- Of its bill, 1 the first.
  no integer NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, ems_no, bill_no, no)
);
