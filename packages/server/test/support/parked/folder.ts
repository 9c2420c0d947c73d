import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Store } from '../../../src/store/pool.ts';
import { createVault, parseKeysText } from '../../../src/vault/index.ts';
import type { Vault } from '../../../src/vault/types.ts';
import { packed, tablesText, unpacked } from './tables.ts';

/** The sources of the fixture, seen from where the compiler puts this file. */
const FOLDER = new URL('../../../../test/fixtures/version-0035/', import.meta.url);

/** What a fixture says beside its tables. */
export type About = {
  /** Number of its newest migration. */
  readonly version: number;
  /** Where its clock stood. */
  readonly nowMs: number;
};

export const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
export const aboutFixture = (): About => JSON.parse(textOf('about.json')) as About;
export const tablesOfFixture = (): string => unpacked(readFileSync(new URL('tables.txt.gz', FOLDER)));

/** Opens what the database is sealed with; the keys are no secret, and no other database has them. */
export function vaultOfFixture(): Vault {
  const keys = parseKeysText(textOf('keys.json'));
  assert(keys, 'keys.json is a key file of the vault');
  return createVault(keys);
}

export function writeText(name: string, text: string): void {
  writeFileSync(new URL(name, FOLDER), text);
}

export async function writeFixture(store: Store, about: About): Promise<void> {
  writeFileSync(new URL('tables.txt.gz', FOLDER), packed(await tablesText(store)));
  writeText('about.json', `${JSON.stringify(about, null, 2)}\n`);
}
