import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { splitSource } from './split-source.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders that are no source: installed, built, or data of a running platform. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);
const SKIPPED_AT_ROOT = new Set(['data', 'tmp']);
const TEXT = /\.(ts|mts|mjs|js|json|jsonc|md|sql|yaml|yml|csv|xml|xsd|sh|html|css|txt)$|(^|\/)(\.[^/]*|LICENSE|run)$/;

/** Every text file of the repository, path from the root with forward slashes. */
export function allFiles() {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // In a worktree .git is a file that names the checkout.
      if (entry.name === '.git') continue;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !(folder === '' && SKIPPED_AT_ROOT.has(entry.name))) walk(path);
      } else if (entry.isFile() && TEXT.test(path) && !/\.(log|tsbuildinfo)$/.test(path)) {
        found.push(path);
      }
    }
  };
  walk('');
  return found.sort();
}

export function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

/** The room of the server a path lies in; null outside the server's sources. */
export function roomOf(path) {
  return /^packages\/server\/src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

export function isGenerated(path) {
  return /\.generated\.[a-z]+$|\/generated\//.test(path);
}

/** TypeScript sources below one of `folders`, each split into code, comments and strings. A folder without any is a fault. */
export function typescript(...folders) {
  const paths = allFiles().filter((path) => path.endsWith('.ts'));
  for (const folder of folders) {
    const isSeen = paths.some((path) => path.startsWith(`${folder}/`));
    assert.ok(isSeen, `${folder} has no source: the rule that looks there guards nothing. Mend the rule.`);
  }
  return paths
    .filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .map((path) => {
      const text = read(path);
      return { path, text, generated: isGenerated(path), ...splitSource(text) };
    });
}

const STATIC = /(?:^|[\n;}])\s*(import|export)\s+(type\s+)?(?:([^'";]*?)\bfrom\s*)?(['"])([^'"]+)\4/g;
const DYNAMIC = /\bimport\(\s*(['"`])([^'"`]+)\1/g;

/** Import and re-export lines: where to, and whether only types come along. */
export function importsOf(source) {
  const found = [];
  for (const [, , type, names, , target] of (source.bare ?? source.code).matchAll(STATIC)) {
    const list = /\{([^}]*)\}/.exec(names ?? '')?.[1] ?? '';
    const every = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const onlyTypes = type !== undefined || (every.length > 0 && every.every((name) => name.startsWith('type ')));
    found.push({ target, onlyTypes });
  }
  for (const [, , target] of source.code.matchAll(DYNAMIC)) found.push({ target, onlyTypes: false });
  return found;
}
