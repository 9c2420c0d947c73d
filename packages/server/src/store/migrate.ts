import { readdirSync, readFileSync } from 'node:fs';
import { assert, Fault } from '@tongguan/kernel';
import type { Store } from './pool.ts';

/** The .sql files lie beside the sources and are not copied by the compiler. */
const FOLDER = new URL('../../../src/store/migrations/', import.meta.url);

type Migration = { readonly version: number; readonly name: string };

/** Brings the schema up to this program's version, forward only; several programs may start at once. */
export async function migrate(store: Store): Promise<void> {
  const migrations = readMigrations();
  await store.transaction(async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, name text NOT NULL)');
    await client.query('LOCK TABLE schema_version IN EXCLUSIVE MODE');
    const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
    const applied = new Set(rows.map(({ version }) => version));
    const current = Math.max(0, ...applied);
    const newest = migrations.at(-1)?.version ?? 0;
    if (current > newest) {
      throw new Fault(
        `数据库版本为 ${current}，本程序只认识到 ${newest}：请使用更新的程序。 ` +
          `The database is at version ${current}, this program knows ${newest}: use a newer program. Nothing was changed.`,
      );
    }
    for (const { version, name } of migrations.filter((one) => !applied.has(one.version))) {
      await client.query(readFileSync(new URL(name, FOLDER), 'utf8'));
      await client.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [version, name]);
    }
  });
}

function readMigrations(): Migration[] {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((name, index) => {
    const version = Number(name.slice(0, 4));
    // That there is no gap is a house rule of the sources; here the order counts.
    assert(version > Number(files[index - 1]?.slice(0, 4) ?? 0), 'migrations are numbered in order');
    return { version, name };
  });
}
