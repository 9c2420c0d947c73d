import type pg from 'pg';
import type { AuthenticationStore } from '../../consumer/batchStore.ts';
import type { IdentityAuthentication } from '../../consumer/types.ts';
import { byteas, smallints } from '../arrays.ts';

/** Of two records of one millisecond the one that takes back counts. */
const ORDER = 'ORDER BY a.recorded_ms, a.result, a.act_id';

/** Who was authenticated, within the transaction of `client` or by itself on a pool. */
export function authenticationStore(client: pg.PoolClient | pg.Pool): AuthenticationStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    async insertAuthentication(row) {
      const { part, person, actId, nameKey, result, authority, authorisation, evidence, onDay, untilDay } = row;
      const said = [result, authority, authorisation, evidence, onDay, untilDay, row.recordedMs];
      await rows('consumer-insert-authentication', INSERT, [part, person, actId, nameKey, ...said]);
    },
    async authenticationsOf(persons) {
      if (persons.length === 0) return [];
      const values = [smallints(persons.map(({ part }) => part)), byteas(persons.map(({ person }) => person))];
      const found = await rows<Columns>('consumer-authentications', AUTHENTICATIONS, values);
      return found.map((row) => ({ ...row, recordedMs: Number(row.recordedMs) }));
    },
  };
}

type Columns = Omit<IdentityAuthentication, 'recordedMs'> & { readonly recordedMs: bigint };

const INSERT = `
  INSERT INTO identity_authentication
    (part, person_key, act_id, name_key, result, authority, authorisation, evidence, on_day, until_day, recorded_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const AUTHENTICATIONS = `
  SELECT a.person_key AS person, a.name_key AS "nameKey", a.result, a.authority, a.authorisation, a.evidence,
         a.on_day AS "onDay", a.until_day AS "untilDay", a.recorded_ms AS "recordedMs"
  FROM (SELECT DISTINCT w.part, w.person FROM unnest($1::smallint[], $2::bytea[]) AS w(part, person)) AS w
  JOIN identity_authentication a ON a.part = w.part AND a.person_key = w.person
  ${ORDER}`;
