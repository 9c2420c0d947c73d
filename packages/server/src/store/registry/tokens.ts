import type { TokenLine, TokenStore } from '../../registry/tokens/tokens.ts';
import { USE_NOTED_EVERY_MS } from '../../registry/tokens/tokens.ts';
import type { Store } from '../pool.ts';
import { fromRow } from './read.ts';

const LIST_MAX = 5_000;

/** Access tokens of firms and staff: which there are, when one was used, and its end. */
export function tokenStore(store: Store): TokenStore {
  return {
    async list({ holder, inForceMs }) {
      const { rows } = await store.pool.query<Record<string, unknown>>(LIST, [holder, inForceMs, LIST_MAX]);
      return rows.map(fromRow<TokenLine>);
    },
    async find(tokenId) {
      const { rows } = await store.pool.query<Record<string, unknown>>(ONE, [tokenId]);
      return rows[0] === undefined ? null : fromRow<TokenLine>(rows[0]);
    },
    end: (tokenId, atMs) =>
      store.transaction(async (client) => {
        // Readers of the registry reload when its version has moved.
        await client.query('UPDATE registry_version SET version = version + 1 WHERE only_row = 1');
        await client.query('UPDATE api_token SET revoked_ms = coalesce(revoked_ms, $2) WHERE token_id = $1', [
          tokenId,
          atMs,
        ]);
        await client.query('UPDATE staff_token SET revoked_ms = coalesce(revoked_ms, $2) WHERE token_id = $1', [
          tokenId,
          atMs,
        ]);
        const { rows } = await client.query<Record<string, unknown>>(ONE, [tokenId]);
        return rows[0] === undefined ? null : fromRow<TokenLine>(rows[0]);
      }),
    async noteUse(kind, tokenId, atMs) {
      await store.pool.query(kind === 'firm' ? FIRM_USE : STAFF_USE, [tokenId, atMs, atMs - USE_NOTED_EVERY_MS]);
    },
  };
}

const COLUMNS = `token_id AS "tokenId", label, created_ms AS "createdMs", until_ms AS "untilMs",
  last_used_ms AS "lastUsedMs", revoked_ms AS "endedMs"`;

const ALL = `
  SELECT 'firm' AS kind, participant_code AS holder, ${COLUMNS} FROM api_token
  UNION ALL SELECT 'staff' AS kind, staff_code AS holder, ${COLUMNS} FROM staff_token`;

const LIST = `
  SELECT * FROM (${ALL}) AS token
  WHERE ($1::text IS NULL OR holder = $1)
    AND ($2::bigint IS NULL OR ("endedMs" IS NULL AND ("untilMs" IS NULL OR "untilMs" > $2)))
  ORDER BY "createdMs" DESC, "tokenId" LIMIT $3`;

const ONE = `SELECT * FROM (${ALL}) AS token WHERE "tokenId" = $1`;

const FIRM_USE = `UPDATE api_token SET last_used_ms = $2
  WHERE token_id = $1 AND (last_used_ms IS NULL OR last_used_ms <= $3)`;

const STAFF_USE = `UPDATE staff_token SET last_used_ms = $2
  WHERE token_id = $1 AND (last_used_ms IS NULL OR last_used_ms <= $3)`;
