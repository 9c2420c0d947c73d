import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Seconds of the files that take the longest, by a part of their path, where no run on this machine has measured them:
 * what is not named takes less. They need not be right; they have to begin first.
 */
const GUESSES = [
  ['/lives', 60],
  ['/scenarios', 60],
  ['/mainCrash', 60],
  ['/fourEyesMortality', 100],
  ['/mainFolderLock', 50],
  ['/settlementKill', 45],
  ['/onceModel', 40],
  ['/mainStart', 30],
  ['test/checks', 30],
  ['packages/cli/', 15],
  ['/server/', 8],
];

/** What every file took when it last ran to its end here; beside the packages, so that a fresh install forgets it. */
function timesFile(root) {
  return join(root, 'node_modules', '.cache', 'tongguan', 'test-times.json');
}

/** Milliseconds by file. Nothing depends on it but the order of a run: what cannot be read is not known. */
export function knownTimes(root) {
  try {
    return JSON.parse(readFileSync(timesFile(root), 'utf8'));
  } catch {
    return {};
  }
}

/** `done`: what `slowest.mjs` told of one run. A file that failed may have ended early. */
export function noteTimes(root, done) {
  const file = timesFile(root);
  const passed = done.filter((one) => one.passed).map(({ file: name, ms }) => [name, Math.round(ms)]);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ ...knownTimes(root), ...Object.fromEntries(passed) }));
    renameSync(`${file}.new`, file);
  } catch {
    // Where it cannot be written the next run guesses.
  }
}

/** The longest first, so that no run ends with one long file on one core while the others have nothing to do. */
export function longestFirst(files, times) {
  return [...files].sort((a, b) => timeOf(b, times) - timeOf(a, times));
}

/** Milliseconds, measured or guessed. */
export function timeOf(file, times) {
  const [, guess = 1] = GUESSES.find(([part]) => file.includes(part)) ?? [];
  return times[file] ?? guess * 1000;
}
