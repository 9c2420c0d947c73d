-- Why: goods stopped at once (H-02), the official list of the day (H-01) and goods filings (H-04) live in the database, so
--   that every lane sees them with its next batch; lists not released yet are found by their state (H-02, C-04).
-- Lock, time: creates; the index on declaration reads the table once and stops writers meanwhile: seconds on ten million.
-- Check: `SELECT count(*) FROM goods_stop` answers 0; `\d declaration` shows declaration_open.

-- Reference tables without part: small. Rows are added and never changed; an end is a row of its own.
CREATE TABLE goods_stop (
  stop_id text PRIMARY KEY,
  from_ms bigint NOT NULL,
  -- A null matches everything; the four are never all null.
  country text,
  hs_prefix text,
  brand text,
  batch text,
  law text NOT NULL,
  reason text NOT NULL,
  act_id uuid NOT NULL,
  CHECK (country IS NOT NULL OR hs_prefix IS NOT NULL OR brand IS NOT NULL OR batch IS NOT NULL)
);

CREATE TABLE goods_stop_end (
  stop_id text PRIMARY KEY REFERENCES goods_stop (stop_id),
  end_ms bigint NOT NULL,
  reason text NOT NULL,
  act_id uuid NOT NULL
);

-- An official list file as it was loaded: JSON, one [tariff line, name, remark] a row.
CREATE TABLE positive_list (
  edition text PRIMARY KEY,
  from_day text NOT NULL,
  law text NOT NULL,
  lines integer NOT NULL,
  content text NOT NULL,
  loaded_ms bigint NOT NULL,
  act_id uuid NOT NULL
);

-- Versions of an enterprise's filing of an article.
CREATE TABLE goods_filing (
  participant_code text NOT NULL,
  item_no text NOT NULL,
  version integer NOT NULL,
  filing_no text NOT NULL UNIQUE,
  mode text NOT NULL,
  -- JSON: the fields of the filing.
  content text NOT NULL,
  -- 'admit', or 'manual': an officer decides.
  judged text NOT NULL,
  -- JSON: what the officer should look at.
  doubts text NOT NULL,
  filed_ms bigint NOT NULL,
  PRIMARY KEY (participant_code, item_no, version)
);

CREATE TABLE goods_filing_decision (
  filing_no text PRIMARY KEY REFERENCES goods_filing (filing_no),
  approve boolean NOT NULL,
  reason text NOT NULL,
  actor_code text NOT NULL,
  act_id uuid NOT NULL,
  decided_ms bigint NOT NULL
);

-- What customs has and has not released: few at a time.
CREATE INDEX declaration_open ON declaration (part, received_ms)
  WHERE state IN (3, 120, 300, 399, 500, 501, 502, 503, 599);
