import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochMs } from '@tongguan/kernel';
import type { Platform, Store } from '@tongguan/server';

/** A platform of its own for one scenario: an empty database, the sandbox's firms and staff, time where it begins. */
export type Stage = {
  readonly url: string;
  readonly dataDir: string;
  readonly store: Store;
  /** Waits until every arrival is processed and every day is done. */
  settle(today: string): Promise<void>;
  close(): Promise<void>;
};

export type Theatre = { openStage(beginsMs: EpochMs): Promise<Stage>; close(): Promise<void> };

const LOOK_EVERY_MS = 10;
const SETTLE_MS = 120_000;
const TEMPLATE = 'scenario_template';
/** The sandbox's firms and staff are made once; the next stages use the same keys. */
const KEPT = ['personas', 'staff.json'] as const;

/** One database server for all scenarios; each gets a database in it. */
export async function openTheatre(): Promise<Theatre> {
  const { openDatabase, openDataFolder, openStore, startEmbedded } = await import('@tongguan/server');
  const root = await mkdtemp(join(tmpdir(), 'tongguan-scenario-'));
  // mkdtemp closes the folder to everybody; the database's user has to pass through it.
  await chmod(root, 0o711);
  const folder = await openDataFolder(join(root, 'database'));
  const server = await startEmbedded({ dataDir: folder.path, throwAway: true });
  const admin = openStore({ url: server.url, connectionsMax: 1 });
  // The tables are made once; a stage begins with a copy.
  await admin.pool.query(`CREATE DATABASE ${TEMPLATE}`);
  await (await openDatabase(withName(server.url, TEMPLATE), 'sandbox', 1)).close();
  let stages = 0;
  /** The folder of the first stage, once its firms and staff are made. */
  let first: Promise<string> | null = null;
  return {
    async openStage(beginsMs) {
      stages += 1;
      const name = `scenario_${stages}`;
      await admin.pool.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
      const dataDir = join(root, name);
      await mkdir(dataDir, { mode: 0o700 });
      const url = withName(server.url, name);
      const opened = first === null ? openStage(dataDir, url, beginsMs) : copied(await first, dataDir);
      first ??= opened.then(() => dataDir);
      const stage = (await opened) ?? (await openStage(dataDir, url, beginsMs));
      return {
        ...stage,
        async close() {
          await stage.close();
          await admin.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
        },
      };
    },
    async close() {
      await admin.close();
      await server.stop();
      await folder.release();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function copied(from: string, to: string): Promise<null> {
  for (const kept of KEPT) await cp(join(from, kept), join(to, kept), { recursive: true });
  return null;
}

async function openStage(dataDir: string, databaseUrl: string, beginsMs: EpochMs): Promise<Stage> {
  const { openStore, startPlatform } = await import('@tongguan/server');
  const platform: Platform = await startPlatform({
    dataDir,
    port: 0,
    profile: 'sandbox',
    workers: 0,
    databaseUrl,
    clockStartMs: beginsMs,
  });
  const store = openStore({ url: databaseUrl, connectionsMax: 1 });
  return {
    url: platform.url,
    dataDir,
    store,
    settle: (today) => settle(store, today),
    async close() {
      await store.close();
      await platform.stop();
    },
  };
}

async function settle(store: Store, today: string): Promise<void> {
  for (const untilMs = Date.now() + SETTLE_MS; ; await sleep(LOOK_EVERY_MS)) {
    const { rows } = await store.pool.query<{ waits: boolean }>(WAITS, [today]);
    if (rows[0]?.waits === false) return;
    if (Date.now() > untilMs) throw new Error(`平台未在 ${SETTLE_MS / 1000} 秒内处理完 / the platform did not settle`);
  }
}

/** Documents not processed yet, or partitions that have not done this day yet. */
const WAITS = `SELECT EXISTS (SELECT 1 FROM arrival)
               OR NOT EXISTS (SELECT 1 FROM job_day)
               OR EXISTS (SELECT 1 FROM job_day WHERE done_day < $1) AS waits`;

function withName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
