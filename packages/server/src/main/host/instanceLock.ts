import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type FileLock, takeFileLock } from './fileLock.ts';
import { isAlive, pause, startedAt } from './processes.ts';
import { errorCode, fileFailure, StartFailure } from './startFailure.ts';

export type InstanceLock = { release(): Promise<void> };

export type LockOptions = {
  readonly onNotice?: (zh: string, en: string) => void;
  /** The folder is no longer ours: whoever runs on it has to stop. */
  readonly onLost?: (failure: Error) => void;
  /** After so long without a beat an owner on another machine is taken for dead. */
  readonly quietMs?: number;
};

/** The owner touches its file this often, and looks whether the folder is still its own. */
const BEAT_MS = 2_000;
/** An owner on another machine that was not heard of for so long is dead. Five beats: a loaded machine may miss some. */
const QUIET_MS_DEFAULT = 10_000;
const LOOK_MS = 250;

/**
 * One running instance per data folder (ADR 0023). `instance.lock` carries the lock of the kernel and is taken before
 * anything else in the folder is touched. `instance.json` says who holds it, for people; its time is a heartbeat for
 * other machines, where a network file system may keep locks of its own.
 */
export async function lockInstance(dataDir: string, options: LockOptions = {}): Promise<InstanceLock> {
  const file = join(dataDir, 'instance.json');
  const lock = takeFileLock(join(dataDir, 'instance.lock'));
  if (lock === null) throw inUse(dataDir, readOwner(file));
  try {
    await earlierOwnerIsGone(dataDir, file, options);
    const nonce = randomUUID();
    writeOwner(file, nonce);
    const stopBeating = beat({ dataDir, file, lock, nonce }, options);
    return {
      async release() {
        stopBeating();
        if (readOwner(file)?.nonce === nonce) rmSync(file, { force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw fileFailure(error, dataDir);
  }
}

type Owner = {
  readonly pid: number;
  readonly nonce: string;
  readonly started: string;
  /** Of the kernel it runs on; '' for an owner of a version that held no lock on the folder. */
  readonly boot: string;
  readonly host: string;
};

/** We hold the lock: no other platform runs on this kernel. Other kernels, and versions without the lock, need the file. */
async function earlierOwnerIsGone(dataDir: string, file: string, options: LockOptions): Promise<void> {
  const { onNotice, quietMs = QUIET_MS_DEFAULT } = options;
  const owner = readOwner(file);
  if (owner === null || owner.boot === bootOf()) return;
  if (owner.boot === '') {
    if (isOwnerAlive(owner)) throw inUse(dataDir, owner);
    return;
  }
  const seconds = quietMs / 1000;
  onNotice?.(
    `数据目录上次由 ${owner.host} 使用且未正常退出，等待 ${seconds} 秒以确认其已停止。`,
    `The data folder was last used by ${owner.host}, which did not end in order; waiting ${seconds} seconds to be sure that it is gone.`,
  );
  const before = beatOf(file);
  for (let waitedMs = 0; waitedMs < quietMs; waitedMs += LOOK_MS) {
    await pause(LOOK_MS);
    const now = beatOf(file);
    if (now === null) return;
    if (now !== before) throw inUse(dataDir, owner);
  }
}

type Held = {
  readonly dataDir: string;
  readonly file: string;
  readonly lock: FileLock;
  readonly nonce: string;
};

/** Keeps saying that we live, and finds out when the folder was taken from us. Returns how to stop it. */
function beat({ dataDir, file, lock, nonce }: Held, { onLost }: LockOptions): () => void {
  const look = (): void => {
    try {
      const owner = readOwner(file);
      if (lock.isAt(join(dataDir, 'instance.lock')) && (owner === null || owner.nonce === nonce)) {
        if (owner === null) writeOwner(file, nonce);
        utimesSync(file, new Date(), new Date());
        return;
      }
    } catch {
      // The disk is full or away: other code reports that, and the next beat tries again.
      return;
    }
    clearInterval(timer);
    onLost?.(taken(dataDir, readOwner(file)));
  };
  const timer = setInterval(look, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Opened anew each time: a network file system asks its server then. */
function beatOf(file: string): bigint | null {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return fstatSync(descriptor, { bigint: true }).mtimeNs;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function writeOwner(file: string, nonce: string): void {
  const { pid } = process;
  const owner: Owner = { pid, nonce, started: startedAt(pid), boot: bootOf(), host: hostname() };
  writeFileSync(`${file}.new`, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readOwner(file: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, nonce, started, boot = '', host = '' } = value as Partial<Record<keyof Owner, unknown>>;
    if (typeof pid !== 'number' || typeof nonce !== 'string' || typeof started !== 'string') return null;
    return { pid, nonce, started, boot: String(boot), host: String(host) };
  } catch {
    // No file, or one that says nothing: the lock alone tells whether somebody owns the folder.
    return null;
  }
}

/** Names the running kernel: the same in all containers of a machine, another after its next start. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `host:${hostname()}`;
  }
}

/** A process with the same number and another beginning is a later one: the owner is dead. */
function isOwnerAlive(owner: Owner): boolean {
  if (owner.pid === process.pid || !isAlive(owner.pid)) return false;
  return owner.started === '' || owner.started === startedAt(owner.pid);
}

function inUse(dataDir: string, owner: Owner | null): StartFailure {
  const { zh, en } = nameOf(owner);
  return new StartFailure(
    'data-in-use',
    `数据目录 ${dataDir} 正被另一个实例使用${zh}：请先停止该实例，或用 --data 指定其他目录。未做任何更改。`,
    `The data folder ${dataDir} is in use by another instance${en}: stop it first, or name another folder with --data. Nothing was changed.`,
  );
}

function taken(dataDir: string, owner: Owner | null): StartFailure {
  const { zh, en } = nameOf(owner);
  return new StartFailure(
    'data-in-use',
    `数据目录 ${dataDir} 已被移走或被另一个实例占用${zh}，本实例停止。`,
    `The data folder ${dataDir} was removed or taken by another instance${en}; this one stops.`,
  );
}

function nameOf(owner: Owner | null): { readonly zh: string; readonly en: string } {
  if (owner === null) return { zh: '', en: '' };
  const host = owner.host === '' ? hostname() : owner.host;
  return { zh: `（主机 ${host} 的进程 ${owner.pid}）`, en: ` (process ${owner.pid} on ${host})` };
}
