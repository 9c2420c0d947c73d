import type pg from 'pg';
import type { DisputeStore, FreezeRows } from '../../consumer/batchStore.ts';
import type { QuantityUsed, QuotaUsed } from '../../consumer/types.ts';
import { smallints, texts } from '../arrays.ts';
import { accountsOfDeclaration } from './accounts.ts';

/** Disputes and freezes of quota, within the transaction of `client`. */
export function disputeStore(client: pg.PoolClient): DisputeStore & FreezeRows {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    quotaUsed: (part, personHex, preNo) =>
      rows<QuotaUsed>('clearance-quota-used', QUOTA_USED, [
        part,
        texts(accountsOfDeclaration(personHex, preNo)),
        preNo,
      ]),

    quantitiesUsed: (part, personHex, preNo) =>
      rows<QuantityUsed>('clearance-quantities-used', QUANTITIES_USED, [part, personHex, preNo]),

    async disputeOf(part, person, preNo) {
      const [row] = await rows<{ dossierNo: string | null }>('clearance-dispute', DISPUTE, [part, person, preNo]);
      return row?.dossierNo ?? null;
    },

    async insertDispute({ part, person, preNo, dossierNo, statement, openedMs }) {
      const values = [part, person, preNo, openedMs, statement, dossierNo];
      await rows('clearance-insert-dispute', INSERT_DISPUTE, values);
    },

    async frozenAmong(persons) {
      const values = [smallints(persons.map(({ part }) => part)), texts(persons.map(({ person }) => person))];
      const found = await rows<{ person: string }>('clearance-frozen-among', FROZEN, values);
      return new Set(found.map(({ person }) => person));
    },
  };
}

/** Of each account the declaration was tried on: what it posted there, less what was given back. */
const QUOTA_USED = `
  SELECT account, coalesce(sum(CASE kind WHEN 3 THEN amount WHEN 6 THEN -amount END), 0)::bigint AS "postedFen"
  FROM ledger_entry WHERE part = $1 AND book = 1 AND account = ANY($2::text[]) AND reference = $3 GROUP BY account`;

/** Of each yearly quantity of the person (H-01), likewise. Few goods have one, and disputes are few. */
const QUANTITIES_USED = `
  SELECT account, coalesce(sum(CASE kind WHEN 3 THEN amount WHEN 6 THEN -amount END), 0)::bigint AS "posted5"
  FROM ledger_entry WHERE part = $1 AND book = 5 AND account LIKE $2 || '/%' AND reference = $3 GROUP BY account`;

const DISPUTE =
  'SELECT dossier_no AS "dossierNo" FROM quota_dispute WHERE part = $1 AND person_key = $2 AND pre_no = $3';

/** A dispute of the time before dossiers gets its own with the next word about it. */
const INSERT_DISPUTE = `
  INSERT INTO quota_dispute (part, person_key, pre_no, opened_ms, statement, dossier_no) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (part, person_key, pre_no) DO UPDATE SET dossier_no = EXCLUDED.dossier_no`;

/** The latest of each person counts. */
const FROZEN = `
  SELECT w.person FROM unnest($1::smallint[], $2::text[]) AS w(part, person)
  WHERE (SELECT f.frozen FROM quota_freeze f WHERE f.part = w.part AND f.person_key = decode(w.person, 'hex')
         ORDER BY f.at_ms DESC LIMIT 1)`;
