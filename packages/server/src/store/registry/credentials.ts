import { tokenIdOf } from '../../registry/tokens/tokens.ts';
import type { RegistryChange } from './change.ts';
import { fromRow, SIGNATURE_PROFILE, SIGNING_KEY, TOKEN } from './read.ts';
import { writeRow } from './write.ts';
import type { RegistryStore } from '../../registry/store.ts';

type CredentialRecords = Pick<
  RegistryStore,
  'addSigningKey' | 'revokeSigningKey' | 'addSignatureProfile' | 'addToken' | 'revokeToken'
>;

/** Keys and tokens: what a firm proves itself with. */
export function credentialRecords(change: RegistryChange): CredentialRecords {
  const insert = <T>(text: string, values: unknown[], select: string, keys: unknown[]): Promise<T> =>
    change.run(async (client) => {
      await client.query(text, values);
      const { rows } = await client.query<Record<string, unknown>>(select, keys);
      return fromRow(rows[0] ?? {});
    });
  return {
    addSigningKey: (row) =>
      change.run(async (client) => {
        await writeRow(client, { write: 'signingKey', row });
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${SIGNING_KEY} FROM signing_key WHERE fingerprint = $1`,
          [row.fingerprint],
        );
        return rows[0] ? fromRow(rows[0]) : null;
      }),

    revokeSigningKey: (keyName, atMs) =>
      change.run((client) => writeRow(client, { write: 'signingKeyEnd', keyName, atMs })),

    addSignatureProfile: (row) =>
      insert(
        `INSERT INTO signature_profile (participant_code, from_ms, variants, reason) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [row.participantCode, row.fromMs, row.variants, row.reason],
        `SELECT ${SIGNATURE_PROFILE} FROM signature_profile WHERE participant_code = $1 AND from_ms = $2`,
        [row.participantCode, row.fromMs],
      ),

    addToken: (row) =>
      insert(
        `INSERT INTO api_token (token_key, token_id, participant_code, label, created_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [row.tokenKey, tokenIdOf(row.tokenKey), row.participantCode, row.label, row.createdMs, row.untilMs],
        `SELECT ${TOKEN} FROM api_token WHERE token_key = $1`,
        [row.tokenKey],
      ),

    revokeToken: (tokenKey, atMs) =>
      change.run(async (client) => {
        const { rowCount } = await client.query(
          'UPDATE api_token SET revoked_ms = coalesce(revoked_ms, $2) WHERE token_key = $1',
          [tokenKey, atMs],
        );
        return rowCount === 1;
      }),
  };
}
