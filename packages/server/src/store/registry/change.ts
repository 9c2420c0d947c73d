import { Fault } from '@tongguan/kernel';
import type pg from 'pg';
import type { RegistryWrite } from '../../registry/changes/types.ts';
import type { Store } from '../pool.ts';
import { fromRow } from './read.ts';
import { writeRow } from './write.ts';

/** One change of the registry: a transaction that moves the version which readers watch. */
export type RegistryChange = {
  run<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** Writes the row unless it is there, and returns the stored row. */
  add<T>(write: RegistryWrite, select: string, keys: unknown[]): Promise<T>;
};

export function registryChange(store: Store): RegistryChange {
  const run: RegistryChange['run'] = (work) =>
    store
      .transaction(async (client) => {
        // First, so that writers queue here and never meet in another order.
        await client.query('UPDATE registry_version SET version = version + 1 WHERE only_row = 1');
        return work(client);
      })
      .catch(explain);
  return {
    run,
    add: (write, select, keys) =>
      run(async (client) => {
        await writeRow(client, write);
        const { rows } = await client.query<Record<string, unknown>>(select, keys);
        return fromRow(rows[0] ?? {});
      }),
  };
}

const FOREIGN_KEY_VIOLATION = '23503';

/** The one thing an operator can get wrong that no row can answer. */
function explain(error: unknown): never {
  if (error instanceof Error && (error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) {
    throw new Fault('所指企业尚未登记。 The participant it belongs to is not enrolled; enrol it first.');
  }
  throw error;
}
