-- Why: until 2019-03-31 a firm that did not have its licence yet may go on under the rules of the transition; for a firm that
--   is registered here since 2019 that is a dated exception on record (C-10, 商财发〔2018〕486号 六).
-- Lock, time: a new table, empty; locks participant shortly for the reference.
-- Check: `\d transition_exception`.

CREATE TABLE transition_exception (
  participant_code text NOT NULL REFERENCES participant (code),
  -- The paper by which it was granted.
  number text NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint NOT NULL CHECK (until_ms > from_ms),
  -- Withdrawn before its time; set once.
  ended_ms bigint,
  PRIMARY KEY (participant_code, number, from_ms)
);
