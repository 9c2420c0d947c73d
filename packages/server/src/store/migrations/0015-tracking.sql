-- Why: logistics firms say where a parcel is, and those it concerns can see it (L-01).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM tracking_event` answers 0.

-- Every event, added and never changed; in the part where the waybill number is claimed, beside its delivery reports.
CREATE TABLE tracking_event (
  part smallint NOT NULL,
  logistics_code text NOT NULL,
  logistics_no text NOT NULL,
  -- Chosen by the firm: what it repeats is one event.
  event_id text NOT NULL,
  kind text NOT NULL,
  happened_ms bigint NOT NULL,
  received_ms bigint NOT NULL,
  digest bytea NOT NULL,
  -- Sealed: a place is the firm's own, but anything may have been typed into it.
  place bytea NOT NULL,
  PRIMARY KEY (part, logistics_code, logistics_no, event_id)
);
