-- Why: released lists are closed (899) when their tax is settled and no return can come any more (C-02).
-- Lock, time: adds a column that is null, and indexes over bills that are consolidated and over payments: few so far.
-- Check: `SELECT count(*) FROM tax_bill WHERE closed_ms IS NOT NULL` answers 0.

-- When the list of this bill was closed. The index has no entry before a bill is consolidated or void, so that a release
-- pays nothing for it.
ALTER TABLE tax_bill ADD COLUMN closed_ms bigint;
CREATE INDEX tax_bill_unclosed ON tax_bill (part, released_ms) WHERE status <> 1 AND closed_ms IS NULL;
CREATE INDEX demand_payment_duty ON demand_payment (duty_no);
