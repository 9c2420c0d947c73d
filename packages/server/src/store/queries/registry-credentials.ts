import type { RegistryStore } from '../../registry/records.ts';
import type { RegistryChange } from './registry-change.ts';
import { fromRow, SIGNATURE_PROFILE, SIGNING_KEY, TOKEN } from './registry-read.ts';

type CredentialRecords = Pick<
  RegistryStore,
  'addSigningKey' | 'revokeSigningKey' | 'addSignatureProfile' | 'addToken' | 'revokeToken'
>;

/** Keys and tokens: what a firm proves itself with. */
export function credentialRecords(change: RegistryChange): CredentialRecords {
  return {
    addSigningKey: (row) =>
      change.run(async (client) => {
        await client.query(
          `INSERT INTO signing_key (fingerprint, key_name, participant_code, algorithm, certificate, not_before_ms,
                                    not_after_ms, revoked_ms, sandbox)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
          [
            row.fingerprint,
            row.keyName,
            row.participantCode,
            row.algorithm,
            row.certificate,
            row.notBeforeMs,
            row.notAfterMs,
            row.revokedMs,
            row.sandbox,
          ],
        );
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${SIGNING_KEY} FROM signing_key WHERE fingerprint = $1`,
          [row.fingerprint],
        );
        return rows[0] ? fromRow(rows[0]) : null;
      }),

    revokeSigningKey: (keyName, atMs) =>
      change.run(async (client) => {
        const { rowCount } = await client.query(
          'UPDATE signing_key SET revoked_ms = coalesce(revoked_ms, $2) WHERE key_name = $1',
          [keyName, atMs],
        );
        return rowCount === 1;
      }),

    addSignatureProfile: (row) =>
      change.add(
        `INSERT INTO signature_profile (participant_code, from_ms, variants, reason) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [row.participantCode, row.fromMs, row.variants, row.reason],
        `SELECT ${SIGNATURE_PROFILE} FROM signature_profile WHERE participant_code = $1 AND from_ms = $2`,
        [row.participantCode, row.fromMs],
      ),

    addToken: (row) =>
      change.add(
        `INSERT INTO api_token (token_key, participant_code, label, created_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [row.tokenKey, row.participantCode, row.label, row.createdMs],
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
