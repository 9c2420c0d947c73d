-- Why: the operator of a supervised site sends what it counted under a bill of lading (711), and customs answers (J-02).
-- Lock, time: creates only, nothing to wait for.
-- Check: `SELECT count(*) FROM inbound_detail` answers 0.

-- The detail that counts, by operator and the operator's number; what was sent before stays in document.
CREATE TABLE inbound_detail (
  part smallint NOT NULL,
  operator_code text NOT NULL,
  cop_no text NOT NULL,
  pre_no text NOT NULL,
  rkd_no text,
  -- As in 712: 1 stored, 100 refused, 120 entered with a difference that waits for an officer, 399 concluded; 0 deleted.
  state smallint NOT NULL CHECK (state IN (0, 1, 100, 120, 399)),
  app_time text NOT NULL,
  customs_code text NOT NULL,
  bill_no text NOT NULL,
  logistics_code text NOT NULL,
  caller_code text NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  -- How many parcels were counted, and JSON: the waybills among them that nobody declared.
  parcels integer NOT NULL,
  unknown text NOT NULL,
  received_ms bigint NOT NULL,
  PRIMARY KEY (part, operator_code, cop_no)
);
