-- Why: lists that wait for guarantee are looked through every second for those that have waited too long, and taken up
--   oldest first (G-04); the index by stage alone read and sorted all that wait, with what they carry.
-- Lock, time: the table holds work under way alone; moments, and writers wait for it.
-- Check: `\d clearing_work` shows clearing_work_since.
CREATE INDEX clearing_work_since ON clearing_work (stage_part, stage, since_ms);
DROP INDEX clearing_work_stage;
