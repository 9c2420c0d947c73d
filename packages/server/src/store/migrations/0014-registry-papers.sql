-- Why: what a firm is changes by date (A-04); licences (A-03), undertakings of operators that transmit for others (A-05,
--   D-05), agreements of platforms with sellers (A-07); export-only firms whose information alone is registered (A-02).
-- Lock, time: creates, and adds a column with a constant default: moments, however large the table.
-- Check: `SELECT count(*) FROM participant WHERE registration <> 'customs'` answers 0.
-- Reference tables: small, read whole into memory, therefore without part.

ALTER TABLE participant ADD COLUMN registration text NOT NULL DEFAULT 'customs'
  CHECK (registration IN ('customs', 'information'));

-- What the firm is from then on. Added, never changed; the latest that has begun is in force.
CREATE TABLE participant_change (
  participant_code text NOT NULL REFERENCES participant (code),
  from_ms bigint NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  registration text NOT NULL CHECK (registration IN ('customs', 'information')),
  reason text NOT NULL,
  PRIMARY KEY (participant_code, from_ms)
);

CREATE TABLE qualification (
  participant_code text NOT NULL REFERENCES participant (code),
  kind text NOT NULL,
  number text NOT NULL,
  issuer text NOT NULL,
  scope text NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  -- Withdrawn before its time; set once.
  ended_ms bigint,
  PRIMARY KEY (participant_code, kind, number)
);

CREATE TABLE undertaking (
  kind text NOT NULL CHECK (kind IN ('transmission', 'merchant')),
  principal_code text NOT NULL REFERENCES participant (code),
  giver_code text NOT NULL REFERENCES participant (code),
  number text NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  ended_ms bigint,
  PRIMARY KEY (kind, principal_code, giver_code, number),
  CHECK (principal_code <> giver_code)
);

-- Who changed the registry, when and why; written in the transaction of the change (A-04, K-03).
CREATE TABLE registry_journal (
  entry_id uuid PRIMARY KEY,
  kind text NOT NULL,
  participant_code text NOT NULL,
  actor_code text NOT NULL,
  actor_role text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  request_hash bytea NOT NULL,
  facts text NOT NULL
);
CREATE INDEX registry_journal_time ON registry_journal (at_ms);
