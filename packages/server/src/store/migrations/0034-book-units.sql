-- Why: an item of an account book is counted in a unit; a list that declares the item in another one would take pieces
--   for kilograms (J-01). Items of before have no row: their unit is unknown, and is taken from the next entry that names
--   one or the next list that is released.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM book_item` answers 0.

-- The unit of an item of an account book, once it is known; the item's stock is the ledger account of the same name.
CREATE TABLE book_item (
  part smallint NOT NULL,
  -- As in ledger_account: account book, /, item.
  account text NOT NULL,
  -- Code of the table of units.
  unit text NOT NULL CHECK (length(unit) = 3),
  -- 'entry': customs said so when goods entered; 'list': as the first released list declared it, until an entry says otherwise.
  said_by text NOT NULL CHECK (said_by IN ('entry', 'list')),
  since_ms bigint NOT NULL,
  PRIMARY KEY (part, account)
);
