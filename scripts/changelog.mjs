// What users and operators notice is written one file a change, in changes/, so that two changes never meet in one line.
//
//   node scripts/changelog.mjs             prints what CHANGELOG.md does not have yet
//   node scripts/changelog.mjs --collect   at a release: puts it into CHANGELOG.md under Unreleased and removes the files

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'changes');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');

/** In the order of Keep a Changelog; a fragment that names none tells of a change. */
const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const SECTION_DEFAULT = 'Changed';
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*\.md$/;

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

function main() {
  const found = fragments();
  const breaches = found.flatMap(({ name, text }) => breachesOf(name, text));
  if (breaches.length > 0) {
    process.stderr.write(`${breaches.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const texts = found.map(({ text }) => text);
  if (!process.argv.includes('--collect')) return void process.stdout.write(render(sectionsOf(texts)));
  writeFileSync(CHANGELOG, collected(readFileSync(CHANGELOG, 'utf8'), texts));
  for (const { name } of found) rmSync(join(FOLDER, name));
}

/** Every fragment, by name. */
export function fragments() {
  return readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .sort()
    .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
}

/** What is wrong with a fragment: its name, or lines that are no bullet, no end of one and no section. */
export function breachesOf(name, text) {
  const lines = text.split('\n');
  const found = NAME.test(name)
    ? []
    : [`changes/${name}: a name is small letters, digits and hyphens, and ends with .md`];
  if (lines.at(-1) !== '') found.push(`changes/${name} does not end with a line`);
  if (!lines.some((line) => /^- \S/.test(line))) found.push(`changes/${name} has no line "- …"`);
  let inBullet = false;
  for (const [index, line] of lines.entries()) {
    const isBullet = /^- \S/.test(line);
    const isSection = SECTIONS.some((section) => line === `### ${section}`);
    if (!isBullet && !isSection && line !== '' && !(inBullet && /^ {2}\S/.test(line)))
      found.push(`changes/${name}:${index + 1} is no "- …", no line of one ("  …") and no "### ${SECTIONS.join('|')}"`);
    inBullet = isBullet || (inBullet && line.startsWith('  '));
  }
  return found;
}

/** The changelog with the fragments at the end of their sections under Unreleased. */
export function collected(changelog, texts) {
  const from = changelog.indexOf('\n## [Unreleased]\n');
  if (from < 0) throw new Error('CHANGELOG.md has no line "## [Unreleased]"');
  const start = from + '\n## [Unreleased]\n'.length;
  const next = changelog.indexOf('\n## ', start);
  const end = next < 0 ? changelog.length : next + 1;
  const all = sectionsOf([changelog.slice(start, end), ...texts]);
  return `${changelog.slice(0, start)}\n${render(all)}${next < 0 ? '' : '\n'}${changelog.slice(end)}`;
}

/** The bullets of every section, in order. */
function sectionsOf(texts) {
  const bullets = new Map(SECTIONS.map((section) => [section, []]));
  for (const text of texts) {
    let section = SECTION_DEFAULT;
    for (const line of text.split('\n')) {
      if (line.startsWith('### ')) section = line.slice(4);
      else if (line !== '') (bullets.get(section) ?? bullets.set(section, []).get(section)).push(line);
    }
  }
  return bullets;
}

function render(bullets) {
  return [...bullets]
    .filter(([, lines]) => lines.length > 0)
    .map(([section, lines]) => `### ${section}\n\n${lines.join('\n')}\n`)
    .join('\n');
}
