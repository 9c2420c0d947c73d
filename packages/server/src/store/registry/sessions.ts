import type { SessionStore } from '../../registry/tokens/sessions.ts';
import { type TokenLine, tokenIdOf } from '../../registry/tokens/tokens.ts';
import type { Store } from '../pool.ts';
import { fromRow } from './read.ts';

/** Sessions of the customs side: tokens of some hours, each opened by a token proper (K-03). */
export function sessionStore(store: Store): SessionStore {
  return {
    async find(tokenKey) {
      const { rows } = await store.pool.query<Record<string, unknown>>(FIND, [tokenKey]);
      if (rows[0] === undefined) return null;
      const { sessionOf, ...line } = rows[0];
      return { line: fromRow<TokenLine>(line), sessionOf: typeof sessionOf === 'string' ? sessionOf : null };
    },
    async open({ tokenKey, staffCode, label, sessionOf, atMs, untilMs }) {
      await store.pool.query(OPEN, [tokenKey, tokenIdOf(tokenKey), staffCode, label, sessionOf, atMs, untilMs]);
    },
    async end(tokenKey, atMs) {
      await store.pool.query(END, [tokenKey, atMs]);
    },
  };
}

const FIND = `
  SELECT 'staff' AS kind, staff_code AS holder, token_id AS "tokenId", label, created_ms AS "createdMs",
    until_ms AS "untilMs", last_used_ms AS "lastUsedMs", revoked_ms AS "endedMs", session_of AS "sessionOf"
  FROM staff_token WHERE token_key = $1`;

const OPEN = `
  INSERT INTO staff_token (token_key, token_id, staff_code, label, session_of, created_ms, until_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const END = 'UPDATE staff_token SET revoked_ms = coalesce(revoked_ms, $2) WHERE token_key = $1';
