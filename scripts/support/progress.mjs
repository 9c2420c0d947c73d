import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

// What `slowest.mjs` told of a run, and what follows from it.

/** Files that are done, in order: `{ file, ms, passed }`, the path as seen from where the run was started. */
export function readDone(file) {
  return readLines(file).filter((line) => line.file !== undefined);
}

function readLines(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/**
 * Of a run that came to its end: files whose process ended by itself before their tests did, or that have none. Neither has
 * passed. A file whose tests are written by what it imports has those.
 */
export function silentFiles(files, progress) {
  const tests = readLines(progress).at(-1)?.tests ?? {};
  return files.filter((file) => !hasTests(file, tests));
}

function hasTests(file, tests, seen = new Set()) {
  const path = resolve(file);
  if (seen.has(path)) return false;
  seen.add(path);
  if ((tests[sourceOf(path)] ?? 0) > 0) return true;
  if (!/\/test\//.test(path) || !existsSync(path)) return false;
  const imports = readFileSync(path, 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g);
  return [...imports].some(([, name]) => hasTests(resolve(dirname(path), name), tests, seen));
}

/** A compiled file and its source are one: which of them an event names depends on source maps. */
export function sourceOf(path) {
  const [source] = relative(process.cwd(), resolve(path))
    .replace('/dist/', '/')
    .split(/\.[mc]?[jt]s$/);
  return source;
}

/** How far a stopped run came: files, and which of them had failed. */
export function howFar(files, done) {
  const failed = done.filter(({ passed }) => !passed).map(({ file }) => file);
  const open = files.filter((file) => !done.some((one) => one.file === file));
  const names = open.length > 5 ? `${open.slice(0, 5).join(', ')} …` : open.join(', ');
  const said = `${done.length} of ${files.length} files done, ${failed.length} failed`;
  return `${said}${failed.length > 0 ? ` (${failed.join(', ')})` : ''}; not done 未完成: ${names || 'none'}`;
}
