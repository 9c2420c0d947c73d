-- Why: tax that was billed and is to be paid back, because what it was levied on came back later (G-03).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM refund_claim` answers 0.

-- By the reversal it follows from. Written by the lane of its part; paid out once.
CREATE TABLE refund_claim (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  list_serial bigint NOT NULL,
  assure_code text NOT NULL,
  customs_duty_fen bigint NOT NULL,
  consumption_tax_fen bigint NOT NULL,
  value_added_tax_fen bigint NOT NULL,
  claimed_ms bigint NOT NULL,
  PRIMARY KEY (part, serial),
  CHECK (customs_duty_fen >= 0 AND consumption_tax_fen >= 0 AND value_added_tax_fen >= 0)
);
CREATE INDEX refund_claim_assure ON refund_claim (assure_code, claimed_ms);
