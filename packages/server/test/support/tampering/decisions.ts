import { assembleRecord, checkRecord, type LoadedEdition, rowsOfMoments } from '@tongguan/policy';
import { sha256 } from '../../../src/clearance/index.ts';
import { createTariffs } from '../../../src/clearance/standing/tariffs.ts';
import { tariffReads } from '../../../src/store/goods/desk.ts';
import type { World } from '../world.ts';

/** Every record of the database, assembled, oldest first. */
export async function storedRecords(world: World): Promise<unknown[]> {
  const sets = await world.rows<{ address: string; cited: string }>('SELECT address, cited FROM citation_set');
  const texts = new Map(sets.map(({ address, cited }) => [address, cited]));
  const rows = await world.rows<{ record: string }>('SELECT record FROM decision_record ORDER BY at_ms, part, serial');
  return rows.map(({ record }) => assembleRecord(record, (address) => texts.get(address)));
}

/** What the checker finds in them, by the rows that ship and those that were loaded. */
export async function wrongRecords(world: World): Promise<unknown[]> {
  const rowsOf = rowsOfMoments(await loadedEditions(world));
  return (await storedRecords(world)).flatMap((record) => checkRecord(record, rowsOf(record), sha256));
}

async function loadedEditions(world: World): Promise<readonly LoadedEdition[]> {
  const tariffs = createTariffs();
  await tariffs.read(tariffReads(world.store));
  return tariffs.editions();
}
