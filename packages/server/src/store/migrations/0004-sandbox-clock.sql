-- Why: the sandbox's time can be moved forward, so that what falls due in 31 days can be seen today; every process of the
--   platform reads the same offset.
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT sum(forward_ms) FROM clock_move` is NULL on a new database, and in production for ever.

-- Every move, added and never changed: the offset is their sum.
CREATE TABLE clock_move (
  move_id uuid PRIMARY KEY,
  forward_ms bigint NOT NULL CHECK (forward_ms > 0),
  actor_code text NOT NULL,
  reason text NOT NULL,
  real_ms bigint NOT NULL
);
