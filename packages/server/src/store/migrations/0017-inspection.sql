-- Why: lists are selected for inspection, inspected with evidence, detained or ordered out of the country (K-01, K-02, I-03).
-- Lock, time: creates only: moments.
-- Check: `SELECT count(*) FROM inspection` answers 0.

-- One inspection of one list, from its order to its result; written only by the lane of the part.
CREATE TABLE inspection (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  no smallint NOT NULL,
  pre_no text NOT NULL,
  customs_code text NOT NULL,
  -- 'draw', or the code of the officer who ordered it.
  ordered_by text NOT NULL,
  -- Of a draw: 0 to 9999, selected when below the rate; what set the rate. An auditor draws again (K-01).
  draw integer,
  rate_basis_points integer,
  because text,
  selected_ms bigint NOT NULL,
  officer text,
  site text,
  begun_ms bigint,
  result text,
  reason text,
  concluded_by text,
  concluded_ms bigint,
  PRIMARY KEY (part, serial, no),
  CHECK ((officer IS NULL) = (begun_ms IS NULL) AND (result IS NULL) = (concluded_ms IS NULL))
);
CREATE INDEX inspection_open ON inspection (customs_code, selected_ms) WHERE concluded_ms IS NULL;
CREATE INDEX inspection_time ON inspection (selected_ms);

-- What was taken or recorded. The bytes of a file lie in the sealed body of its act; here is what they must hash to.
CREATE TABLE inspection_evidence (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  no smallint NOT NULL,
  act_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sample', 'photo', 'report')),
  number text NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL,
  sha256 text NOT NULL,
  by_code text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, serial, no, act_id, number)
);

-- The installation's own rules of selection, dated and never changed: rates for goods, credit levels of firms. Small;
-- every lane reads all of it, so it is a reference table without part.
CREATE TABLE inspection_control (
  act_id uuid PRIMARY KEY,
  subject text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('goods', 'credit')),
  hs_prefix text,
  country text,
  mode text,
  rate_basis_points integer CHECK (rate_basis_points BETWEEN 0 AND 10000),
  level text,
  from_day text NOT NULL,
  made_ms bigint NOT NULL
);
