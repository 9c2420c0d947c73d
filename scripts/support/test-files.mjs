import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What reads the whole repository with other programs; in a part of the tests only where it is named. */
const CHECKS = 'test/checks.test.mjs';

/**
 * The runnable test files: compiled ones of the packages, found through their sources so that the leftover of a
 * deleted test does not run, and the root's own. Node 20's `--test` takes no globs, hence a list.
 */
export function testFiles(root, filters = []) {
  const packages = readdirSync(join(root, 'packages'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const compiled = packages.flatMap((entry) => {
    const home = join(root, 'packages', entry.name);
    return walk(join(home, 'test'), '.test.ts').map((path) =>
      join(home, 'dist', relative(home, path)).replace(/\.ts$/, '.js'),
    );
  });
  const own = walk(join(root, 'test'), '.test.mjs');
  return [...own, ...compiled]
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => filters.length === 0 || filters.some((filter) => isNamedBy(filter, path)));
}

function isNamedBy(filter, path) {
  return path.includes(filter) && (path !== CHECKS || filter.includes('checks'));
}

function walk(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.path, entry.name))
    .sort();
}
