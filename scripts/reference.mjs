// Writes docs/reference/: one page a message with every element of the dictionary, the catalogue of codes and the life of
// a list in Chinese and English. Everything comes from @tongguan/ceb and @tongguan/policy; `tongguan lint` and `tongguan explain` name these pages.
//
//   node scripts/reference.mjs           writes the pages
//   node scripts/reference.mjs --check   exits 1 when a committed page is stale

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codePages } from './support/code-pages.mjs';
import { lifePages } from './support/life-pages.mjs';
import { messagePages } from './support/message-pages.mjs';
import { referenceIndex } from './support/reference-index.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'docs/reference';

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

function main() {
  const stale = staleReference();
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return;
    process.stderr.write(`stale: ${stale.join(', ')}; run \`node scripts/reference.mjs\`\n`);
    process.exitCode = 1;
    return;
  }
  const pages = referencePages();
  for (const path of committed()) if (!pages.has(path)) rmSync(join(ROOT, path));
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
}

/** Every page by its path in the repository. */
export function referencePages() {
  return new Map([referenceIndex(), ...messagePages(), ...codePages(), ...lifePages()]);
}

/** Pages that are missing, changed or no longer made. */
export function staleReference() {
  const pages = referencePages();
  const wrong = [...pages].filter(([path, text]) => !existsSync(join(ROOT, path)) || read(path) !== text);
  return [...wrong.map(([path]) => path), ...committed().filter((path) => !pages.has(path))];
}

function committed() {
  const folder = join(ROOT, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${FOLDER}/${name.replaceAll('\\', '/')}`);
}

function read(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}
