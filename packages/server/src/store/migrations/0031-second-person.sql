-- Why: who needs a second person is decided by the lane of the subject, from its own ledger, and acts and proposals
--   share one id space (K-03): several requests at once, parts of an instrument, many small acts and the ids of other
--   proposals walked around it. A proposal is now an act its lane did not carry out alone. Acts, cases and rates of
--   inspection say which customs district they belong to.
-- Lock, time: ACCESS EXCLUSIVE on act, act_proposal, act_proposal_decision, dossier and inspection_control until the end;
--   the ADD COLUMNs rewrite nothing; the UPDATEs touch as many rows as there are proposals and cases, and
--   the last reads the declarations once where there are cases: seconds, with many millions of lists a minute.
-- Check: `SELECT count(*) FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
--   WHERE d.proposal_id IS NULL AND p.expires_ms > 0` answers 0: what was open before has to be asked for again.

-- One row for an id that was ever used, by whatever act: of two requests at once one gets it. What is older than this
-- table is found in `act` and `act_proposal`. A reference table without part: an id says nothing about a partition.
CREATE TABLE act_key (
  act_id uuid PRIMARY KEY
);

-- The customs district of the subject; null: of none, or older than this column. Staff of a district read their own.
ALTER TABLE act ADD COLUMN customs_code text;

-- `part`: where the act with this id lies, whose lane has made this row. Null: a proposal of the time before, which
-- held the request itself.
ALTER TABLE act_proposal ADD COLUMN part smallint;
ALTER TABLE act_proposal ALTER COLUMN reason DROP NOT NULL;
ALTER TABLE act_proposal ALTER COLUMN body DROP NOT NULL;
-- Of the request somebody agreed to, or did not.
ALTER TABLE act_proposal_decision ADD COLUMN request_hash bytea;

-- What was agreed on before was the act of the same request, by the same person.
UPDATE act_proposal_decision SET request_hash = found.request_hash
FROM (
  SELECT p.proposal_id, a.request_hash FROM act_proposal p JOIN act a ON a.act_id = p.proposal_id
  WHERE a.kind = p.kind AND a.actor_code = p.actor_code AND (a.request_hash = p.request_hash OR a.subject <> p.number)
) AS found
WHERE found.proposal_id = act_proposal_decision.proposal_id AND act_proposal_decision.approve;

-- Open ones are void: the door of the time before let others use their ids.
UPDATE act_proposal SET expires_ms = 0
WHERE NOT EXISTS (SELECT 1 FROM act_proposal_decision d WHERE d.proposal_id = act_proposal.proposal_id)
  AND NOT EXISTS (SELECT 1 FROM act a WHERE a.act_id = act_proposal.proposal_id);

-- Of the list a case is about; null: it is about none.
ALTER TABLE dossier ADD COLUMN customs_code text;
UPDATE dossier SET customs_code = d.customs_code FROM declaration d WHERE d.pre_no = dossier.pre_no;

-- Null: a rate of the whole country.
ALTER TABLE inspection_control ADD COLUMN customs_code text;
