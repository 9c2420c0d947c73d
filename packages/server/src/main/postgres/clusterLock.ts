import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type FileLock, takeFileLock } from '../host/fileLock.ts';
import { commandLine, isAlive, pause } from '../host/processes.ts';
import { errorCode, fileFailure, StartFailure } from '../host/startFailure.ts';
import { clusterFolder } from './cluster.ts';
import { type PostgresHome, socketFolder } from './home.ts';
import { postmasterPid, stopServer } from './server.ts';

/**
 * One owner and one server for a cluster (ADR 0023). The data folder's lock is not enough: a copied data folder may point
 * at the same cluster, and a server outlives a killed owner, perhaps in another container.
 */
export type ClusterLock = {
  /** The cluster lies here now; it may have moved. */
  ownAt(home: PostgresHome): void;
  /**
   * Ends what a killed predecessor left behind, and takes the lock its server would hold. Returns whether there was one.
   * Throws, and changes nothing, where that server runs out of our reach.
   */
  endOrphan(home: PostgresHome): Promise<boolean>;
  /** For the server: it holds this lock for as long as one of its processes lives. */
  serverDescriptor(): number;
  release(): void;
};

const OWNER = 'owner.lock';
const SERVER = 'server.lock';
/** The last processes of a stopped server may take some seconds to go. */
const SERVER_GONE_WITHIN_MS = 60_000;
const LOOK_MS = 100;
const ANSWER_WITHIN_MS = 1_000;

/** Takes the owner's lock of the cluster that a data folder has, before anything of it is touched. */
export function lockCluster(dataDir: string): ClusterLock {
  const held: FileLock[] = [];
  let server: FileLock | null = null;
  const own = (folder: string): void => {
    const path = join(folder, OWNER);
    if (held.some((lock) => lock.isAt(path))) return;
    const lock = asFileFailure(path, () => takeFileLock(path));
    if (lock === null) throw inUse(folder);
    held.push(lock);
  };
  const place = join(dataDir, 'postgres');
  if (existsSync(place)) own(realpathSync(place));
  return {
    ownAt: (home) => own(home.folder),
    async endOrphan(home) {
      const ended = await endServer(home);
      server = await serverLock(home);
      forgetNumber(home);
      return ended;
    },
    serverDescriptor: () => {
      if (server === null) throw new Error('the lock of the server is taken before it starts');
      return server.descriptor;
    },
    release: () => {
      server?.release();
      for (const lock of held) lock.release();
    },
  };
}

/** A server that we cannot stop is reported at once; the last processes of a dead one end by themselves. */
async function serverLock(home: PostgresHome): Promise<FileLock> {
  const path = join(home.folder, SERVER);
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    if (await answers(home)) throw runsElsewhere(home);
    const lock = asFileFailure(path, () => takeFileLock(path));
    if (lock !== null) return lock;
    if (waitedMs >= SERVER_GONE_WITHIN_MS) throw runsElsewhere(home);
    await pause(LOOK_MS);
  }
}

/**
 * PostgreSQL takes any process with the number of a dead server for that server, even a zombie, and does not start. Without
 * such a process the file stays: PostgreSQL needs it to look for shared memory in use.
 */
function forgetNumber(home: PostgresHome): void {
  const pid = postmasterPid(home);
  if (pid !== null && isTaken(pid)) rmSync(join(clusterFolder(home), 'postmaster.pid'), { force: true });
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** We own the cluster: a server of it that runs has lost its owner. A process that merely has its number is left alone. */
async function endServer(home: PostgresHome): Promise<boolean> {
  const pid = postmasterPid(home);
  if (pid === null || !isAlive(pid) || !servesCluster(pid, clusterFolder(home))) return false;
  await stopServer(pid);
  return true;
}

/** By the folder it works in, which is the same whatever the path; by its command line where that cannot be seen. */
function servesCluster(pid: number, cluster: string): boolean {
  try {
    const [works, lies] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    if (works.ino === lies.ino && works.dev === lies.dev) return true;
  } catch {
    // Another system, or another user's process.
  }
  return commandLine(pid).includes(`-D ${cluster} `);
}

/** A server that holds no lock, of a version before it, in another container: its socket file can still be reached. */
async function answers(home: PostgresHome): Promise<boolean> {
  const folder = socketFolder(home);
  if (folder === null) return false;
  const names = readdirSync(folder).filter((name) => /^\.s\.PGSQL\.\d+$/.test(name));
  for (const name of names) if (await accepts(join(folder, name))) return true;
  return false;
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path, timeout: ANSWER_WITHIN_MS });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    // A full queue of a living server, too, is an answer.
    socket.once('timeout', () => end(true));
    socket.once('error', (error) => end(errorCode(error) === 'EAGAIN'));
  });
}

function asFileFailure<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileFailure(error, path);
  }
}

function inUse(folder: string): StartFailure {
  return new StartFailure(
    'data-in-use',
    `数据库目录 ${folder} 正被另一个数据目录的实例使用（数据目录是否由复制而来？）：请先停止该实例。未做任何更改。`,
    `The database folder ${folder} is in use by an instance on another data folder (was the data folder copied?): stop that instance first. Nothing was changed.`,
  );
}

function runsElsewhere(home: PostgresHome): StartFailure {
  return new StartFailure(
    'data-in-use',
    `${home.folder} 的数据库仍由上次运行留下的进程（另一容器内的进程 ${postmasterPid(home) ?? '?'}）使用，本容器无法将其停止：请停止该容器后再启动。未做任何更改。`,
    `The database in ${home.folder} is still run by a process an earlier run left behind (process ${postmasterPid(home) ?? '?'} in another container), which cannot be stopped from here: stop that container and start again. Nothing was changed.`,
  );
}
