import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutated } from './mutants.mjs';
import { testsReaching } from './coverage.mjs';
import { tryFile } from './trial.mjs';

/** Under load a file takes several times as long as it did; a mutant that never ends takes for ever. */
const SLOWER = 8;
const LIMIT_LEAST_MS = 20_000;
/** What a file takes before its first test. */
const START_MS = 1_500;

/** Files that killed a mutant of this source lately are asked first. */
const lately = new Map();
/** By file and names: whether these tests pass without the others of their file. */
const alone = new Map();

/**
 * Puts one mutant into the copy, asks the tests that reach it, the nearest files first, and takes it out again. Of a file
 * only these tests run; where they do not pass by themselves, the whole file.
 *
 * @returns {Promise<{ fate: 'killed' | 'timeout' | 'survived' | 'unreached' | 'stopped', by: string | null }>}
 */
export async function hunt(folder, mutant, covered, { most, env, stopped }) {
  const able = covered.flatMap((one) => {
    const tests = testsReaching(one, mutant.file, mutant.start);
    return tests.length === 0 ? [] : [{ ...one, names: namesOf(one, tests), nearness: nearness(tests, mutant.file) }];
  });
  if (able.length === 0) return { fate: 'unreached', by: null };
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  const ask = async ({ file, ms }, names, text) => {
    writeFileSync(path, text);
    const { result } = await tryFile(folder, file, {
      limitMs: Math.max(LIMIT_LEAST_MS, ms * SLOWER),
      env,
      stopped,
      names,
    });
    return result;
  };
  const changed = mutated(source, mutant);
  const passAlone = async (one) => {
    const key = JSON.stringify([one.file, ...one.names]);
    if (!alone.has(key)) alone.set(key, (await ask(one, one.names, source)) === 'passed');
    return alone.get(key);
  };
  try {
    for (const one of inOrder(able, mutant.file).slice(0, most)) {
      let result = await ask(one, one.names, changed);
      if (result !== 'passed' && one.names !== null && !(await passAlone(one))) result = await ask(one, null, changed);
      if (stopped.aborted) return { fate: 'stopped', by: null };
      if (result === 'passed') continue;
      remember(mutant.file, one.file);
      return { fate: result === 'failed' ? 'killed' : 'timeout', by: one.file };
    }
    return { fate: 'survived', by: null };
  } finally {
    writeFileSync(path, source);
  }
}

function namesOf({ tests }, reaching) {
  return reaching.length === tests.length ? null : [...new Set(reaching.map(({ name }) => name))];
}

function inOrder(able, source) {
  const killers = lately.get(source) ?? [];
  const rank = ({ file }) => {
    const place = killers.indexOf(file);
    return place < 0 ? killers.length : place;
  };
  return [...able].sort((a, b) => rank(a) - rank(b) || b.nearness - a.nearness);
}

/** The largest share of what one of these tests runs that lies in this source, for the time that all of them take. */
function nearness(tests, source) {
  const share = ({ runs }) => lengthOf(runs[source] ?? []) / Math.max(1, lengthOf(Object.values(runs).flat()));
  const ms = tests.reduce((total, test) => total + test.ms, START_MS);
  return tests.reduce((most, test) => Math.max(most, share(test)), 0) / ms;
}

function lengthOf(stretches) {
  return stretches.reduce((total, [start, end]) => total + end - start, 0);
}

function remember(source, file) {
  const others = (lately.get(source) ?? []).filter((other) => other !== file);
  lately.set(source, [file, ...others]);
}
