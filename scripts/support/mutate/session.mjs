// The run of scripts/mutate.mjs, in a process group of its own (run-group.mjs). Its folder vanishes with it.

import { setMaxListeners } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { temporaryFolder } from '../../../packages/server/dist/test/support/processes/servers.js';
import { heading } from '../run.mjs';
import { testFiles } from '../test-files.mjs';
import { startTestServer } from '../test-server.mjs';
import { copyCheckout } from './copy.mjs';
import { coverageOf } from './coverage.mjs';
import { EVERY, GROUPS } from './groups.mjs';
import { hunt } from './hunt.mjs';
import { mutantsOf, sampleOf } from './mutants.mjs';
import { placeOf, rateOf, table } from './report.mjs';
import { compiledSources } from './sources.mjs';

/** A mutant that is killed leaves its databases behind: after so many the server is begun anew. */
const SERVER_FOR = 60;

const root = process.cwd();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    'at-once': { type: 'string', default: '1' },
    wide: { type: 'boolean', default: false },
    progress: { type: 'string', default: '' },
  },
});
const group = GROUPS[positionals[0]];
const most = values.wide ? EVERY : group.most;
const stop = new AbortController();
setMaxListeners(0, stop.signal);
process.once('SIGTERM', () => stop.abort());
process.once('SIGINT', () => stop.abort());

const listed = new Set(
  parse(readFileSync(join(root, 'test/mutants/equivalent.yaml'), 'utf8')).map(({ mutant }) => mutant),
);
const database = { begun: 0, server: null };
let keys = null;
try {
  process.exitCode = await main();
} finally {
  await database.server?.stop();
}

async function main() {
  const sources = compiledSources(root, group.sources, values.file);
  const every = sources.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const named = every.filter(({ key }) => isMeant(key));
  const chosen = values.sample ? sampleOf(named, Number(values.sample), Number(values.seed)) : named;
  if (chosen.length === 0) return fail('no mutant is meant by this 没有匹配的变异体');
  heading(`Mutants 变异体: ${chosen.length} of ${every.length} in ${sources.length} files, seed ${values.seed}`);

  const folders = Array.from({ length: Number(values['at-once']) }, () => join(temporaryFolder(), 'copy'));
  for (const folder of folders) copyCheckout(root, folder);
  const covered = await coverage(folders[0]);
  const outcomes = await huntAll(chosen, folders, covered);

  process.stdout.write(`\n${table(outcomes)}\n`);
  if (outcomes.length < chosen.length) return fail(`stopped after ${outcomes.length} of ${chosen.length} 被中止`);
  const rate = rateOf(outcomes);
  return rate >= group.threshold ? 0 : fail(`${rate.toFixed(1)} % killed, ${group.threshold} % are asked for 未达标`);
}

/** By a part of the key, or by a line of a file that names keys as a run prints them. */
function isMeant(key) {
  if (!values.only.startsWith('@')) return key.includes(values.only);
  keys ??= new Set(
    readFileSync(values.only.slice(1), 'utf8')
      .split('\n')
      .map((line) => line.trim()),
  );
  return keys.has(key);
}

async function coverage(folder) {
  // Of all groups at once: what a test file runs is looked at once and kept for each of them.
  const sources = Object.values(GROUPS).flatMap((one) => compiledSources(root, one.sources));
  const found = [];
  for (const file of testFiles(root).filter(group.tests)) {
    const one = await coverageOf(folder, file, sources, { root, env: await environment(), stopped: stop.signal });
    if (one === null) break;
    if (one.passed) found.push(one);
    else process.stdout.write(`fails without a mutant, not asked 基线失败: ${file}\n`);
  }
  return found;
}

async function huntAll(chosen, folders, covered) {
  const known = progress();
  const outcomes = chosen.flatMap((mutant) =>
    known.has(mutant.key) ? [{ mutant, fate: listed.has(mutant.key) ? 'equivalent' : known.get(mutant.key) }] : [],
  );
  const waiting = chosen.filter(({ key }) => !known.has(key));
  const work = async (folder) => {
    for (let mutant = waiting.shift(); mutant !== undefined && !stop.signal.aborted; mutant = waiting.shift()) {
      const { fate } = listed.has(mutant.key) ? { fate: 'equivalent' } : await huntOne(folder, mutant, covered);
      if (fate === 'stopped') return;
      outcomes.push({ mutant, fate });
      if (values.progress) appendFileSync(values.progress, `${JSON.stringify({ key: mutant.key, fate })}\n`);
      if (fate === 'survived' || fate === 'unreached')
        process.stdout.write(`${fate}  ${placeOf(root, mutant)}  (${outcomes.length})\n    ${mutant.key}\n`);
      if (outcomes.length % 50 === 0) process.stdout.write(`… ${outcomes.length} of ${chosen.length}\n`);
    }
  };
  await Promise.all(folders.map(work));
  return outcomes;
}

/** What a run that was stopped had found: it goes on from there. */
function progress() {
  if (values.progress === '' || !existsSync(values.progress)) return new Map();
  const lines = readFileSync(values.progress, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line)).map(({ key, fate }) => [key, fate]));
}

async function huntOne(folder, mutant, covered) {
  return hunt(folder, mutant, covered, { most, env: await environment(), stopped: stop.signal });
}

async function environment() {
  if (!group.database) return {};
  database.begun += 1;
  if (database.begun % SERVER_FOR === 0 && values['at-once'] === '1') {
    await database.server?.stop();
    database.server = null;
  }
  database.server ??= await startTestServer({ manyFiles: false });
  return database.server.environment;
}

function fail(sentence) {
  process.stderr.write(`\n✖ ${sentence}\n`);
  return 1;
}
