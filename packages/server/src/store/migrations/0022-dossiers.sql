-- Why: what may be a violation gets a dossier: a parcel that was delivered elsewhere (L-02), a use of quota that its person
--   disputes (F-03, O-05); a parcel with such a doubt is stopped until an officer lifts it.
-- Lock, time: creates, and adds a column that is null: moments.
-- Check: `SELECT count(*) FROM dossier` answers 0.

-- In the part whose lane writes it: of the waybill's number, of the person. Numbered with the declarations of the part.
CREATE TABLE dossier (
  part smallint NOT NULL,
  serial bigint NOT NULL,
  dossier_no text NOT NULL,
  kind text NOT NULL,
  -- What it is about: a waybill (firm|number) or a preNo.
  subject text NOT NULL,
  pre_no text,
  -- The participant it is opened against; '' when there is none.
  against text NOT NULL,
  person_key bytea,
  opened_ms bigint NOT NULL,
  opened_act uuid NOT NULL,
  opened_by text NOT NULL,
  opened_role text NOT NULL,
  assigned_to text,
  outcome text CHECK (outcome IN ('upheld', 'dismissed')),
  -- Quota given back to the person by its outcome.
  restored_fen bigint CHECK (restored_fen >= 0),
  concluded_ms bigint,
  concluded_by text,
  PRIMARY KEY (part, serial),
  UNIQUE (part, dossier_no),
  CHECK ((outcome IS NULL) = (concluded_ms IS NULL))
);
CREATE INDEX dossier_opened ON dossier (opened_ms);
CREATE INDEX dossier_person ON dossier (person_key);
CREATE INDEX dossier_pre_no ON dossier (pre_no);

-- A parcel that may not be delivered, from the act that stopped it to the one that lifted it.
CREATE TABLE delivery_stop (
  part smallint NOT NULL,
  logistics_code text NOT NULL,
  logistics_no text NOT NULL,
  act_id uuid NOT NULL,
  dossier_no text NOT NULL,
  stopped_ms bigint NOT NULL,
  lifted_act uuid,
  lifted_ms bigint,
  PRIMARY KEY (part, logistics_code, logistics_no, act_id),
  CHECK ((lifted_act IS NULL) = (lifted_ms IS NULL))
);

ALTER TABLE quota_dispute ADD COLUMN dossier_no text;
