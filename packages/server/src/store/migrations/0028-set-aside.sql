-- Why: what faults – an arrival, work, a bill, a job of the day – is set aside alone, so that everything else of its
--   partition goes on; it is answered, listed, and tried again or given up by people.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM set_aside` answers 0.

-- In the part of what it is about; written by lanes alone. Rows are added; what becomes of one is noted in it.
CREATE TABLE set_aside (
  part smallint NOT NULL,
  aside_id uuid NOT NULL,
  -- What it is: see ASIDE_KINDS.
  kind smallint NOT NULL,
  -- An arrival that was taken out of its queue.
  message_id uuid,
  item smallint,
  arrived_us bigint,
  -- A declaration, bill or reversal.
  serial bigint,
  -- Later arrivals of the same order are set aside with it, so that their order is kept; '' where there is none.
  order_no text NOT NULL,
  -- A preNo, the subject of an act, the number of an instrument.
  subject text NOT NULL,
  -- Where work stood.
  stage smallint,
  stage_part smallint,
  -- Name of the fault and the invariant that did not hold; never a value of a message.
  fault text NOT NULL,
  -- It did not fault itself: something else of its order did.
  follows boolean NOT NULL,
  -- How often it has been set aside, this time included.
  tries smallint NOT NULL,
  -- 1 set aside, 2 handed back to be tried again, 3 given up.
  state smallint NOT NULL CHECK (state IN (1, 2, 3)),
  -- Whoever waits for an answer has got one.
  told boolean NOT NULL,
  since_ms bigint NOT NULL,
  ended_ms bigint,
  PRIMARY KEY (part, aside_id)
);
CREATE INDEX set_aside_order ON set_aside (part, order_no) WHERE state = 1;
CREATE INDEX set_aside_document ON set_aside (part, message_id, item) WHERE state = 1;
CREATE INDEX set_aside_serial ON set_aside (part, serial);
CREATE INDEX set_aside_untold ON set_aside (part) WHERE NOT told;

-- Whose guarantee a list waits for and how much it needs (G-04): who is short is found among that guarantor's own lists,
-- and only those that could fit.
ALTER TABLE clearing_work ADD COLUMN account text NOT NULL DEFAULT '';
ALTER TABLE clearing_work ADD COLUMN amount bigint NOT NULL DEFAULT 0;
UPDATE clearing_work SET account = payload::json -> 'guarantee' ->> 'account',
  amount = (payload::json -> 'taxFen' ->> '$n')::bigint
WHERE stage = 14;
CREATE INDEX clearing_work_account ON clearing_work (stage_part, stage, account, since_ms);
