-- Why: some acts of customs staff need a second person (K-03): what the first one asked for waits here, sealed, until
--   somebody else decides. Carried out, it is the act with the same id.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM act_proposal` answers 0.

-- Reference tables without part: few, and nobody waits for them but people. Rows are added and never changed.
CREATE TABLE act_proposal (
  proposal_id uuid PRIMARY KEY,
  kind text NOT NULL,
  number text NOT NULL,
  actor_code text NOT NULL,
  actor_role text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  expires_ms bigint NOT NULL,
  request_hash bytea NOT NULL,
  body bytea NOT NULL
);
CREATE INDEX act_proposal_time ON act_proposal (at_ms);

CREATE TABLE act_proposal_decision (
  proposal_id uuid PRIMARY KEY REFERENCES act_proposal (proposal_id),
  approve boolean NOT NULL,
  actor_code text NOT NULL,
  actor_role text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL
);
