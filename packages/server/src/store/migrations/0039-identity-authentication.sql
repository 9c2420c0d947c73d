-- Why: payer and buyer may differ when an authorised body has authenticated the buyer (D-05a); no message says so, the
--   record of who authenticated whom and when does. Persons and names are keyed hashes.
-- Lock, time: creates; nothing that exists is read or locked.
-- Check: `SELECT count(*) FROM identity_authentication` answers 0.

-- Rows are added and never changed: of one person the last that was recorded by a moment counts at that moment.
CREATE TABLE identity_authentication (
  part smallint NOT NULL,
  person_key bytea NOT NULL,
  act_id uuid NOT NULL,
  -- The keyed hash of the name that was authenticated with the number.
  name_key bytea NOT NULL,
  -- 'authenticated', or 'withdrawn': it counts no more.
  result text NOT NULL,
  -- Who authenticated, and by which authority it may.
  authority text NOT NULL,
  authorisation text NOT NULL,
  -- The number of the evidence at that body.
  evidence text NOT NULL,
  on_day text NOT NULL,
  -- The last day, or null.
  until_day text,
  recorded_ms bigint NOT NULL,
  PRIMARY KEY (part, person_key, act_id)
);
