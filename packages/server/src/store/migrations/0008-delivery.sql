-- Why: the logistics firm reports what became of a parcel (513), and customs and consumer can see it (L-01).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM delivery` answers 0.

-- Every accepted report, added and never changed; the one with the latest app_time counts. In the part where the waybill
-- number is claimed.
CREATE TABLE delivery (
  part smallint NOT NULL,
  logistics_code text NOT NULL,
  logistics_no text NOT NULL,
  app_time text NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  -- 'S' delivered, as the specification has it; '' taken back (appType 3).
  status text NOT NULL,
  -- When it happened, C14 in Shanghai.
  happened text NOT NULL,
  received_ms bigint NOT NULL,
  PRIMARY KEY (part, logistics_code, logistics_no, app_time, message_id, item)
);
