-- Why: a claim for a refund is paid or refused, once (G-03).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM refund_decision` answers 0.

-- By the claim's key: a second decision is impossible. In the part of the list, written by its lane.
CREATE TABLE refund_decision (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  assure_code text NOT NULL,
  paid boolean NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  -- The day the money left, or the claim was refused.
  day text NOT NULL,
  act_id uuid NOT NULL,
  decided_ms bigint NOT NULL,
  PRIMARY KEY (part, serial)
);
