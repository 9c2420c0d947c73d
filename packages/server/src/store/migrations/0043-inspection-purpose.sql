-- Why: what an inspection is for decides whether it may be made: goods of 1210 and 9610 are not put to statutory commodity
--   inspection (K-04); examination, quarantine and the monitoring of risk go on.
-- Lock, time: a column with a constant default, no row is rewritten.
-- Check: `SELECT count(*) FROM inspection WHERE purpose <> 'examination'` answers 0.

ALTER TABLE inspection ADD COLUMN purpose text NOT NULL DEFAULT 'examination';
