-- Why: goods entering a book are checked against their papers (J-08); returned goods are sorted in a return-centre warehouse before
--   they are declared (I-04, 海关总署公告2021年第70号).
-- Lock, time: new tables, empty; locks participant shortly for a reference.
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

CREATE TABLE return_centre (
  number text NOT NULL,
  participant_code text NOT NULL REFERENCES participant (code),
  -- The customs of its area, four digits.
  customs_code text NOT NULL,
  area text NOT NULL,
  -- Video and warehouse systems that are joined to customs.
  video text NOT NULL,
  system text NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  -- Ended before its time; set once.
  ended_ms bigint,
  PRIMARY KEY (number, from_ms)
);

-- A parcel that came back to a return-centre warehouse, beside the declaration it left by.
CREATE TABLE return_parcel (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  parcel_no text NOT NULL,
  centre_no text NOT NULL,
  -- 1 received, 2 sorted and conforming, 3 sorted and not, 4 declared by a return, 5 out of the area again.
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 5),
  -- JSON: line numbers and quantities.
  lines text NOT NULL,
  received_by text NOT NULL,
  received_ms bigint NOT NULL,
  sorted_by text,
  sorted_ms bigint,
  -- Of the return that declared it.
  reversal_pre_no text,
  -- The paper by which it left the area.
  exit_document text,
  ended_ms bigint,
  PRIMARY KEY (part, serial, parcel_no)
);
