-- Why: some signing programs differ from specification 202205, section 6, in ways that are known by name; they are
--   accepted of a firm only where they are named for it (B-05). Without a row a firm is held to the strict profile.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM signature_profile` answers 0 on a new database.

-- Added, never changed; the latest that has begun is in force. No variants: back to the strict profile.
CREATE TABLE signature_profile (
  participant_code text NOT NULL REFERENCES participant (code),
  from_ms bigint NOT NULL,
  variants text[] NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (participant_code, from_ms)
);
