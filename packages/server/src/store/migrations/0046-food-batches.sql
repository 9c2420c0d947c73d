-- Why: food in an account book has batches with a production and an expiry day; samples of them pass or fail (M-37).
-- Lock, time: new tables, empty.
-- Check: `SELECT count(*) FROM book_batch` answers 0.

-- Items of account books that are food: what comes into them names its batches. Added, never changed.
CREATE TABLE book_food (
  part smallint NOT NULL,
  -- As in ledger_account: account book, /, item.
  account text NOT NULL,
  act_id uuid NOT NULL,
  since_ms bigint NOT NULL,
  PRIMARY KEY (part, account)
);

-- One row a batch and arrival; the days of a batch are the same in all of them. Added, never changed.
CREATE TABLE book_batch (
  part smallint NOT NULL,
  account text NOT NULL,
  batch_no text NOT NULL,
  -- Of the act by which it came.
  act_id uuid NOT NULL,
  ems_no text NOT NULL,
  -- Where it came under a bill of lading, it counts when the bill has entered.
  bill_no text,
  produced_day text NOT NULL,
  -- The last day on which it is good.
  expires_day text NOT NULL,
  quantity5 bigint NOT NULL CHECK (quantity5 > 0),
  by_code text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, account, batch_no, act_id)
);
CREATE INDEX book_batch_by_expiry ON book_batch (part, expires_day);

-- What happened to a batch. Added, never changed.
CREATE TABLE book_batch_event (
  part smallint NOT NULL,
  account text NOT NULL,
  batch_no text NOT NULL,
  -- Of its batch, 1 the first.
  no integer NOT NULL,
  -- Told by the calendar: 'expiring', 'expired'. By officers: 'sampled', 'passed', 'failed', 'cleared', 'barred'.
  kind text NOT NULL,
  sample_no text,
  -- The laboratory of a sample, the report of a result.
  document text,
  act_id uuid NOT NULL,
  by_code text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, account, batch_no, no)
);
