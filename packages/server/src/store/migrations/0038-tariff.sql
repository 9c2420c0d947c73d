-- Why: the tariff changes every first of January and in between, and an operator loads what an announcement says as dated rows
--   (E-05, E-06), as official lists are loaded (H-01). Editions stay: what a declaration was taxed by can always be read again.
-- Lock, time: a new table.
-- Check: `\d tariff_edition`.

-- Dated rows of an announcement: JSON, the rows and the names of their lines. Used by what is accepted after they were loaded.
CREATE TABLE tariff_edition (
  edition text PRIMARY KEY,
  from_day text NOT NULL,
  law text NOT NULL,
  lines integer NOT NULL,
  content text NOT NULL,
  loaded_ms bigint NOT NULL,
  act_id uuid NOT NULL
);
