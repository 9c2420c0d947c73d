// Two builds in turn, window by window: what a declaration costs in each, and the ratio of the two.
//
//   node bench/pair.mjs OTHER [--rounds N] [--seconds N] [--profile rsa-single]
//
// OTHER is another checkout of this project, installed and built (`npm ci && npx tsc -b`). Both platforms live at the same
// time on databases of their own; one works while the other is idle. On a machine whose speed drifts the absolute figures
// of two runs cannot be compared, neighbouring windows can. The figures are medians; in brackets the quartiles.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openStore } from '../packages/server/dist/src/index.js';
import { readCpu } from '../packages/cli/dist/src/bench/cpu.js';
import { lookInto } from '../packages/cli/dist/src/bench/database.js';
import { openConnection } from '../packages/cli/dist/src/bench/connection.js';
import { presign } from '../packages/cli/dist/src/bench/presign.js';
import { readSpool } from '../packages/cli/dist/src/bench/spool.js';
import { PROFILE_FACTS } from '../packages/cli/dist/src/bench/types.js';
import { readMarket } from '../packages/cli/dist/src/demo/market.js';

/** More than a machine with two cores takes in a second. */
const PREPARED_PER_SECOND = 1_200;
const WARM_UP_WINDOWS = 8;

const root = fileURLToPath(new URL('..', import.meta.url));
const other = process.argv[2];
if (other === undefined || other.startsWith('--'))
  throw new Error('name the other checkout: node bench/pair.mjs OTHER');
const rounds = Number(argument('--rounds') ?? 60);
const seconds = Number(argument('--seconds') ?? 0.6);
const facts = PROFILE_FACTS[argument('--profile') ?? 'rsa-single'];

const folder = mkdtempSync(join(tmpdir(), 'tongguan-pair-'));
const sides = [];
try {
  for (const [name, checkout] of [
    ['before', resolve(other)],
    ['after', root],
  ]) {
    sides.push(await open(name, checkout));
  }
  for (let window = 0; window < WARM_UP_WINDOWS; window++) for (const side of sides) await measure(side);
  for (const side of sides) await side.database.checkpoint();
  const measured = { before: [], after: [] };
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes: what the one leaves to be cleaned up is charged to both alike.
    const turn = round % 2 === 0 ? sides : [...sides].reverse();
    for (const side of turn) measured[side.name].push(await measure(side));
    process.stderr.write(`${round + 1}/${rounds}\r`);
  }
  print(measured);
} finally {
  for (const side of sides) await side.close();
  rmSync(folder, { recursive: true, force: true });
}

async function open(name, checkout) {
  const dataDir = join(folder, name);
  const program = pathToFileURL(join(checkout, 'packages/cli/dist/src/bench/platformProcess.js'));
  const child = fork(fileURLToPath(program), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise((done) => child.once('exit', done));
  const ready = new Promise((done) => child.once('message', done));
  child.send({ dataDir, workers: 1 });
  const { kind, url, databaseUrl, message } = await ready;
  if (kind !== 'ready') throw new Error(`${name}: ${message}`);
  const store = openStore({ url: databaseUrl, connectionsMax: 2 });
  const database = await lookInto(store);
  const declarations = Math.ceil((rounds + WARM_UP_WINDOWS) * seconds * PREPARED_PER_SECOND);
  const files = await presign({
    market: await readMarket(dataDir),
    url,
    folder,
    name,
    declarations,
    facts,
    progress: { to: () => undefined, end: () => undefined },
  });
  const { hostname, port } = new URL(url);
  const connections = Array.from({ length: facts.connections }, () =>
    kept(() => openConnection(hostname, Number(port))),
  );
  const close = async () => {
    for (const connection of connections) connection.close();
    await store.close();
    child.disconnect();
    await ended;
  };
  return { name, pid: child.pid, database, connections, next: inTurn(files.map((file) => readSpool(file))), close };
}

/** A connection that is opened again when the platform has closed it, as it does with one that was idle for long. */
function kept(connect) {
  let connection = null;
  return {
    async exchange(request) {
      try {
        connection ??= await connect();
        return await connection.exchange(request);
      } catch {
        connection = await connect();
        return connection.exchange(request);
      }
    },
    close: () => connection?.close(),
  };
}

/** The spools hold whole declarations; taken in turn, they end together. */
function inTurn(spools) {
  let turn = 0;
  return () => {
    const record = spools[turn++ % spools.length].next();
    if (record === null) throw new Error('the prepared declarations were used up: fewer --rounds or shorter --seconds');
    return record;
  };
}

/** Closed loop: the next message when the last one was answered, until the time is up. */
async function load(connection, next, untilMs) {
  while (Date.now() < untilMs) {
    const { status, body } = await connection.exchange(next().request);
    if (status >= 300) throw new Error(`HTTP ${status} ${body}`);
  }
}

/** One window, from the first request until everything acknowledged is decided. */
async function measure({ pid, database, connections, next }) {
  const before = { cpu: readCpu(pid, database.postmasterPid), wal: await database.walPosition() };
  const startedMs = Date.now();
  await Promise.all(connections.map((connection) => load(connection, next, startedMs + seconds * 1000)));
  while ((await database.pending(startedMs)).arrivals > 0) await new Promise((done) => setTimeout(done, 20));
  const after = { cpu: readCpu(pid, database.postmasterPid), wal: await database.walPosition() };
  const { count } = await database.released(startedMs);
  const each = (group) => ((after.cpu[group] - before.cpu[group]) * 1e6) / count;
  const latency = await database.latency(startedMs);
  return {
    total: each('node') + each('postgres'),
    door: each('node') - each('lanes'),
    lanes: each('lanes'),
    postgres: each('postgres'),
    wal: Number(after.wal - before.wal) / count,
    'per second': count / seconds,
    'p50 ms': latency.p50Ms,
    'p99 ms': latency.p99Ms,
  };
}

function print({ before, after }) {
  console.log(`${rounds} windows of ${seconds} s each; CPU µs and WAL bytes a declaration\n`);
  console.log(`${'figure'.padEnd(12)}${'before'.padStart(26)}${'after'.padStart(26)}${'after : before'.padStart(26)}`);
  for (const figure of Object.keys(before[0])) {
    const pairs = after.map((one, index) => one[figure] / before[index][figure]);
    const cells = [
      spread(
        before.map((one) => one[figure]),
        0,
      ),
      spread(
        after.map((one) => one[figure]),
        0,
      ),
      spread(pairs, 3),
    ];
    console.log(figure.padEnd(12) + cells.map((cell) => cell.padStart(26)).join(''));
  }
}

function spread(values, digits) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))].toFixed(digits);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)})`;
}

function argument(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}
