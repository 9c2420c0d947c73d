-- Why: the import path from received bytes to receipt.
-- Lock, time: creates only, nothing to wait for.
-- Check: `\dt` shows the tables; every hot table's key begins with part.
-- Times are milliseconds since 1970 UTC unless the name says otherwise. Amounts end in their unit.

-- Work is leased by part. `token` grows with every change of owner: a transaction of an old owner finds another token.
-- The counters give receipts and declarations of the part their numbers; only the holder of the lease moves them.
CREATE TABLE lane_lease (
  part smallint PRIMARY KEY,
  owner text NOT NULL,
  token bigint NOT NULL,
  until_ms bigint NOT NULL,
  next_seq bigint NOT NULL DEFAULT 1,
  next_serial bigint NOT NULL DEFAULT 1
);

-- Received bytes of one intake batch, compressed and sealed together (B-07, privacy from the first table).
CREATE TABLE evidence (
  part smallint NOT NULL,
  pack_id uuid NOT NULL,
  at_ms bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (part, pack_id)
);
ALTER TABLE evidence ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Every received document, each version. Written once by intake, never changed.
CREATE TABLE document (
  part smallint NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  kind smallint NOT NULL,
  order_no text NOT NULL,
  doc_key text NOT NULL,
  app_type smallint NOT NULL,
  app_time text NOT NULL,
  digest bytea NOT NULL,
  message_type text NOT NULL,
  message_guid text NOT NULL,
  signer_code text NOT NULL,
  signer_key text NOT NULL,
  caller_code text NOT NULL,
  accepted_ms bigint NOT NULL,
  arrived_us bigint NOT NULL,
  pack_id uuid NOT NULL,
  pack_item integer NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (part, message_id, item)
);
ALTER TABLE document ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX document_order ON document (part, order_no);

-- Documents whose outcome is not simply "accepted and current": 2 refused, 3 superseded, 4 deleted.
CREATE TABLE document_outcome (
  part smallint NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  outcome smallint NOT NULL,
  code text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, message_id, item)
);

-- Messages refused at the door after the caller was known (CEB900). No personal data beyond the sealed bytes.
CREATE TABLE refused_message (
  part smallint NOT NULL,
  message_id uuid NOT NULL,
  digest bytea NOT NULL,
  caller_code text NOT NULL,
  at_ms bigint NOT NULL,
  answer text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (part, message_id)
);

-- A payment, waybill or list number belongs to the order that used it first (B-06). Documents are routed by order number,
-- so the same number under another order lies in another part: here it is met.
CREATE TABLE number_claim (
  part smallint NOT NULL,
  kind smallint NOT NULL,
  doc_key text NOT NULL,
  order_no text NOT NULL,
  PRIMARY KEY (part, kind, doc_key)
);

-- What the lane of a part has not looked at yet. item −1 stands for a refused message.
CREATE TABLE arrival (
  part smallint NOT NULL,
  arrived_us bigint NOT NULL,
  message_id uuid NOT NULL,
  item smallint NOT NULL,
  order_no text NOT NULL,
  PRIMARY KEY (part, arrived_us, message_id, item)
);

-- A list (621) from acceptance to its end. Written only by the lane of its part.
CREATE TABLE declaration (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  pre_no text NOT NULL,
  invt_no text,
  cop_no text NOT NULL,
  order_no text NOT NULL,
  agent_code text NOT NULL,
  ebp_code text NOT NULL,
  ebc_code text NOT NULL,
  logistics_code text NOT NULL,
  logistics_no text NOT NULL,
  assure_code text NOT NULL,
  customs_code text NOT NULL,
  trade_mode text NOT NULL,
  caller_code text NOT NULL,
  list_message uuid NOT NULL,
  list_item smallint NOT NULL,
  order_message uuid,
  order_item smallint,
  payment_message uuid,
  payment_item smallint,
  waybill_message uuid,
  waybill_item smallint,
  state smallint NOT NULL,
  received_ms bigint NOT NULL,
  accepted_ms bigint,
  deadline_ms bigint,
  decided_ms bigint,
  person_key bytea,
  quota_year smallint,
  route text,
  quota_fen bigint,
  dutiable_fen bigint,
  customs_duty_fen bigint,
  consumption_tax_fen bigint,
  value_added_tax_fen bigint,
  reasons text,
  PRIMARY KEY (part, serial)
);
CREATE INDEX declaration_order ON declaration (part, order_no);
CREATE INDEX declaration_cop_no ON declaration (cop_no);
CREATE INDEX declaration_invt_no ON declaration (invt_no);
CREATE INDEX declaration_waiting ON declaration (part, deadline_ms) WHERE deadline_ms IS NOT NULL;

-- A declaration between two stages whose accounts belong to different lanes. The row belongs to the lane of stage_part.
CREATE TABLE clearing_work (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  stage smallint NOT NULL,
  stage_part smallint NOT NULL,
  payload text NOT NULL,
  since_ms bigint NOT NULL,
  PRIMARY KEY (part, serial)
);
CREATE INDEX clearing_work_stage ON clearing_work (stage_part, stage);

CREATE TABLE tax_bill (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  tax_no text NOT NULL,
  status smallint NOT NULL,
  invt_no text NOT NULL,
  assure_code text NOT NULL,
  customs_duty_fen bigint NOT NULL,
  consumption_tax_fen bigint NOT NULL,
  value_added_tax_fen bigint NOT NULL,
  lines text NOT NULL,
  released_ms bigint NOT NULL,
  PRIMARY KEY (part, serial),
  CHECK (customs_duty_fen >= 0 AND consumption_tax_fen >= 0 AND value_added_tax_fen >= 0)
);

-- Steps of one transaction for one recipient; seq is the number of the last of `steps` steps.
CREATE TABLE receipt (
  part smallint NOT NULL,
  recipient text NOT NULL,
  seq bigint NOT NULL,
  steps smallint NOT NULL,
  kind smallint NOT NULL,
  serial bigint,
  message_id uuid,
  item smallint,
  at_ms bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (part, recipient, seq)
);

CREATE TABLE ledger_account (
  part smallint NOT NULL,
  book smallint NOT NULL,
  account text NOT NULL,
  granted bigint NOT NULL,
  reserved bigint NOT NULL,
  posted bigint NOT NULL,
  PRIMARY KEY (part, book, account),
  CHECK (granted >= 0 AND reserved >= 0 AND posted >= 0),
  CHECK (reserved + posted <= granted)
);

-- The journal. kind: 1 grant (outside→available), 2 reserve (available→reserved), 3 post (reserved→posted),
-- 4 release (reserved→available), 5 refusal (nothing moved, amount is what was asked for).
CREATE TABLE ledger_entry (
  part smallint NOT NULL,
  book smallint NOT NULL,
  account text NOT NULL,
  entry_key text NOT NULL,
  kind smallint NOT NULL,
  amount bigint NOT NULL,
  request_hash bytea NOT NULL,
  reference text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (part, book, account, entry_key),
  CHECK (amount >= 0)
);
