-- Why: the audit recomputes what is stored twice, so that a forgery that changes both, or a row that is deleted with its
--   balance, is not seen. What a lane writes down for good – ledger entries, receipts, outcomes of acts and documents –
--   is covered by a chain of digests, one link a batch and part, whose head can be kept elsewhere (K-03, F-02).
-- Lock, time: adds columns that are null or have a constant default, and a table: moments, however large the tables.
-- Check: `SELECT count(*) FROM journal_chain` answers 0; `\d lane_lease` shows next_link.
-- What was written before has no link: the chain begins here, with a genesis that covers nothing.

-- Which link covers the row; null: written before the chain began, or by hand.
ALTER TABLE ledger_entry ADD COLUMN link bigint;
ALTER TABLE act_outcome ADD COLUMN link bigint;
ALTER TABLE document_outcome ADD COLUMN link bigint;

-- The end of the chain lies with the lease, so that the fence of a batch moves it: one writer a part.
ALTER TABLE lane_lease ADD COLUMN next_link bigint NOT NULL DEFAULT 1;
ALTER TABLE lane_lease ADD COLUMN chain_head bytea NOT NULL DEFAULT '';

-- Added by the lane of the part in the transaction whose rows it covers, never changed.
CREATE TABLE journal_chain (
  part smallint NOT NULL,
  link bigint NOT NULL CHECK (link > 0),
  -- Digest of the link before; empty in the first.
  previous bytea NOT NULL,
  digest bytea NOT NULL,
  -- Receipts have numbers of their own: those after seq_from up to seq_to.
  seq_from bigint NOT NULL,
  seq_to bigint NOT NULL CHECK (seq_to >= seq_from),
  entries integer NOT NULL,
  receipts integer NOT NULL,
  acts integer NOT NULL,
  outcomes integer NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, link)
);
