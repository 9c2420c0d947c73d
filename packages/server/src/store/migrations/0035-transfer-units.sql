-- Why: goods that leave one account book for another keep the unit they are counted in (J-01, J-03): the book they go to would
--   else take pieces for kilograms. Transfers of before have none: their unit is unknown, and no reason to refuse them.
-- Lock, time: adds a column without a value; an instant, whatever the size.
-- Check: `SELECT count(unit) FROM book_transfer` answers 0.

-- Code of the table of units; NULL while nobody has said it.
ALTER TABLE book_transfer ADD COLUMN unit text CHECK (length(unit) = 3);
