-- Why: a lane knows ways and their steps by name, whatever trade they belong to. Numbers of stages said in one line what three
--   subjects did, and no other could be added without a range of its own.
-- Lock, time: rewrites the rows of clearing_work, which are what is on its way or parked, and those of set_aside.
-- Check: `SELECT way, step, count(*) FROM clearing_work GROUP BY 1, 2` shows names; `\d clearing_work` shows clearing_work_since.

ALTER TABLE clearing_work RENAME COLUMN stage_part TO step_part;
ALTER TABLE set_aside RENAME COLUMN stage_part TO step_part;
ALTER TABLE clearing_work ADD COLUMN way text NOT NULL DEFAULT 'release';
ALTER TABLE clearing_work ADD COLUMN step text NOT NULL DEFAULT '';
ALTER TABLE set_aside ADD COLUMN step text;

CREATE TABLE old_stage (stage smallint PRIMARY KEY, way text NOT NULL, step text NOT NULL);
INSERT INTO old_stage (stage, way, step) VALUES
  (1, 'release', 'quota'), (2, 'release', 'guarantee'), (3, 'release', 'stock'), (4, 'release', 'release'),
  (5, 'release', 'post quota'), (6, 'release', 'post stock'), (7, 'release', 'undo guarantee'), (8, 'release', 'undo quota'),
  (9, 'release', 'refuse'), (10, 'release', 'done'), (11, 'release', 'inspection'), (12, 'release', 'undo stock'),
  (13, 'release', 'tell short'), (14, 'release', 'guarantee wait'), (15, 'release', 'fault'),
  (21, 'reversal', 'post stock'), (22, 'reversal', 'post guarantee'), (23, 'reversal', 'post quota'),
  (24, 'reversal', 'conclude'), (25, 'reversal', 'done'),
  (31, 'amendment', 'quota'), (32, 'amendment', 'guarantee'), (33, 'amendment', 'stock'),
  (34, 'amendment', 'undo guarantee'), (35, 'amendment', 'undo quota'), (36, 'amendment', 'post quota'),
  (37, 'amendment', 'post guarantee'), (38, 'amendment', 'post stock'), (39, 'amendment', 'end'), (40, 'amendment', 'done');

UPDATE clearing_work c SET way = o.way, step = o.step FROM old_stage o WHERE o.stage = c.stage;
-- What was set aside kept the number it stood at in its own row; of which way it is follows from that.
UPDATE clearing_work c SET way = o.way FROM set_aside s, old_stage o
WHERE c.stage = 15 AND s.part = c.part AND s.serial = c.serial AND s.kind = 4 AND s.state = 1 AND o.stage = s.stage;
UPDATE set_aside s SET step = o.step FROM old_stage o WHERE o.stage = s.stage;

DROP TABLE old_stage;
ALTER TABLE clearing_work DROP COLUMN stage;
ALTER TABLE set_aside DROP COLUMN stage;
ALTER TABLE clearing_work ALTER COLUMN way DROP DEFAULT;
ALTER TABLE clearing_work ALTER COLUMN step DROP DEFAULT;
CREATE INDEX clearing_work_since ON clearing_work (step_part, step, since_ms);
CREATE INDEX clearing_work_account ON clearing_work (step_part, step, account, since_ms);
