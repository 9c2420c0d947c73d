-- Why: one firm could fill the disk with messages that are refused, and nothing removed them: their bytes are kept up to a
--   quota of the firm's day, beyond it the hash and the first bytes, and are removed after the days of retention (B-02).
--   A look at the disk that writes: health says whether writing works, not reading alone.
-- Lock, time: new columns without a default and new tables: moments. The index reads refused messages once and stops
--   refusals from being recorded meanwhile: seconds on a million.
-- Check: `\d refused_message` shows bytes, kept and refused_message_time; refused_evidence and write_mark are empty.

-- Null in rows from before: not known any more.
ALTER TABLE refused_message ADD COLUMN bytes integer;
-- What `sealed` holds of the bytes received: whole; start, the first 256 KB; quota, a few, for the firm's day was full.
ALTER TABLE refused_message ADD COLUMN kept text;
CREATE INDEX refused_message_time ON refused_message (at_ms);

-- What a firm has sent on a day that was refused, in bytes that were to be kept.
CREATE TABLE refused_evidence (
  part smallint NOT NULL,
  caller_code text NOT NULL,
  day text NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (part, caller_code, day)
);

-- One row a process that asked whether writing works; bytes are written only while writing is in doubt.
CREATE TABLE write_mark (
  process text PRIMARY KEY,
  at_ms bigint NOT NULL,
  filler bytea
);
