-- Why: customs opens access for a firm by transport node and approved product; a message by a node names the firm it was
--   opened for (B-08, 海关总署公告2018年第56号 二).
-- Lock, time: a new table, empty; locks participant shortly for the reference.
-- Check: `\d connector`.

CREATE TABLE connector (
  -- dxpId of BaseTransfer.
  node text NOT NULL,
  -- The client.
  participant_code text NOT NULL REFERENCES participant (code),
  -- The access product, as customs has verified it.
  product text NOT NULL,
  -- The paper by which access was opened.
  number text NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint CHECK (until_ms > from_ms),
  -- Withdrawn before its time; set once.
  ended_ms bigint,
  PRIMARY KEY (node, participant_code, from_ms)
);
