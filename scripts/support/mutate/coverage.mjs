// Which tests run which part of a source: each file runs once without a mutant under V8's coverage, cut at every test
// (probe.mjs). What was found is kept in node_modules/.cache until the file's own text, or any text it could import,
// changes.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tryFile } from './trial.mjs';

const LIMIT_MS = 15 * 60_000;
const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

/**
 * `runs`: what the file runs outside its tests – while it is loaded, in what it starts – for each source.
 *
 * @typedef {Record<string, [number, number][]>} Runs
 * @returns {Promise<{ file: string, passed: boolean, ms: number, runs: Runs,
 *   tests: { name: string, ms: number, runs: Runs }[] } | null>}
 */
export async function coverageOf(folder, file, sources, { root, env, stopped }) {
  const cache = join(root, 'node_modules/.cache/tongguan-mutate');
  const kept = join(cache, `${keyOf(folder, file, sources)}.json`);
  const known = readJson(kept);
  if (known !== null) return known;
  const output = join(folder, '.coverage');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const { result, ms } = await tryFile(folder, file, {
    limitMs: LIMIT_MS,
    env: { ...env, NODE_V8_COVERAGE: output },
    options: [`--import=${PROBE}`],
    stopped,
  });
  if (stopped.aborted) return null;
  const passed = result === 'passed';
  const found = { file, passed, ms, ...(passed ? foundIn(output, folder, sources) : { runs: {}, tests: [] }) };
  rmSync(output, { recursive: true, force: true });
  if (!found.passed) return found;
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, JSON.stringify(found));
  return found;
}

/** The tests of a file that was looked at that run the character at `offset`: all of them where it runs outside of tests. */
export function testsReaching({ runs, tests }, source, offset) {
  const isIn = (one) => (one[source] ?? []).some(([start, end]) => offset >= start && offset < end);
  return isIn(runs) ? tests : tests.filter((one) => isIn(one.runs));
}

function foundIn(output, folder, sources) {
  const cuts = readLines(join(output, 'cuts'));
  const own = new Map(cuts.filter(({ name }) => name !== null).map((cut) => [cut.kept, cut]));
  const all = readdirSync(output).filter((name) => name.endsWith('.json'));
  return {
    runs: runsOf(
      folder,
      all.filter((name) => !own.has(name)).map((name) => join(output, name)),
      sources,
    ),
    tests: [...own.values()].map(({ kept, name, ms }) => ({
      name,
      ms,
      runs: runsOf(folder, [join(output, kept)], sources),
    })),
  };
}

function runsOf(folder, files, sources) {
  const painted = new Map(sources.map((source) => [source, null]));
  const home = pathToFileURL(`${folder}/`).href;
  for (const file of files) {
    for (const { url, functions } of readJson(file)?.result ?? []) {
      const source = url.startsWith(home) ? url.slice(home.length) : '';
      if (!painted.has(source) || functions.length === 0) continue;
      const one = paint(functions);
      const before = painted.get(source);
      painted.set(source, before === null ? one : union(one, before));
    }
  }
  return Object.fromEntries([...painted].flatMap(([source, run]) => (run === null ? [] : [[source, stretches(run)]])));
}

/** A cut knows only the functions that ran in it: the longer one ends where the file does. */
function union(one, other) {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  return long.map((run, at) => run | (short[at] ?? 0));
}

/** Ranges nest: the smallest one that holds a character says whether it ran. */
function paint(functions) {
  const ranges = functions.flatMap((one) => one.ranges);
  const size = ({ startOffset, endOffset }) => endOffset - startOffset;
  const run = new Uint8Array(Math.max(...ranges.map(({ endOffset }) => endOffset)));
  for (const range of ranges.sort((a, b) => size(b) - size(a)))
    run.fill(range.count > 0 ? 1 : 0, range.startOffset, range.endOffset);
  return run;
}

function stretches(run) {
  const found = [];
  let start = -1;
  for (let at = 0; at <= run.length; at += 1) {
    if (run[at] === 1 && start < 0) start = at;
    if (run[at] !== 1 && start >= 0) {
      found.push([start, at]);
      start = -1;
    }
  }
  return found;
}

const importable = new Map();

function keyOf(folder, file, sources) {
  if (!importable.has(folder)) importable.set(folder, digestOf(folder));
  const hash = createHash('sha256')
    .update(readFileSync(PROBE))
    .update(importable.get(folder))
    .update(sources.join('\n'));
  return hash
    .update(file)
    .update(readFileSync(join(folder, file)))
    .digest('hex')
    .slice(0, 32);
}

/** Everything compiled that is no test file itself, and the SQL that is no code. */
function digestOf(folder) {
  const hash = createHash('sha256');
  const packages = join(folder, 'packages');
  for (const name of readdirSync(packages, { recursive: true }).sort())
    if (/\/dist\/.*(?<!\.test)\.js$|\.sql$/.test(name)) hash.update(name).update(readFileSync(join(packages, name)));
  return hash.digest('hex');
}

function readLines(file) {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
