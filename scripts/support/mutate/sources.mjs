import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled sources of a group whose path contains `filter`; indexes only re-export. */
export function compiledSources(root, pattern, filter = '') {
  return readdirSync(join(root, 'packages'), { recursive: true })
    .map((name) => `packages/${name}`)
    .filter((file) => file.endsWith('.js') && pattern.test(file) && file.includes(filter.replace(/\.ts$/, '')))
    .sort();
}
