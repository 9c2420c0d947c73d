-- Why: officers, operators and jobs change declarations and ledgers too, through the lanes alone (I, K, G, J); what was
--   asked for after declaration (623, 625) has a life of its own.
-- Lock, time: creates, and adds a column that is null: moments, however large the table.
-- Check: `\d act` shows part first in its key; `SELECT count(*) FROM declaration WHERE ending IS NOT NULL` answers 0.

-- Who works at the customs side. Reference tables: small, without part.
CREATE TABLE staff (
  code text PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('operator', 'officer', 'supervisor', 'auditor')),
  -- The customs district the officer works at; '' for all.
  customs_code text NOT NULL,
  sandbox boolean NOT NULL,
  registered_ms bigint NOT NULL,
  revoked_ms bigint
);

CREATE TABLE staff_token (
  token_key bytea PRIMARY KEY,
  staff_code text NOT NULL REFERENCES staff (code),
  created_ms bigint NOT NULL,
  revoked_ms bigint
);

-- What somebody at the customs side, a consumer or the calendar asks a lane to do: who, when, why. Written once by the
-- door, never changed; the lane of the part carries it out and adds an outcome. arrival has item −2 for it.
CREATE TABLE act (
  part smallint NOT NULL,
  act_id uuid NOT NULL,
  kind text NOT NULL,
  -- What it is about: a preNo, an assureCode, an emsNo, a waybill.
  subject text NOT NULL,
  actor_code text NOT NULL,
  actor_role text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  arrived_us bigint NOT NULL,
  request_hash bytea NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (part, act_id)
);
CREATE INDEX act_subject ON act (subject);
CREATE INDEX act_time ON act (at_ms);

CREATE TABLE act_outcome (
  part smallint NOT NULL,
  act_id uuid NOT NULL,
  done boolean NOT NULL,
  -- '' when done; else the code of the refusal.
  code text NOT NULL,
  -- JSON: found and allowed of a refusal, or facts of what was done. No personal data.
  facts text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, act_id)
);

-- How a declaration ended after or before its release: 'cancelled', 'returned'. The sixteen states have no word for it.
ALTER TABLE declaration ADD COLUMN ending text;

-- A cancellation (623) or return (625) that was asked for, from acceptance to its end (I-01, I-02). Numbered like
-- declarations, in the part of its list; written only by the lane of this part.
CREATE TABLE reversal (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  kind smallint NOT NULL,
  pre_no text NOT NULL,
  cop_no text NOT NULL,
  list_serial bigint NOT NULL,
  list_pre_no text NOT NULL,
  invt_no text,
  agent_code text NOT NULL,
  caller_code text NOT NULL,
  customs_code text NOT NULL,
  ebp_code text NOT NULL,
  ebc_code text NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  state smallint NOT NULL,
  applied_ms bigint NOT NULL,
  approved_ms bigint,
  arrived_ms bigint,
  ended_ms bigint,
  quota_fen bigint NOT NULL,
  customs_duty_fen bigint NOT NULL,
  consumption_tax_fen bigint NOT NULL,
  value_added_tax_fen bigint NOT NULL,
  -- JSON: gnum, gcode, quantity and the taxes of each line that is taken back.
  lines text NOT NULL,
  reasons text,
  PRIMARY KEY (part, serial),
  CHECK (quota_fen >= 0 AND customs_duty_fen >= 0 AND consumption_tax_fen >= 0 AND value_added_tax_fen >= 0)
);
CREATE INDEX reversal_list ON reversal (part, list_serial);
CREATE INDEX reversal_pre_no ON reversal (pre_no);
