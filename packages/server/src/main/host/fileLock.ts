import { spawnSync } from 'node:child_process';
import { closeSync, constants, fchownSync, fstatSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '@tongguan/kernel';
import { errorCode, StartFailure } from './startFailure.ts';

/**
 * A lock of the kernel on a file (flock, ADR 0023). It belongs to the file, not to a path or a namespace: whoever reaches
 * the same file through another container, mount or name meets it. It ends with the last process that has the
 * descriptor, however that dies. The file stays when the lock ends: removing it would let two hold locks on two files.
 */
export type FileLock = {
  /** A child that is given this descriptor holds the lock with us, and after us. */
  readonly descriptor: number;
  /** Whether `path` is still this file. */
  isAt(path: string): boolean;
  release(): void;
};

/** Somebody may remove the file between our opening and our locking it. */
const ATTEMPTS_MAX = 5;
const ANSWER_WITHIN_MS = 10_000;
/** Of the helper: the descriptor it is handed. */
const HANDED = 3;
/** `O_EXLOCK` of macOS and the BSDs: opening and locking are one call there. Node has no name for it. */
const EXCLUSIVE_LOCK = 0x20;

/** Takes the lock at once, or answers `null`: somebody else has it. Makes the file where it is missing. */
export function takeFileLock(path: string): FileLock | null {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const descriptor = process.platform === 'linux' ? openAndLock(path) : openLocked(path);
    if (descriptor === null) return null;
    const lock = lockOf(descriptor);
    if (lock.isAt(path)) return lock;
    lock.release();
  }
  throw new Fault(`${path} is replaced again and again`);
}

function lockOf(descriptor: number): FileLock {
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  let open = true;
  return {
    descriptor,
    isAt: (path) => {
      const found = statSync(path, { bigint: true, throwIfNoEntry: false });
      return found?.ino === ino && found.dev === dev;
    },
    release: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/**
 * Node has no call for it. A lock of flock(2) belongs to the open file, which a child shares with us: the program `flock`
 * is handed our descriptor, locks it and ends, and the lock stays with us.
 */
function openAndLock(path: string): number | null {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    belongToFolder(descriptor, path);
    const { status, error, stderr } = spawnSync('flock', ['-x', '-n', String(HANDED)], {
      stdio: ['ignore', 'ignore', 'pipe', descriptor],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
      timeout: ANSWER_WITHIN_MS,
      encoding: 'utf8',
    });
    if (status === 0) return descriptor;
    if (error !== undefined) throw errorCode(error) === 'ENOENT' ? programMissing() : error;
    // BusyBox and util-linux: 1 and not a word when somebody else has it.
    if (status !== 1 || stderr.trim() !== '') throw notLockable(path, stderr.trim());
    closeSync(descriptor);
    return null;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function openLocked(path: string): number | null {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | EXCLUSIVE_LOCK, 0o600);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN' || errorCode(error) === 'EWOULDBLOCK') return null;
    throw error;
  }
}

/** Made by root in the folder of an ordinary user, it must not keep that user out later. */
function belongToFolder(descriptor: number, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  if (fstatSync(descriptor).uid !== uid) fchownSync(descriptor, uid, gid);
}

function programMissing(): StartFailure {
  return new StartFailure(
    'lock',
    '找不到程序 flock（util-linux 或 BusyBox），无法独占数据目录：请安装后再启动。未做任何更改。',
    'The program flock (util-linux or BusyBox) is missing, so the data folder cannot be locked: install it and start again. Nothing was changed.',
  );
}

function notLockable(path: string, said: string): StartFailure {
  return new StartFailure(
    'lock',
    `${path} 所在的文件系统无法加锁（${said}）：请用 --data 指定本地磁盘上的目录。未做任何更改。`,
    `The file system of ${path} cannot lock it (${said}): name a folder on a local disk with --data. Nothing was changed.`,
  );
}
