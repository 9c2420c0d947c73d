-- Why: a token has a name of its own, an end and a last use, so that one can be told from another and ended alone (A-02,
--   K-03); a consumer's token can be ended too, is counted for each operator and day, and whose it is stays readable to who
--   audits (F-03).
-- Lock, time: api_token and staff_token are small and rewritten once, each within a moment; the third table is new.
-- Check: `SELECT count(*) FROM api_token WHERE token_id IS NULL` answers 0, and so for staff_token.

-- token_id is the beginning of the keyed hash: it names a token and does not help to make or find one.
ALTER TABLE api_token
  ADD COLUMN token_id text,
  -- NULL for what was issued before tokens had an end, and for the sandbox's personas.
  ADD COLUMN until_ms bigint,
  -- Within the hour.
  ADD COLUMN last_used_ms bigint;
UPDATE api_token SET token_id = substr(encode(token_key, 'hex'), 1, 16);
ALTER TABLE api_token ALTER COLUMN token_id SET NOT NULL;
CREATE UNIQUE INDEX api_token_id ON api_token (token_id);

ALTER TABLE staff_token
  ADD COLUMN token_id text,
  ADD COLUMN label text NOT NULL DEFAULT '',
  ADD COLUMN until_ms bigint,
  ADD COLUMN last_used_ms bigint;
UPDATE staff_token SET token_id = substr(encode(token_key, 'hex'), 1, 16);
ALTER TABLE staff_token ALTER COLUMN token_id SET NOT NULL;
CREATE UNIQUE INDEX staff_token_id ON staff_token (token_id);

-- Tokens of consumers. The token itself says whose it is and until when; here is who gave it out, and whether it was ended.
CREATE TABLE consumer_token (
  token_id uuid PRIMARY KEY,
  -- Keyed hash, as the journal of acts has it.
  person bytea NOT NULL,
  -- The masked identity number, sealed: read by who audits whose quota an operator could look at.
  person_masked bytea NOT NULL,
  operator_code text NOT NULL,
  issued_ms bigint NOT NULL,
  until_ms bigint NOT NULL CHECK (until_ms > issued_ms),
  ended_ms bigint
);
CREATE INDEX consumer_token_operator ON consumer_token (operator_code, issued_ms);
CREATE INDEX consumer_token_issued ON consumer_token (issued_ms);
CREATE INDEX consumer_token_ended ON consumer_token (until_ms) WHERE ended_ms IS NOT NULL;

-- Which seal keys a platform has begun to work with, by their number in the key file. Added, never changed: sealed values
-- are sealed anew with a key only once the platform knows it, and it does not start without one it has used.
CREATE TABLE vault_seal_key (
  version smallint PRIMARY KEY CHECK (version BETWEEN 1 AND 255),
  since_ms bigint NOT NULL
);
