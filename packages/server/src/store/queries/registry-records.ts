import type pg from 'pg';
import type { RegistryStore, VaultCheck } from '../../registry/records.ts';
import type { Store } from '../pool.ts';
import {
  ACCOUNT_BOOK,
  DELEGATION,
  EVENT,
  fromRow,
  PARTICIPANT,
  readRegistry,
  readVersion,
  SIGNING_KEY,
  TOKEN,
} from './registry-read.ts';

/** The registry's questions to the database. Every change moves the version that readers watch. */
export function registryStore(store: Store): RegistryStore {
  const change = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    store.transaction(async (client) => {
      // First, so that writers queue here and never meet in another order.
      await client.query('UPDATE registry_version SET version = version + 1 WHERE only_row = 1');
      return work(client);
    });
  const add = <T>(insert: string, select: string, values: unknown[], keys: unknown[]): Promise<T> =>
    change(async (client) => {
      await client.query(insert, values);
      const { rows } = await client.query<Record<string, unknown>>(select, keys);
      return fromRow<T>(rows[0] ?? {});
    });

  return {
    version: () => readVersion(store.pool),

    read: () =>
      store.transaction(async (client) => {
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return readRegistry(client);
      }),

    addParticipant: (row, registeredMs) =>
      change(async (client) => {
        const { rowCount } = await client.query(
          `INSERT INTO participant (code, credit_code, name, roles, sandbox) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
          [row.code, row.creditCode, row.name, row.roles, row.sandbox],
        );
        if (rowCount === 1) {
          await client.query(
            `INSERT INTO participant_event (participant_code, kind, from_ms, until_ms, reason)
             VALUES ($1, 'registered', $2, NULL, '')`,
            [row.code, registeredMs],
          );
        }
        // The row may be held back by either number; the one of the customs code comes first.
        const { rows } = await client.query<Record<string, unknown>>(
          `SELECT ${PARTICIPANT} FROM participant WHERE code = $1 OR credit_code = $2 ORDER BY (code = $1) DESC LIMIT 1`,
          [row.code, row.creditCode],
        );
        return fromRow(rows[0] ?? {});
      }),

    addEvent: (event) =>
      add(
        `INSERT INTO participant_event (participant_code, kind, from_ms, until_ms, reason) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        `SELECT ${EVENT} FROM participant_event WHERE participant_code = $1 AND kind = $2 AND from_ms = $3`,
        [event.participantCode, event.kind, event.fromMs, event.untilMs, event.reason],
        [event.participantCode, event.kind, event.fromMs],
      ),

    addSigningKey: (row) =>
      change(async (client) => {
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
      change(async (client) => {
        const { rowCount } = await client.query(
          'UPDATE signing_key SET revoked_ms = coalesce(revoked_ms, $2) WHERE key_name = $1',
          [keyName, atMs],
        );
        return rowCount === 1;
      }),

    addToken: (row) =>
      add(
        `INSERT INTO api_token (token_key, participant_code, label, created_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        `SELECT ${TOKEN} FROM api_token WHERE token_key = $1`,
        [row.tokenKey, row.participantCode, row.label, row.createdMs],
        [row.tokenKey],
      ),

    revokeToken: (tokenKey, atMs) =>
      change(async (client) => {
        const { rowCount } = await client.query(
          'UPDATE api_token SET revoked_ms = coalesce(revoked_ms, $2) WHERE token_key = $1',
          [tokenKey, atMs],
        );
        return rowCount === 1;
      }),

    addAccountBook: (book) =>
      add(
        `INSERT INTO account_book (ems_no, warehouse_code, customs_code, city) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        `SELECT ${ACCOUNT_BOOK} FROM account_book WHERE ems_no = $1`,
        [book.emsNo, book.warehouseCode, book.customsCode, book.city],
        [book.emsNo],
      ),

    addDelegation: (delegation) =>
      add(
        `INSERT INTO delegation (principal_code, agent_code, from_ms, until_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        `SELECT ${DELEGATION} FROM delegation WHERE principal_code = $1 AND agent_code = $2 AND from_ms = $3`,
        [delegation.principalCode, delegation.agentCode, delegation.fromMs, delegation.untilMs],
        [delegation.principalCode, delegation.agentCode, delegation.fromMs],
      ),

    endDelegation: (principalCode, agentCode, atMs) =>
      change(async (client) => {
        const { rowCount } = await client.query(
          `UPDATE delegation SET until_ms = $3
           WHERE principal_code = $1 AND agent_code = $2 AND from_ms < $3 AND (until_ms IS NULL OR until_ms > $3)`,
          [principalCode, agentCode, atMs],
        );
        return (rowCount ?? 0) > 0;
      }),

    addVaultCheck: (check) => addVaultCheck(store.pool, check),
  };
}

/** Not a change of the registry: the version stays. */
async function addVaultCheck(pool: pg.Pool, check: VaultCheck): Promise<VaultCheck> {
  await pool.query('INSERT INTO vault_check (only_row, sealed, keyed_hash) VALUES (1, $1, $2) ON CONFLICT DO NOTHING', [
    check.sealed,
    check.keyedHash,
  ]);
  const { rows } = await pool.query<VaultCheck>('SELECT sealed, keyed_hash AS "keyedHash" FROM vault_check');
  return rows[0] ?? check;
}
