-- Why: a guarantee is given by instruments – cash, bank guarantees, insurance – which cover from one day to another (G-01).
--   What has ended covers nothing new while what it covered stays held: an account may then hold more than it is granted.
-- Lock, time: creates; replaces one CHECK of ledger_account under a short exclusive lock, reading the table once.
-- Check: `SELECT count(*) FROM guarantee_instrument` answers 0; `\d ledger_account` shows ledger_account_fits.

-- In the part of the guarantor, written by its lane. What was deposited before this table has no row and does not end.
CREATE TABLE guarantee_instrument (
  part smallint NOT NULL,
  assure_code text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('cash', 'bank-guarantee', 'insurance')),
  issuer text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  -- What has not been given back of it.
  left_fen bigint NOT NULL CHECK (left_fen >= 0 AND left_fen <= amount_fen),
  -- First and last day of cover in Shanghai; NULL: it does not end.
  from_day text NOT NULL,
  until_day text,
  -- 0 before its first day, 1 covers, 2 ended, 3 given back
  state smallint NOT NULL CHECK (state IN (0, 1, 2, 3)),
  act_id uuid NOT NULL,
  made_ms bigint NOT NULL,
  PRIMARY KEY (part, assure_code, number),
  CHECK (until_day >= from_day),
  CHECK (state <> 3 OR left_fen = 0)
);
CREATE INDEX guarantee_instrument_state ON guarantee_instrument (part, state);

-- book 2 is the guarantee: there the ledger session and the audit prove that only an instrument that ended makes it exceed.
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_check1;
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_fits CHECK (book = 2 OR reserved + posted <= granted);
