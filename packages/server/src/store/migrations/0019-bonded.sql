-- Why: bonded goods move between account books, are counted in steps, and come in against a bill of lading (J-02, J-03, J-04);
--   customs reads a book over any span of time (J-06).
-- Lock, time: creates tables; the index reads the journal once and holds writers meanwhile: on a large platform, build it
--   first with CREATE INDEX CONCURRENTLY under the same name.
-- Check: `SELECT count(*) FROM book_transfer` answers 0; `\d ledger_entry` shows ledger_entry_stock_time.

-- One item of a transfer, as each side knows it: side 1 lies with the book it left, side 2 with the book it goes to. What
-- is neither received, returned nor lost is in transit, on an account of its own beside the book it goes to.
CREATE TABLE book_transfer (
  part smallint NOT NULL,
  side smallint NOT NULL CHECK (side IN (1, 2)),
  from_book text NOT NULL,
  transfer_no text NOT NULL,
  item_record_no text NOT NULL,
  to_book text NOT NULL,
  quantity5 bigint NOT NULL CHECK (quantity5 > 0),
  received5 bigint NOT NULL CHECK (received5 >= 0),
  returned5 bigint NOT NULL CHECK (returned5 >= 0),
  lost5 bigint NOT NULL CHECK (lost5 >= 0),
  sent_ms bigint NOT NULL,
  PRIMARY KEY (part, side, from_book, transfer_no, item_record_no),
  CHECK (received5 + returned5 + lost5 <= quantity5)
);

-- A stock-take: the book as it was at a moment, what was counted, why it differs, who agreed.
CREATE TABLE stock_take (
  part smallint NOT NULL,
  ems_no text NOT NULL,
  take_no text NOT NULL,
  -- 1 open, 2 approved, 3 cancelled.
  state smallint NOT NULL CHECK (state IN (1, 2, 3)),
  opened_by text NOT NULL,
  opened_ms bigint NOT NULL,
  ended_by text,
  ended_ms bigint,
  PRIMARY KEY (part, ems_no, take_no)
);

CREATE TABLE stock_take_line (
  part smallint NOT NULL,
  ems_no text NOT NULL,
  take_no text NOT NULL,
  item_record_no text NOT NULL,
  -- What lay in the warehouse by the book when the stock-take was opened: free and held together.
  book5 bigint NOT NULL CHECK (book5 >= 0),
  counted5 bigint CHECK (counted5 >= 0),
  counted_by text,
  explanation text,
  PRIMARY KEY (part, ems_no, take_no, item_record_no)
);

-- Goods of a bill of lading on their way into a book: declared, quarantined, counted, entered.
CREATE TABLE book_inbound (
  part smallint NOT NULL,
  ems_no text NOT NULL,
  bill_no text NOT NULL,
  -- The first-line entry declaration.
  document text NOT NULL,
  -- 1 declared, 2 quarantined, 3 counted and different, 4 entered, 5 refused.
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 5),
  quarantine_no text,
  counted_by text,
  registered_ms bigint NOT NULL,
  ended_ms bigint,
  PRIMARY KEY (part, ems_no, bill_no)
);

CREATE TABLE book_inbound_line (
  part smallint NOT NULL,
  ems_no text NOT NULL,
  bill_no text NOT NULL,
  item_record_no text NOT NULL,
  declared5 bigint NOT NULL CHECK (declared5 >= 0),
  counted5 bigint CHECK (counted5 >= 0),
  PRIMARY KEY (part, ems_no, bill_no, item_record_no)
);

CREATE INDEX ledger_entry_stock_time ON ledger_entry (part, at_ms) WHERE book = 3;
