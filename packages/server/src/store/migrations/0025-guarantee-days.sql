-- Why: how long a guarantee lasts is told from its past days, and what needs attention is told once (G-04).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM guarantee_alert` answers 0.

-- What an account covered and held when its lane first looked at a day in Shanghai. Added, never changed.
CREATE TABLE guarantee_day (
  part smallint NOT NULL,
  assure_code text NOT NULL,
  day text NOT NULL,
  cover_fen bigint NOT NULL,
  held_fen bigint NOT NULL,
  PRIMARY KEY (part, assure_code, day)
);

-- From the crossing of a threshold until it is crossed back; raised once in between. The journal has an act for each.
CREATE TABLE guarantee_alert (
  part smallint NOT NULL,
  assure_code text NOT NULL,
  kind text NOT NULL,
  -- Of the instrument that ends; '' otherwise.
  number text NOT NULL,
  raised_ms bigint NOT NULL,
  ended_ms bigint CHECK (ended_ms >= raised_ms),
  PRIMARY KEY (part, assure_code, kind, number, raised_ms)
);
