import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Not a participant but the goods on sale. */
const CATALOGUE_FILE = 'catalogue.json';

/** Names of the sandbox personas of a data folder; empty where there are none. */
export async function personaNames(dataDir: string): Promise<readonly string[]> {
  try {
    const files = await readdir(join(dataDir, 'personas'));
    return files
      .filter((file) => file.endsWith('.json') && file !== CATALOGUE_FILE)
      .map((file) => file.slice(0, -'.json'.length))
      .sort();
  } catch {
    return [];
  }
}
