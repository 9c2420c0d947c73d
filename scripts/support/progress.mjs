import { readFileSync } from 'node:fs';

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
 * passed.
 */
export function silentFiles(files, progress) {
  const tests = readLines(progress).at(-1)?.tests ?? {};
  return files.filter((file) => (tests[file] ?? 0) === 0);
}

/** How far a stopped run came: files, and which of them had failed. */
export function howFar(files, done) {
  const failed = done.filter(({ passed }) => !passed).map(({ file }) => file);
  const open = files.filter((file) => !done.some((one) => one.file === file));
  const names = open.length > 5 ? `${open.slice(0, 5).join(', ')} …` : open.join(', ');
  const said = `${done.length} of ${files.length} files done, ${failed.length} failed`;
  return `${said}${failed.length > 0 ? ` (${failed.join(', ')})` : ''}; not done 未完成: ${names || 'none'}`;
}
