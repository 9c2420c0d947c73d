-- Why: a licence is renewed under the number it had, with dates of its own; both terms stay on record (A-03).
-- Lock, time: the small table is locked while its key is built, moments.
-- Check: `\d qualification` shows from_ms in its key.

ALTER TABLE qualification DROP CONSTRAINT qualification_pkey;
ALTER TABLE qualification ADD PRIMARY KEY (participant_code, kind, number, from_ms);
