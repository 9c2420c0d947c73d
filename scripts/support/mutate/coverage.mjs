// Which test files run which part of a source: each file runs once without a mutant under V8's coverage. What a file
// was found to run is kept in node_modules/.cache until its own text, or any text it could import, changes.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tryFile } from './trial.mjs';

const LIMIT_MS = 15 * 60_000;

/** @returns {Promise<{ file: string, passed: boolean, ms: number, runs: Record<string, [number, number][]> } | null>} */
export async function coverageOf(folder, file, sources, { root, env, stopped }) {
  const cache = join(root, 'node_modules/.cache/tongguan-mutate');
  const kept = join(cache, `${keyOf(folder, file, sources)}.json`);
  const known = readJson(kept);
  if (known !== null) return known;
  const output = join(folder, '.coverage');
  rmSync(output, { recursive: true, force: true });
  const { result, ms } = await tryFile(folder, file, {
    limitMs: LIMIT_MS,
    env: { ...env, NODE_V8_COVERAGE: output },
    stopped,
  });
  if (stopped.aborted) return null;
  const found = {
    file,
    passed: result === 'passed',
    ms,
    runs: result === 'passed' ? runsOf(folder, output, sources) : {},
  };
  rmSync(output, { recursive: true, force: true });
  if (!found.passed) return found;
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, JSON.stringify(found));
  return found;
}

/** Whether a test file that was looked at runs the character at `offset`. */
export function reaches({ runs }, source, offset) {
  return (runs[source] ?? []).some(([start, end]) => offset >= start && offset < end);
}

function runsOf(folder, output, sources) {
  const painted = new Map(sources.map((source) => [source, null]));
  const home = pathToFileURL(`${folder}/`).href;
  for (const name of readdirSync(output)) {
    for (const { url, functions } of readJson(join(output, name))?.result ?? []) {
      const source = url.startsWith(home) ? url.slice(home.length) : '';
      if (!painted.has(source)) continue;
      const one = paint(functions);
      const before = painted.get(source);
      painted.set(source, before === null ? one : one.map((run, at) => run | before[at]));
    }
  }
  return Object.fromEntries([...painted].flatMap(([source, run]) => (run === null ? [] : [[source, stretches(run)]])));
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
  const hash = createHash('sha256').update(importable.get(folder)).update(sources.join('\n'));
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

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
