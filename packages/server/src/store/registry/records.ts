import type pg from 'pg';
import type { VaultCheck } from '../../registry/records/records.ts';
import type { Store } from '../pool.ts';
import { registryChange } from './change.ts';
import { credentialRecords } from './credentials.ts';
import { endingGuarantees } from './guarantees.ts';
import { journaledRecords } from './journal.ts';
import { participantRecords } from './participants.ts';
import { readRegistry, readVersion } from './read.ts';
import type { RegistryStore } from '../../registry/store.ts';

/** The registry's questions to the database. */
export function registryStore(store: Store): RegistryStore {
  const change = registryChange(store);
  return {
    version: () => readVersion(store.pool),
    read: () =>
      store.transaction(async (client) => {
        await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return readRegistry(client);
      }),
    ...participantRecords(change),
    ...credentialRecords(change),
    ...journaledRecords(store, change),
    endingGuarantees: endingGuarantees(store.pool),
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
