import { ACT_ITEM } from '../../office/types.ts';

/**
 * Across all parts on purpose: auditors read, and indexes by time, subject and actor answer. What was proposed and is no
 * act, or never became one, is part of the journal too (K-03). What is asked for is in the text, so that each answer
 * takes the newest along one index: acts, acts whose second person it was, proposals that are no acts: of the time before, and of the registry, until they stand in its journal.
 * A second person is who agreed to this very request and did not ask for it, or declined it; nobody else.
 */
export function journalOf(asked: {
  readonly bySubject: boolean;
  readonly byActor: boolean;
  readonly byDistrict: boolean;
}): string {
  const { bySubject, byActor, byDistrict } = asked;
  // A parameter nothing is compared with still has a type.
  const unused = [
    ...(bySubject ? [] : ['$1::text IS NULL']),
    ...(byActor ? [] : ['$2::text IS NULL']),
    ...(byDistrict ? [] : ["$5::text = ''", '$6::text IS NOT NULL']),
  ];
  const subject = (column: string): string => (bySubject ? `AND ${column} = $1` : '');
  const district = byDistrict ? 'AND (a.customs_code = $5 OR a.actor_code = $6)' : '';
  const acts = `
    SELECT ${ACT} FROM act a WHERE a.at_ms < $3 ${subject('a.subject')} ${byActor ? 'AND a.actor_code = $2' : ''} ${district}
    ORDER BY a.at_ms DESC, a.part, a.act_id LIMIT $4`;
  const seconded = `
    SELECT ${ACT} FROM act_proposal_decision s JOIN act a ON a.act_id = s.proposal_id
    WHERE s.actor_code = $2 AND a.actor_code <> $2 AND a.at_ms < $3 ${subject('a.subject')} ${district}
    ORDER BY a.at_ms DESC, a.part, a.act_id LIMIT $4`;
  // The newest of all are looked at one by one, those of one person all together: the form decides which.
  const carriedOut = 'SELECT a.part FROM act a WHERE a.act_id = p.proposal_id';
  const proposed = `
    SELECT coalesce(p.part, 0)::smallint AS part, p.proposal_id AS act_id, p.kind, p.number AS subject, p.actor_code, p.actor_role, p.reason,
           p.at_ms, 0::bigint AS arrived_us, p.request_hash
    FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
    WHERE coalesce(p.part, -1) < 0 AND p.at_ms < $3 ${subject('p.number')}
      ${byActor ? 'AND (p.actor_code = $2 OR d.actor_code = $2)' : ''} ${byDistrict ? 'AND p.actor_code = $6' : ''}
      AND NOT EXISTS (SELECT 1 FROM registry_journal r WHERE r.entry_id = p.proposal_id)
      AND ${byActor ? `NOT EXISTS (${carriedOut})` : `(${carriedOut} LIMIT 1) IS NULL`}
    ORDER BY p.at_ms DESC, p.proposal_id LIMIT $4`;
  const branches = [acts, ...(byActor ? [seconded] : []), proposed].map((branch) => `(${branch})`).join(' UNION ALL ');
  return `
  SELECT a.part, a.act_id, a.kind, a.subject, a.actor_code, a.actor_role, a.reason, a.at_ms, a.arrived_us,
         CASE WHEN x.part IS NOT NULL THEN false ELSE o.done END AS done, coalesce(o.code, '90310') AS code,
         coalesce(o.facts, '{}') AS facts, coalesce(o.at_ms, x.since_ms) AS outcome_ms,
         CASE WHEN q.proposal_id IS NULL OR o.part IS NOT NULL OR d.approve THEN NULL
              WHEN d.approve = false THEN 'declined' ELSE 'open' END AS proposal,
         d.actor_code AS second_code, d.reason AS second_reason, d.at_ms AS second_ms
  FROM (${branches}) AS a
  LEFT JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
  LEFT JOIN set_aside x ON x.part = a.part AND x.message_id = a.act_id AND x.item = ${ACT_ITEM} AND x.state = 1
  LEFT JOIN act_proposal q ON q.proposal_id = a.act_id AND q.request_hash = a.request_hash
  LEFT JOIN act_proposal_decision d ON d.proposal_id = a.act_id AND d.actor_code <> a.actor_code
    AND CASE WHEN d.approve THEN d.request_hash = a.request_hash ELSE q.proposal_id IS NOT NULL AND o.part IS NULL END
  ${unused.length > 0 ? `WHERE ${unused.join(' AND ')}` : ''}
  ORDER BY a.at_ms DESC, a.part, a.act_id LIMIT $4`;
}

const ACT = `a.part, a.act_id, a.kind, a.subject, a.actor_code, a.actor_role, a.reason, a.at_ms, a.arrived_us, a.request_hash`;
