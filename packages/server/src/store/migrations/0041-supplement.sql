-- Why: customs asks a firm for a supplementary declaration about classification, value or origin and the firm answers (E-09,
--   194号 (十五)); until now an officer could look and decide, and nothing could be asked or answered.
-- Lock, time: creates; nothing that exists is read or locked.
-- Check: `SELECT count(*) FROM supplement_request` answers 0, and so does supplement_event.

-- Rows of both are added and never changed. What was asked is sealed: free text of an officer.
CREATE TABLE supplement_request (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  -- 1 for the first of its declaration.
  no smallint NOT NULL,
  pre_no text NOT NULL,
  customs_code text NOT NULL,
  agent_code text NOT NULL,
  ebc_code text NOT NULL,
  act_id uuid NOT NULL,
  -- The last day of an answer, and the law that gave it.
  due_day text NOT NULL,
  law text NOT NULL,
  asked_by text NOT NULL,
  asked_ms bigint NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (part, serial, no)
);
CREATE INDEX supplement_request_due ON supplement_request (part, due_day);
CREATE INDEX supplement_request_asked ON supplement_request (asked_ms);

-- What became of a request: 'answered', 'withdrawn', 'overdue'. Each at most once.
CREATE TABLE supplement_event (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  no smallint NOT NULL,
  kind text NOT NULL,
  by_code text NOT NULL,
  at_ms bigint NOT NULL,
  -- Of an answer: after the last day.
  late boolean NOT NULL,
  -- Of an answer: sealed, with the hashes of what is attached.
  body bytea,
  PRIMARY KEY (part, serial, no, kind)
);
-- An answer or a withdrawal ends it: of two writers one fails, whatever they have read.
CREATE UNIQUE INDEX supplement_event_end ON supplement_event (part, serial, no) WHERE kind <> 'overdue';
