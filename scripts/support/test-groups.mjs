import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * So many files of one folder share a process: loading and warming up the platform costs more than most tests do. Which
 * ones they are depends on their names alone, so that a file that disturbs its neighbours does so on every machine.
 */
const GROUP_FILES = 10;
/**
 * These start other processes that take what they inherit, stop themselves, or measure their own process, or they take so
 * long that a run would end with them: each has a process of its own.
 */
const ALONE = /\/(main[^/]*|[^/]*[Kk]ill|[^/]*[Mm]ortality|folderLock|package|scenarios|lives\w*|onceModel)\.test\.js$/;

/**
 * What the processes of a run are given: a file, or a group of files of one folder. A group is itself a file, written
 * into `folder`; each of its files is a suite that bears its path, so that hooks of one file are not those of the others.
 */
export function grouped(root, files, folder, timeOf) {
  const groups = new Map();
  const units = [];
  for (const file of [...files].sort()) {
    if (!file.startsWith('packages/') || ALONE.test(file)) {
      units.push({ path: file, ms: timeOf(file) });
      continue;
    }
    const name = dirname(file).replaceAll('/', '-').replace('-dist-test', '');
    const parts = groups.get(name) ?? groups.set(name, [{ files: [], ms: 0 }]).get(name);
    if (parts.at(-1).files.length === GROUP_FILES) parts.push({ files: [], ms: 0 });
    parts.at(-1).files.push(file);
    parts.at(-1).ms += timeOf(file);
  }
  for (const [name, parts] of groups) {
    for (const [index, { files: members, ms }] of parts.entries()) {
      const path = join(folder, `${name}-${index + 1}.group.mjs`);
      writeFileSync(path, wrapper(root, members));
      units.push({ path, ms });
    }
  }
  return units.sort((a, b) => b.ms - a.ms).map(({ path }) => path);
}

/** Hooks of what the files share belong to the process: loaded here, before the first suite, they run at its end. */
function wrapper(root, files) {
  const shared = new Set(files.flatMap((file) => [...withHooks(resolve(root, file))]));
  const lines = [
    "import { describe } from 'node:test';",
    ...[...shared].map((path) => `import ${JSON.stringify(pathToFileURL(path).href)};`),
    ...files.map((file) => {
      const url = JSON.stringify(pathToFileURL(resolve(root, file)).href);
      return `describe(${JSON.stringify(file)}, async () => { await import(${url}); });`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Modules of the tests that a file imports and that have a hook of their own. */
function withHooks(file, seen = new Set(), found = new Set()) {
  const text = readFileSync(file, 'utf8');
  for (const [, path] of text.matchAll(/(?:from|import) '(\.[^']+)'/g)) {
    const module = resolve(dirname(file), path);
    if (seen.has(module) || !module.includes('/dist/test/') || !existsSync(module)) continue;
    seen.add(module);
    if (/^(after|before|beforeEach|afterEach)\(/m.test(readFileSync(module, 'utf8'))) found.add(module);
    withHooks(module, seen, found);
  }
  return found;
}
