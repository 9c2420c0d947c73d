import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutated } from './mutants.mjs';
import { testsReaching } from './coverage.mjs';
import { tryFile } from './trial.mjs';

/** Under load tests take several times as long as they did; a mutant that never ends takes for ever. */
const SLOWER = 8;
const LIMIT_LEAST_MS = 60_000;
/** What a file takes before its first test. */
const START_MS = 1_500;

/** A file that was looked at so often passes in parts as it does whole. */
const LOOKS = 2;

/** Files that killed a mutant of this source lately are asked first. */
const lately = new Map();
/** By file: how many parts of it passed without the rest, or false where one did not. */
const parts = new Map();

/**
 * Puts one mutant into the copy, asks tests that reach it, the nearest first, and takes it out again. `most` is a list of
 * looks: of so many files so many tests each that were not asked before. Where tests do not pass without the others of
 * their file, the whole file is asked.
 *
 * @returns {Promise<{ fate: 'killed' | 'timeout' | 'survived' | 'unreached' | 'stopped', by: string | null }>}
 */
export async function hunt(folder, mutant, covered, { most, env, stopped }) {
  const able = covered.flatMap((one) => reaching(one, mutant));
  if (able.length === 0) return { fate: 'unreached', by: null };
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  const ask = async (one, text, tests) => {
    writeFileSync(path, text);
    const expectedMs = tests === null ? one.ms : START_MS + tests.reduce((total, test) => total + test.ms, 0);
    const limitMs = Math.max(LIMIT_LEAST_MS, expectedMs * SLOWER);
    const names = tests === null ? null : [...new Set(tests.map(({ name }) => name))];
    return (await tryFile(folder, one.file, { limitMs, env, stopped, names })).result;
  };
  const changed = mutated(source, mutant);
  const passesInParts = async (one, tests) => {
    const looks = parts.get(one.file) ?? 0;
    if (looks !== false && looks < LOOKS)
      parts.set(one.file, (await ask(one, source, tests)) === 'passed' && looks + 1);
    return parts.get(one.file) !== false;
  };
  try {
    for (const { one, tests } of looksOf(inOrder(able, mutant.file), most)) {
      let result = await ask(one, changed, tests);
      if (result !== 'passed' && tests !== null && !(await passesInParts(one, tests)))
        result = await ask(one, changed, null);
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

/** A file with its tests that reach the mutant, the nearest first; nothing where none does. */
function reaching(one, mutant) {
  const tests = testsReaching(one, mutant.file, mutant.start)
    .map((test) => ({ ...test, nearness: nearness(test, mutant.file) }))
    .sort((a, b) => b.nearness - a.nearness);
  return tests.length === 0
    ? []
    : [{ ...one, reaching: tests, nearness: tests[0].nearness / (START_MS + tests[0].ms) }];
}

/** What is asked, one after the other: a file and some of its tests, or null for the whole file. */
function looksOf(able, most) {
  const asked = new Map(able.map((one) => [one, 0]));
  return most.flatMap(({ files, tests }) =>
    able.slice(0, files).flatMap((one) => {
      const before = asked.get(one);
      const now = one.reaching.slice(before, before + tests);
      if (now.length === 0 || before === Number.POSITIVE_INFINITY) return [];
      const isWhole = parts.get(one.file) === false || now.length === one.tests.length;
      asked.set(one, isWhole ? Number.POSITIVE_INFINITY : before + now.length);
      return [{ one, tests: isWhole ? null : now }];
    }),
  );
}

function inOrder(able, source) {
  const killers = lately.get(source) ?? [];
  const rank = ({ file }) => {
    const place = killers.indexOf(file);
    return place < 0 ? killers.length : place;
  };
  return [...able].sort((a, b) => rank(a) - rank(b) || b.nearness - a.nearness);
}

/**
 * How much of this source a test runs, before all; then the share that it has in what the test runs. A test of something
 * else passes through a few lines of everything.
 */
function nearness({ runs }, source) {
  const own = lengthOf(runs[source] ?? []);
  return own ** 4 / Math.max(1, lengthOf(Object.values(runs).flat()));
}

function lengthOf(stretches) {
  return stretches.reduce((total, [start, end]) => total + end - start, 0);
}

function remember(source, file) {
  const others = (lately.get(source) ?? []).filter((other) => other !== file);
  lately.set(source, [file, ...others]);
}
