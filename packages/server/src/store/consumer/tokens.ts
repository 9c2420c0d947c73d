import type { ConsumerTokenStore } from '../../consumer/store.ts';
import type { Store } from '../pool.ts';
import { fromRow } from '../registry/read.ts';
import type { TokenRow } from '../../consumer/types.ts';

/** Tokens of consumers: who gave them out, how many a day, and their end. */
export function consumerTokenStore(store: Store): ConsumerTokenStore {
  const read = async (text: string, values: unknown[]): Promise<TokenRow[]> =>
    (await store.pool.query<Record<string, unknown>>(text, values)).rows.map(fromRow<TokenRow>);
  return {
    addToken: (row, { fromMs, untilMs, limit }) =>
      store.transaction(async (client) => {
        // One after the other for each operator: two at once cannot both be the last of the day.
        await client.query('SELECT 1 FROM staff WHERE code = $1 FOR UPDATE', [row.operator]);
        const { rowCount } = await client.query(ADD, [
          row.tokenId,
          row.person,
          row.personMasked,
          row.operator,
          row.issuedMs,
          row.untilMs,
          ...[fromMs, untilMs, limit],
        ]);
        if (rowCount === 1) return true;
        // After a commit whose answer was lost, the same row is there already.
        return (await client.query('SELECT 1 FROM consumer_token WHERE token_id = $1', [row.tokenId])).rowCount === 1;
      }),
    token: async (tokenId) =>
      (await read(`SELECT ${COLUMNS} FROM consumer_token WHERE token_id = $1`, [tokenId]))[0] ?? null,
    endToken: (tokenId, atMs) =>
      store.transaction(async (client) => {
        // Readers of the registry reload when its version has moved.
        await client.query('UPDATE registry_version SET version = version + 1 WHERE only_row = 1');
        await client.query('UPDATE consumer_token SET ended_ms = coalesce(ended_ms, $2) WHERE token_id = $1', [
          tokenId,
          atMs,
        ]);
      }),
    tokens: ({ operator, beforeMs, limit }) => read(LIST, [operator, beforeMs, limit]),
  };
}

const COLUMNS = `token_id AS "tokenId", person, person_masked AS "personMasked", operator_code AS operator,
  issued_ms AS "issuedMs", until_ms AS "untilMs", ended_ms AS "endedMs"`;

const ADD = `
  INSERT INTO consumer_token (token_id, person, person_masked, operator_code, issued_ms, until_ms)
  SELECT $1::uuid, $2::bytea, $3::bytea, $4::text, $5::bigint, $6::bigint
  WHERE (SELECT count(*) FROM consumer_token WHERE operator_code = $4 AND issued_ms >= $7 AND issued_ms < $8) < $9
  ON CONFLICT DO NOTHING`;

const LIST = `
  SELECT ${COLUMNS} FROM consumer_token
  WHERE ($1::text IS NULL OR operator_code = $1) AND issued_ms < $2
  ORDER BY issued_ms DESC, token_id LIMIT $3`;
