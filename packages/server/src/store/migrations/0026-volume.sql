-- Why: on a large day nothing may be found by reading everything: demands are listed once (G-02), what is open or waits has
--   an index of its own, the journal is read by who acted and by the act's id (K-03).
-- Lock, time: reads demand items, acts and declarations once each and stops writers meanwhile: seconds on ten million.
-- Check: `SELECT count(*) FROM tax_demand` is the number of demands; `\d declaration` shows declaration_open_time.

-- One row a demand; its items are as many as its bills, and every look at who owes would read them all.
CREATE TABLE tax_demand (
  part smallint NOT NULL,
  duty_no text NOT NULL,
  assure_code text NOT NULL,
  bill_day text NOT NULL,
  pay_by_day text NOT NULL,
  PRIMARY KEY (part, duty_no)
);
INSERT INTO tax_demand (part, duty_no, assure_code, bill_day, pay_by_day)
SELECT part, duty_no, assure_code, min(bill_day), min(pay_by_day) FROM tax_demand_item
GROUP BY part, duty_no, assure_code;

-- How many bills were paid with it; null of payments made before this was recorded.
ALTER TABLE demand_payment ADD COLUMN bills integer;

-- Oldest first over all parts: the index by part and time gave no order, so all that is open was sorted for each look.
CREATE INDEX declaration_open_time ON declaration (received_ms)
  WHERE state IN (3, 120, 300, 399, 500, 501, 502, 503, 599);
DROP INDEX declaration_open;

-- Of acts alone: a release writes none.
CREATE INDEX act_id ON act (act_id);
CREATE INDEX act_actor ON act (actor_code, at_ms);
CREATE INDEX act_proposal_expiry ON act_proposal (expires_ms);

-- Small: entries that no list made, details and filings that wait for an officer.
-- Inspections that are not concluded are few and read by time, of one district or of all.
CREATE INDEX ledger_entry_stock_acts ON ledger_entry (part, at_ms) WHERE book = 3 AND kind IN (1, 7);
CREATE INDEX inspection_waiting ON inspection (selected_ms) WHERE concluded_ms IS NULL;
DROP INDEX inspection_open;
CREATE INDEX inbound_detail_waiting ON inbound_detail (received_ms) WHERE state = 120;
CREATE INDEX goods_filing_manual ON goods_filing (filed_ms) WHERE judged = 'manual';
