-- Why: consumers see who used their quota, dispute what is not theirs, and freeze it (F-03).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM quota_freeze` answers 0.

-- Frozen and unfrozen, added and never changed; the latest counts. In the part of the person.
CREATE TABLE quota_freeze (
  part smallint NOT NULL,
  person_key bytea NOT NULL,
  at_ms bigint NOT NULL,
  frozen boolean NOT NULL,
  PRIMARY KEY (part, person_key, at_ms)
);

-- A use of quota that the person says is not theirs: once a list.
CREATE TABLE quota_dispute (
  part smallint NOT NULL,
  person_key bytea NOT NULL,
  pre_no text NOT NULL,
  opened_ms bigint NOT NULL,
  -- Sealed: what the person wrote.
  statement bytea NOT NULL,
  PRIMARY KEY (part, person_key, pre_no)
);
