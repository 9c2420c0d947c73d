-- Why: a decision keeps what it was decided by (E-08, F-01): what the person had used of the year when quota was held, which is
--   known at that moment alone, and a record of every fact, parameter, row, article and line of arithmetic, so that anybody can
--   recompute it. Both were told anew before, from what could still be found. What decisions of a day cite is the same for
--   many of them: it is kept once, found by its digest.
--   The chain of the journal covers records of decisions (K-03): a record cannot be changed without notice.
--   An entry of a ledger keeps its turn within its link of the chain: which entries made up a balance at one moment follows.
-- Lock, time: columns without a default or with a constant one, and new tables: no row is rewritten. Declarations and entries
--   of before have none.
-- Check: `\d declaration` shows annual_used_fen; `\d decision_record` and `\d citation_set` show the tables.

ALTER TABLE declaration ADD COLUMN annual_used_fen bigint;
ALTER TABLE ledger_entry ADD COLUMN turn bigint;

ALTER TABLE journal_chain ADD COLUMN decisions integer NOT NULL DEFAULT 0;

-- What an order or a goods line cites: JSON, named by the first 32 hex digits of its SHA-256. Added in the transaction of the first record that
-- names it, or before; never changed.
CREATE TABLE citation_set (
  address text PRIMARY KEY,
  cited text NOT NULL
);

-- Added and never changed: an amendment adds another one.
CREATE TABLE decision_record (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  at_ms bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('release', 'refusal', 'reconciliation', 'amendment')),
  -- The application of an amendment, the attempt of a reconciliation; else 0.
  about bigint NOT NULL,
  record text NOT NULL,
  -- Of the journal's chain, which covers the row.
  link bigint NOT NULL,
  PRIMARY KEY (part, serial, kind, about)
);
