import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, pause } from '../host/processes.ts';
import { diskFull, errorCode, fileFailure, StartFailure } from '../host/startFailure.ts';
import { clusterFolder } from './cluster.ts';
import { type PostgresHome, socketFolder } from './home.ts';
import type { PostgresProgram } from './program.ts';

/** Replaying a large log after a crash takes minutes and must not be cut short. */
const READY_WITHIN_MS = 15 * 60_000;
const STOP_WITHIN_MS = 60_000;
const LOG_BYTES_MAX = 16 * 1024 * 1024;
/** A crashed predecessor's last processes may hold its shared memory for some seconds. */
const SHARED_MEMORY_TRIES = 30;

/** Options of a server's start. */
export type Installed = {
  readonly home: PostgresHome;
  readonly program: PostgresProgram;
  /** Of the cluster's lock, see `clusterLock.ts`. */
  readonly lockDescriptor: number;
};

/** Starts the server and waits until it takes connections. */
export async function startServer(installed: Installed, port: number, logFile: string): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await startOnce(installed, port, logFile);
    if (started.child !== null) return started.child;
    if (attempt < SHARED_MEMORY_TRIES && /shared memory block .{0,200} still in use/.test(started.log))
      await pause(500);
    else throw serverFailure(installed.home, logFile, started.log);
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await isGone(pid, STOP_WITHIN_MS)) return;
  // Immediate shutdown: the next start replays the log. Nothing committed is lost.
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, STOP_WITHIN_MS)) return;
  signal(pid, 'SIGKILL');
  await isGone(pid, STOP_WITHIN_MS);
}

/** The number in the cluster's own file, of a server that runs or ran; `null` where there is none. */
export function postmasterPid(home: PostgresHome): number | null {
  const pid = Number(readLines(join(clusterFolder(home), 'postmaster.pid'))[0] ?? '');
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

async function startOnce(
  { home, program, lockDescriptor }: Installed,
  port: number,
  logFile: string,
): Promise<{ readonly child: ChildProcess | null; readonly log: string }> {
  const log = openLog(logFile);
  try {
    const from = fstatSync(log).size;
    const cluster = clusterFolder(home);
    const socket = `unix_socket_directories=${socketFolder(home) ?? ''}`;
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', socket];
    const child = spawn(program.postgres, ['-D', cluster, '-p', String(port), ...settings], {
      ...(home.user ?? {}),
      cwd: cluster,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      // A session of its own: Ctrl-C in the terminal reaches us, and we stop the database in order.
      detached: true,
      // The last: the server and all its processes hold the cluster's lock, whatever becomes of us.
      stdio: ['ignore', log, log, lockDescriptor],
    });
    const state = { ended: false };
    child.once('error', () => {
      state.ended = true;
    });
    child.once('exit', () => {
      state.ended = true;
    });
    child.unref();
    for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += 20) {
      if (state.ended) return { child: null, log: readFrom(logFile, from) };
      if (isReady(cluster, child.pid ?? 0)) return { child, log: '' };
      await pause(20);
    }
    await stopServer(child.pid ?? 0);
    return { child: null, log: readFrom(logFile, from) };
  } finally {
    closeSync(log);
  }
}

/** The eighth line of postmaster.pid is how pg_ctl itself learns that a server is ready. */
function isReady(cluster: string, pid: number): boolean {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

function serverFailure(home: PostgresHome, logFile: string, log: string): StartFailure {
  if (/No space left on device|Disk quota exceeded/i.test(log)) return diskFull(home.folder);
  if (/Address already in use|could not create any TCP\/IP sockets/i.test(log)) {
    return new StartFailure(
      'port-taken',
      '内置数据库的端口被占用，请重试。',
      "The embedded database's port was taken; start again.",
    );
  }
  const said = log.split('\n').find((line) => /FATAL|PANIC/.test(line)) ?? log.split('\n')[0] ?? '';
  return new StartFailure(
    'database-broken',
    `内置数据库无法启动（${said.replace(/^.*?(FATAL|PANIC): */, '')}），详见 ${logFile}。`,
    `The embedded database does not start (${said.replace(/^.*?(FATAL|PANIC): */, '')}); see ${logFile}.`,
  );
}

function openLog(file: string): number {
  try {
    if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
    return openSync(file, 'a', 0o600);
  } catch (error) {
    throw fileFailure(error, file);
  }
}

function readFrom(file: string, offset: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(descriptor);
  }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    if (pid > 1) process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 20) {
    if (pid <= 1 || !isAlive(pid)) return true;
    await pause(20);
  }
  return false;
}
