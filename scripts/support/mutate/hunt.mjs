import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutated } from './mutants.mjs';
import { reaches } from './coverage.mjs';
import { tryFile } from './trial.mjs';

/** Under load a file takes several times as long as it did; a mutant that never ends takes for ever. */
const SLOWER = 8;
const LIMIT_LEAST_MS = 20_000;

/** Files that killed a mutant of this source lately are asked first. */
const lately = new Map();

/**
 * Puts one mutant into the copy, asks the test files that reach it, the nearest first, and takes it out again.
 *
 * @returns {Promise<{ fate: 'killed' | 'timeout' | 'survived' | 'unreached' | 'stopped', by: string | null }>}
 */
export async function hunt(folder, mutant, covered, { most, env, stopped }) {
  const able = covered.filter((file) => reaches(file, mutant.file, mutant.start));
  if (able.length === 0) return { fate: 'unreached', by: null };
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(source, mutant));
  try {
    for (const { file, ms } of inOrder(able, mutant.file).slice(0, most)) {
      const limitMs = Math.max(LIMIT_LEAST_MS, ms * SLOWER);
      const { result } = await tryFile(folder, file, { limitMs, env, stopped });
      if (stopped.aborted) return { fate: 'stopped', by: null };
      if (result === 'passed') continue;
      remember(mutant.file, file);
      return { fate: result === 'failed' ? 'killed' : 'timeout', by: file };
    }
    return { fate: 'survived', by: null };
  } finally {
    writeFileSync(path, source);
  }
}

function inOrder(able, source) {
  const killers = lately.get(source) ?? [];
  const rank = ({ file }) => {
    const place = killers.indexOf(file);
    return place < 0 ? killers.length : place;
  };
  return [...able].sort((a, b) => rank(a) - rank(b) || nearness(b, source) - nearness(a, source));
}

/** The share of what a file runs that lies in this source, for each second it takes. */
function nearness({ runs, ms }, source) {
  const length = (stretches) => stretches.reduce((total, [start, end]) => total + end - start, 0);
  const all = Object.values(runs).reduce((total, stretches) => total + length(stretches), 0);
  return length(runs[source] ?? []) / all / Math.max(ms, 1_000);
}

function remember(source, file) {
  const others = (lately.get(source) ?? []).filter((other) => other !== file);
  lately.set(source, [file, ...others]);
}
