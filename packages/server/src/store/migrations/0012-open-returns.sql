-- Why: returns whose goods never come end by the day (I-02); the daily work looks for open ones.
-- Lock, time: an index over open applications, which are few.
-- Check: `EXPLAIN SELECT 1 FROM reversal WHERE part = 1 AND kind = 2 AND state = 300` names reversal_open.
CREATE INDEX reversal_open ON reversal (part, kind) WHERE state = 300;
