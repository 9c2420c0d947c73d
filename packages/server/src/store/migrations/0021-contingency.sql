-- Why: goods that the site had to let go by hand (K-03): what was skipped, and the reconciliation that follows.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM contingency_release` answers 0.

-- In the part of the list; rows are added and never changed.
CREATE TABLE contingency_release (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  pre_no text NOT NULL,
  incident text NOT NULL,
  from_state smallint NOT NULL,
  -- JSON: names of the checks that were skipped.
  skipped text NOT NULL,
  released_ms bigint NOT NULL,
  act_id uuid NOT NULL,
  PRIMARY KEY (part, serial)
);

CREATE TABLE contingency_reconciliation (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  attempt smallint NOT NULL,
  done boolean NOT NULL,
  -- JSON: reasons, as in a refusal; reported, not refused.
  findings text NOT NULL,
  act_id uuid NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, serial, attempt)
);
CREATE UNIQUE INDEX contingency_reconciled ON contingency_reconciliation (part, serial) WHERE done;
