import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Store } from '../../../src/store/pool.ts';
import { BOOKS_MORE } from '../books.ts';
import { openWorld, type World } from '../world.ts';
import { aboutFixture, tablesOfFixture, vaultOfFixture } from './folder.ts';
import { BOOKS_APART } from './places.ts';
import { loadTables } from './tables.ts';

const FOLDER = new URL('../../../../src/store/migrations/', import.meta.url);

/** An empty database with the tables of one version, and its list of migrations as that version kept it. */
async function tablesOfVersion(store: Store, version: number): Promise<void> {
  await store.pool.query('CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL)');
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql') && Number(name.slice(0, 4)) <= version);
  assert.equal(names.length, version, 'every migration of that version is still there');
  for (const name of names.toSorted()) {
    await store.transaction(async (client) => {
      await client.query(readFileSync(new URL(name, FOLDER), 'utf8'));
      await client.query('INSERT INTO schema_version VALUES ($1, $2)', [Number(name.slice(0, 4)), name]);
    });
  }
}

/** Fills an empty database as the version before has left it: its tables, its rows, nothing migrated. */
export async function loadFixture(store: Store): Promise<void> {
  await tablesOfVersion(store, aboutFixture().version);
  await loadTables(store, tablesOfFixture());
}

/** The platform of this version on such a database, a minute after the one before went away. */
export async function worldAfter(store: Store): Promise<World> {
  const world = await openWorld(store, {
    opened: true,
    books: [...BOOKS_MORE, ...BOOKS_APART],
    vault: vaultOfFixture(),
  });
  world.clock.nowMs = aboutFixture().nowMs + 60_000;
  return world;
}
