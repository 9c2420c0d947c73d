import { SECOND_PERSON } from '@tongguan/policy';

/** Acts that were under this rule all the time: of others a sum may lawfully be missing. */
const SUMMED = [...new Set(SECOND_PERSON.filter(({ rule }) => rule === 'given-back').map(({ act }) => act))].filter(
  (act) => SECOND_PERSON.every((row) => row.act !== act || row.rule === 'given-back'),
);

/**
 * Every act that needed a second person had one, and amounts given away alone are in the person's sum (K-03); part of
 * `audit`.
 */
export const SECOND_PERSON_CHECKS: Readonly<Record<string, string>> = {
  'what a second person was asked for was done when another person had agreed to it, or not at all (K-03)': `
    WITH asked AS (
      SELECT p.proposal_id, coalesce(o.done, false) AS done,
             coalesce(d.approve AND d.actor_code <> a.actor_code AND d.request_hash = a.request_hash AND d.at_ms < p.expires_ms, false)
               AS agreed
      FROM act_proposal p JOIN act a ON a.part = p.part AND a.act_id = p.proposal_id
      LEFT JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
      LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
    )
    SELECT proposal_id::text AS what, 'agreed' AS expected, 'done without' AS found FROM asked WHERE done AND NOT agreed
    UNION ALL SELECT '', count(*)::text, '' FROM asked`,

  'what one person gave back alone is in the sum of its day, and nothing else (K-03)': `
    WITH alone AS (
      SELECT a.act_id::text AS act, a.kind IN ('', ${SUMMED.map((kind) => `'${kind}'`).join(', ')}) AS counts
      FROM act a JOIN act_key k ON k.act_id = a.act_id
      JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id AND o.done
      LEFT JOIN act_proposal p ON p.proposal_id = a.act_id
      WHERE p.proposal_id IS NULL
    ), summed AS (
      SELECT DISTINCT entry_key AS act FROM ledger_entry WHERE book = 4
    ), compared AS (
      SELECT coalesce(a.act, s.act) AS what, CASE WHEN a.act IS NULL THEN 'none' ELSE 'one' END AS expected,
             CASE WHEN s.act IS NULL THEN 'none' ELSE 'one' END AS found
      FROM (SELECT act FROM alone WHERE counts OR act IN (SELECT act FROM summed)) a FULL JOIN summed s ON s.act = a.act
    )
    SELECT what, expected, found FROM compared WHERE expected <> found
    UNION ALL SELECT '', count(*)::text, '' FROM compared`,
};
