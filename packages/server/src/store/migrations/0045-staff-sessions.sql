-- Why: somebody of the customs side works with a session of some hours and keeps the token that opens it elsewhere, so that
--   what lies on a desk is worth little on the next day (K-03).
-- Lock, time: adds a column that is null to a small table: a moment.
-- Check: `SELECT count(*) FROM staff_token WHERE session_of IS NOT NULL` answers 0.

-- The token that opened this session, with whose end it ends too; NULL for a token proper.
ALTER TABLE staff_token ADD COLUMN session_of text REFERENCES staff_token (token_id);
