-- Why: who may call, sign and declare (A-01 … A-06); every change is dated and authority is judged at acceptance.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT version FROM registry_version` answers 0 on a new database.
-- Reference tables: small, read whole into memory, therefore without part; on a distributed database they are
-- replicated to every node.

-- Grows with every change below, in the same transaction; readers reload when it has moved.
CREATE TABLE registry_version (
  only_row smallint PRIMARY KEY CHECK (only_row = 1),
  version bigint NOT NULL
);
INSERT INTO registry_version (only_row, version) VALUES (1, 0);

-- Tells a database from the vault keys of another: a constant sealed, and its keyed hash.
CREATE TABLE vault_check (
  only_row smallint PRIMARY KEY CHECK (only_row = 1),
  sealed bytea NOT NULL,
  keyed_hash bytea NOT NULL
);

CREATE TABLE participant (
  code text PRIMARY KEY,
  credit_code text NOT NULL UNIQUE,
  name text NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  sandbox boolean NOT NULL
);

-- A-04: registration, suspension, resumption, revocation. Added, never changed.
CREATE TABLE participant_event (
  participant_code text NOT NULL REFERENCES participant (code),
  kind text NOT NULL CHECK (kind IN ('registered', 'suspended', 'resumed', 'revoked')),
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  reason text NOT NULL,
  PRIMARY KEY (participant_code, kind, from_ms),
  CHECK (until_ms IS NULL OR kind = 'suspended')
);

CREATE TABLE signing_key (
  fingerprint text PRIMARY KEY,
  -- One name, one key: a signature names its key by the serial number of the certificate alone.
  key_name text NOT NULL UNIQUE,
  participant_code text NOT NULL REFERENCES participant (code),
  algorithm text NOT NULL CHECK (algorithm IN ('rsa', 'sm2')),
  certificate bytea NOT NULL,
  not_before_ms bigint NOT NULL,
  not_after_ms bigint NOT NULL,
  revoked_ms bigint,
  sandbox boolean NOT NULL,
  CHECK (not_before_ms < not_after_ms)
);

-- Tokens are kept as keyed hashes only; who reads this table cannot call.
CREATE TABLE api_token (
  token_key bytea PRIMARY KEY,
  participant_code text NOT NULL REFERENCES participant (code),
  label text NOT NULL,
  created_ms bigint NOT NULL,
  revoked_ms bigint
);

CREATE TABLE account_book (
  ems_no text PRIMARY KEY,
  warehouse_code text NOT NULL REFERENCES participant (code),
  customs_code text NOT NULL,
  city text NOT NULL
);

CREATE TABLE delegation (
  principal_code text NOT NULL REFERENCES participant (code),
  agent_code text NOT NULL REFERENCES participant (code),
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  PRIMARY KEY (principal_code, agent_code, from_ms),
  CHECK (principal_code <> agent_code)
);
