import { damagedText, storedRecord, toldOr } from '@tongguan/kernel';
import type { Standing } from '../../office/store.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { ACT_ITEM, type Act, type ActorRole } from '../../office/types.ts';
import type { Ask } from './ask.ts';

/** Appends an act with its arrival, unless its id was used before. Returns the hash of the request the id stands for. */
export async function insertAct(rows: Ask, act: Omit<Act, 'body'> & { readonly body: Buffer }): Promise<Buffer> {
  const { part, actId, kind, subject, customsCode, actor, reason, atMs, arrivedUs, requestHash, body } = act;
  const who = [kind, subject, actor.code, actor.role, reason];
  const values = [part, actId, ...who, atMs, arrivedUs, requestHash, body, customsCode];
  const inserted = await rows<{ request_hash: Buffer }>('office-insert-act', INSERT_ACT, values);
  if (inserted[0] !== undefined) return inserted[0].request_hash;
  // A statement of its own: one that used the id at the same time has committed, and only now is it seen.
  const [known] = await rows<{ request_hash: Buffer }>('office-act-hash', HASH, [actId, part]);
  return known?.request_hash ?? NOTHING;
}

/** No hash: used by what keeps none. */
const NOTHING = Buffer.alloc(0);

/**
 * One id is one act's in all partitions, and no
 * act's that was another's proposal (K-03): whoever gets the key may use it. The key is one row for all parts on purpose.
 */
const INSERT_ACT = `
  WITH key AS (
    INSERT INTO act_key (act_id) SELECT $2::uuid
    WHERE NOT EXISTS (SELECT 1 FROM act known WHERE known.act_id = $2)
      AND NOT EXISTS (SELECT 1 FROM act_proposal p WHERE p.proposal_id = $2)
    ON CONFLICT (act_id) DO NOTHING RETURNING act_id
  ), stored AS (
    INSERT INTO act (part, act_id, kind, subject, actor_code, actor_role, reason, at_ms, arrived_us, request_hash, body,
                     customs_code)
    SELECT $1::smallint, key.act_id, $3::text, $4::text, $5::text, $6::text, $7::text, $8::bigint, $9::bigint, $10::bytea,
           $11::bytea, $12::text
    FROM key
    RETURNING part, act_id, arrived_us, request_hash
  ), arrived AS (
    INSERT INTO arrival (part, arrived_us, message_id, item, order_no) SELECT part, arrived_us, act_id, ${ACT_ITEM}, '' FROM stored
  )
  SELECT request_hash FROM stored`;

/** An id of the time before may be in several partitions: the one that is asked for counts. */
const HASH = `
  SELECT request_hash FROM (
    SELECT request_hash, part FROM act WHERE act_id = $1
    UNION ALL SELECT request_hash, NULL FROM act_proposal WHERE proposal_id = $1 AND part IS NULL
  ) AS known ORDER BY part = $2 DESC NULLS LAST LIMIT 1`;

/**
 * What came of an act, and what was decided where it needed a second person. One at which a lane faulted is answered too
 * (90310): it is set aside, and may still be carried out.
 */
export async function standingOf(rows: Ask, part: number, actId: string): Promise<Standing> {
  const [row] = await rows<StandingRow>('office-standing', STANDING, [part, actId]);
  if (row === undefined) return { outcome: null, proposal: null };
  const outcome =
    row.done === null
      ? null
      : { part, actId, done: row.done, code: row.code, facts: factsOf(row.facts), atMs: Number(row.outcome_ms) };
  if (row.expires_ms === null) return { outcome, proposal: null };
  const actor = { code: row.second_code, role: row.second_role };
  const decision =
    row.approve === null
      ? null
      : { approve: row.approve, actor, reason: row.second_reason, atMs: Number(row.second_ms) };
  return { outcome, proposal: { expiresMs: Number(row.expires_ms), decision } };
}

const STANDING = `
  SELECT CASE WHEN x.part IS NOT NULL THEN false ELSE o.done END AS done, coalesce(o.code, '90310') AS code,
         coalesce(o.facts, json_build_object('found', x.part || '-' || x.aside_id, 'allowed', 'tongguan queue')::text) AS facts,
         coalesce(o.at_ms, x.since_ms) AS outcome_ms, p.expires_ms, d.approve, d.actor_code AS second_code,
         d.actor_role AS second_role, d.reason AS second_reason, d.at_ms AS second_ms
  FROM act a
  LEFT JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
  LEFT JOIN set_aside x ON x.part = a.part AND x.message_id = a.act_id AND x.item = ${ACT_ITEM}
    AND x.state = ${ASIDE_STATES.aside}
  LEFT JOIN act_proposal p ON p.proposal_id = a.act_id AND p.part = a.part
  LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
  WHERE a.part = $1 AND a.act_id = $2`;

type StandingRow = {
  done: boolean | null;
  code: string;
  facts: string;
  outcome_ms: bigint;
  expires_ms: bigint | null;
  approve: boolean | null;
  second_code: string;
  second_role: ActorRole;
  second_reason: string;
  second_ms: bigint;
};

export function factsOf(facts: string): Readonly<Record<string, string>> {
  return toldOr(
    () => storedRecord<Record<string, string>>(facts),
    (found) => ({ found: damagedText(found) }),
  );
}
