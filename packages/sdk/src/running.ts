import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The address of the platform that runs on a data folder, as it wrote it down; null when none does, or when it has stopped
 * in order.
 */
export async function runningPlatform(dataDir: string): Promise<string | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(dataDir, 'instance.json'), 'utf8'));
    const url: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'url') : null;
    return typeof url === 'string' && url !== '' ? url : null;
  } catch {
    return null;
  }
}
