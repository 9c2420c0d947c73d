-- Why: goods between account books are on a way (J-03), and its work has a number from its partition's counter as every work has:
--   the rows of the transfer keep it, so that the audit finds to what a work and a number belong, and the queue names it.
-- Lock, time: a column without a default: no row is rewritten. Transfers of before have none.
-- Check: `\d book_transfer` shows serial.

-- At the side that began it: side 1 when the goods left, side 2 when the rest of them was sent back.
ALTER TABLE book_transfer ADD COLUMN serial bigint;
