import type pg from 'pg';
import type { LinkedAct } from '../../ledgers/index.ts';
import { SEALED_TEXT } from '../../office/types.ts';
import { bigints, byteas, integers, smallints, uuids } from '../arrays.ts';
import type { ChainStore } from '../../lane/index.ts';

/** The links of the journal's chain, within the transaction of `client`. */
export function chainStore(client: pg.PoolClient): ChainStore {
  return {
    async linkedActs(refs) {
      const { rows } = await client.query<LinkedActRow>({
        name: 'clearance-linked-acts',
        text: LINKED_ACTS,
        values: [smallints(refs.map(({ part }) => part)), uuids(refs.map(({ actId }) => actId))],
      });
      return rows.map(toLinkedAct);
    },

    async insertLinks(links) {
      await client.query({
        name: 'clearance-insert-links',
        text: INSERT_LINKS,
        values: [
          smallints(links.map(({ part }) => part)),
          bigints(links.map(({ link }) => link)),
          byteas(links.map(({ previous }) => previous)),
          byteas(links.map(({ digest }) => digest)),
          bigints(links.map(({ seqFrom }) => seqFrom)),
          bigints(links.map(({ seqTo }) => seqTo)),
          integers(links.map(({ entries }) => entries)),
          integers(links.map(({ receipts }) => receipts)),
          integers(links.map(({ acts }) => acts)),
          integers(links.map(({ outcomes }) => outcomes)),
          bigints(links.map(({ atMs }) => atMs)),
          integers(links.map(({ decisions }) => decisions)),
        ],
      });
    },
  };
}

const LINKED_ACTS = `
  SELECT a.part, a.act_id AS "actId", a.kind, a.subject, a.actor_code AS "actorCode", a.actor_role AS "actorRole", 
         CASE WHEN a.reason LIKE '${SEALED_TEXT}%' THEN '' ELSE a.reason END AS "openReason",
         a.at_ms AS "actMs", a.arrived_us AS "arrivedUs", a.request_hash AS "requestHash", o.done, o.code, o.facts,
         o.at_ms AS "atMs"
  FROM unnest($1::smallint[], $2::uuid[]) AS w(part, act_id)
  JOIN act a ON a.part = w.part AND a.act_id = w.act_id
  JOIN act_outcome o ON o.part = w.part AND o.act_id = w.act_id`;

const INSERT_LINKS = `
  INSERT INTO journal_chain (part, link, previous, digest, seq_from, seq_to, entries, receipts, acts, outcomes, at_ms, decisions)
  SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[], $6::bigint[], $7::integer[],
                       $8::integer[], $9::integer[], $10::integer[], $11::bigint[], $12::integer[])`;

type LinkedActRow = Omit<LinkedAct, 'actMs' | 'atMs'> & { actMs: bigint; atMs: bigint };

function toLinkedAct({ actMs, atMs, ...row }: LinkedActRow): LinkedAct {
  return { ...row, actMs: Number(actMs), atMs: Number(atMs) };
}
