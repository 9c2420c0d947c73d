-- Why: a sandbox may begin in the past – to live through a month of settlement before today, or under the law of a past
--   year – and then only its time moves forward.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM clock_start` answers 0 or 1, and 0 in production.

-- How far behind the machine the sandbox's time began. Written once, before anybody takes part.
CREATE TABLE clock_start (
  only_one boolean PRIMARY KEY CHECK (only_one),
  behind_ms bigint NOT NULL CHECK (behind_ms > 0),
  real_ms bigint NOT NULL
);
