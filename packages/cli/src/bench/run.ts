import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMarket } from '../demo/market.ts';
import { note } from '../common/output.ts';
import { silentProgress, startProgress } from '../common/progress.ts';
import { readCpu } from './cpu.ts';
import { type BenchDatabase, lookInto } from './database.ts';
import { drive } from './drive.ts';
import { machineFacts } from './machine.ts';
import { runPgbench } from './pgbench.ts';
import { presign } from './presign.ts';
import { readSpool } from './spool.ts';
import { findTarget, type TargetOptions } from './target.ts';
import {
  type BenchProfile,
  type BenchReport,
  type LoadFacts,
  PROFILE_FACTS,
  type ProfileFacts,
  type Target,
} from './types.ts';

export type BenchRunOptions = TargetOptions & {
  readonly seconds: number;
  readonly profile: BenchProfile;
  /** Also measure TPC-B on the same PostgreSQL. */
  readonly pgbench: boolean;
  readonly quiet: boolean;
};

/** Compilers, caches and accounts are warmed with so many seconds' worth of declarations that are not counted. */
const WARM_UP_SECONDS = 2;
const DRAIN_POLL_MS = 100;
/** Without a decision for so long the run is stuck; the rest is reported as undecided. */
const DRAIN_MAX_MS = 120_000;

/** Prepares, loads, measures, audits, and leaves nothing behind. */
export async function runBench(options: BenchRunOptions): Promise<BenchReport> {
  const facts = PROFILE_FACTS[options.profile];
  const say = options.quiet ? () => undefined : note;
  const { audit, openStore } = await import('@tongguan/server');
  say('启动平台… / starting the platform…');
  const target = await findTarget(options);
  const spoolFolder = await mkdtemp(join(tmpdir(), 'tongguan-spool-'));
  const store = openStore({ url: target.databaseUrl, connectionsMax: 2 });
  try {
    const database = await lookInto(store);
    const spools = await prepare(options, facts, target, spoolFolder);
    // What signing left to be written out is written before anything is measured. The warm-up comes after
    // it, so that the window is not charged with the page images that follow every checkpoint.
    await database.checkpoint();
    say('预热… / warming up…');
    await load(target, spools.warmUp, facts, WARM_UP_SECONDS, database);
    say(`加载 ${options.seconds} 秒… / loading for ${options.seconds} s…`);
    const measured = await measure(target, spools.main, facts, options.seconds, database);
    say('核对账目… / auditing…');
    const report = await audit(store.pool);
    // Afterwards: what it leaves behind in the database would be cleaned up at the cost of what is measured.
    if (options.pgbench) say('pgbench TPC-B…');
    const pgbench = options.pgbench ? await runPgbench(store, target.databaseUrl) : null;
    const differences = report.checks.reduce((sum, check) => sum + check.differences.length, 0);
    return {
      profile: options.profile,
      seconds: options.seconds,
      prepared: spools.prepared,
      ...measured,
      pgbench,
      ratioToPgbench: pgbench === null ? null : rounded(measured.declarationsPerSecond / pgbench.tps, 2),
      audit: { ok: report.ok, differences },
      machine: machineFacts(database.version, target.workers),
    };
  } finally {
    await store.close();
    await target.stop();
    await rm(spoolFolder, { recursive: true, force: true });
  }
}

type Prepared = { readonly warmUp: readonly string[]; readonly main: readonly string[]; readonly prepared: number };

async function prepare(
  options: BenchRunOptions,
  facts: ProfileFacts,
  target: Target,
  folder: string,
): Promise<Prepared> {
  const market = await readMarket(target.dataDir);
  const make = async (name: string, declarations: number): Promise<readonly string[]> => {
    const progress = options.quiet ? silentProgress : startProgress('加签 / signing', declarations);
    return presign({ market, url: target.url, folder, name, declarations, facts, progress });
  };
  const warmUp = await make('warm', Math.ceil(facts.preparedPerSecond / 2) * WARM_UP_SECONDS);
  const prepared = facts.preparedPerSecond * options.seconds;
  return { warmUp, main: await make('main', prepared), prepared };
}

async function load(
  target: Target,
  files: readonly string[],
  facts: ProfileFacts,
  seconds: number,
  database: BenchDatabase,
): Promise<{ readonly facts: LoadFacts; readonly undecided: number }> {
  const spools = files.map((file) => readSpool(file));
  const done = await drive({ url: target.url, connections: facts.connections, spools, seconds });
  for (const spool of spools) spool.close();
  return { facts: done, undecided: await drain(database, done.startedMs) };
}

/** Waits until no declaration waits any more; what the last documents of the load belong to may stay incomplete. */
async function drain(database: BenchDatabase, sinceMs: number): Promise<number> {
  let before = Number.POSITIVE_INFINITY;
  for (let newsMs = Date.now(); Date.now() - newsMs < DRAIN_MAX_MS; ) {
    const pending = await database.pending(sinceMs);
    if (pending.arrivals === 0 && pending.complete === 0) return pending.undecided;
    if (pending.arrivals + pending.complete < before) newsMs = Date.now();
    before = pending.arrivals + pending.complete;
    await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
  }
  return (await database.pending(sinceMs)).undecided;
}

type Measured = Omit<
  BenchReport,
  'profile' | 'seconds' | 'prepared' | 'pgbench' | 'ratioToPgbench' | 'audit' | 'machine'
>;

async function measure(
  target: Target,
  files: readonly string[],
  facts: ProfileFacts,
  seconds: number,
  database: BenchDatabase,
): Promise<Measured> {
  const walBefore = await database.walPosition();
  const cpuBefore = readCpu(target.pid, database.postmasterPid);
  const ownBefore = process.cpuUsage();
  const loaded = await load(target, files, facts, seconds, database);
  const own = process.cpuUsage(ownBefore);
  const cpuAfter = readCpu(target.pid, database.postmasterPid);
  const walAfter = await database.walPosition();
  const { startedMs, endedMs, ...load_ } = loaded.facts;
  const released = await database.released(startedMs);
  const windowSeconds = (Math.max(released.lastDecidedMs, endedMs) - startedMs) / 1000;
  const perDeclaration = (seconds_: number | null) =>
    seconds_ === null || released.count === 0 ? null : Math.round((seconds_ * 1_000_000) / released.count);
  const node = difference(cpuAfter.node, cpuBefore.node);
  const postgres = difference(cpuAfter.postgres, cpuBefore.postgres);
  return {
    ranOut: load_.ranOut,
    released: released.count,
    undecided: loaded.undecided,
    windowSeconds: rounded(windowSeconds, 2),
    drainSeconds: rounded(Math.max(0, released.lastDecidedMs - endedMs) / 1000, 2),
    declarationsPerSecond: rounded(released.count / windowSeconds, 1),
    acknowledgedDocuments: load_.acknowledgedDocuments,
    busyAnswers: load_.busyAnswers,
    errorCount: load_.errorCount,
    errors: load_.errors,
    cpuMicrosPerDeclaration: {
      node: perDeclaration(node),
      lanes: perDeclaration(difference(cpuAfter.lanes, cpuBefore.lanes)),
      postgres: perDeclaration(postgres),
      total: perDeclaration(node === null || postgres === null ? null : node + postgres),
      loadGenerator: perDeclaration((own.user + own.system) / 1_000_000),
    },
    walBytesPerDeclaration: released.count === 0 ? 0 : Math.round(Number(walAfter - walBefore) / released.count),
    latency: await database.latency(startedMs),
  };
}

function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}
