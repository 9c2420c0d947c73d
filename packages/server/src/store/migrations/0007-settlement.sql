-- Why: taxes are consolidated 31 days after release and paid by day 45 (G-02); what falls due by the day is done once a part.
-- Lock, time: creates; adds a column that is null and an index over open tax bills, which are few on an installation so far.
-- Check: `SELECT count(*) FROM tax_demand_item` answers 0.

-- The last Shanghai day whose work a part has done, for each kind of daily work.
CREATE TABLE job_day (
  part smallint NOT NULL,
  job text NOT NULL,
  done_day text NOT NULL,
  PRIMARY KEY (part, job)
);

ALTER TABLE tax_bill ADD COLUMN ent_duty_no text;
CREATE INDEX tax_bill_open ON tax_bill (part, released_ms) WHERE status = 1;

-- One tax bill on one demand (缴款书), in the part of the guarantor. Added by the lane of the bill, once; the demand is the
-- sum of its items.
CREATE TABLE tax_demand_item (
  part smallint NOT NULL,
  duty_no text NOT NULL,
  bill_part smallint NOT NULL,
  bill_serial bigint NOT NULL,
  assure_code text NOT NULL,
  tax_no text NOT NULL,
  pre_no text NOT NULL,
  bill_day text NOT NULL,
  pay_by_day text NOT NULL,
  customs_duty_fen bigint NOT NULL,
  consumption_tax_fen bigint NOT NULL,
  value_added_tax_fen bigint NOT NULL,
  made_ms bigint NOT NULL,
  PRIMARY KEY (part, duty_no, bill_part, bill_serial),
  CHECK (customs_duty_fen >= 0 AND consumption_tax_fen >= 0 AND value_added_tax_fen >= 0)
);
CREATE INDEX tax_demand_item_assure ON tax_demand_item (part, assure_code, pay_by_day);

-- A demand that was paid, once, with what was due for being late.
CREATE TABLE demand_payment (
  part smallint NOT NULL,
  duty_no text NOT NULL,
  assure_code text NOT NULL,
  tax_fen bigint NOT NULL,
  surcharge_fen bigint NOT NULL,
  paid_day text NOT NULL,
  act_id uuid NOT NULL,
  paid_ms bigint NOT NULL,
  PRIMARY KEY (part, duty_no),
  CHECK (tax_fen >= 0 AND surcharge_fen >= 0)
);
