import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type ProcessUser, run } from '../host/processes.ts';
import { errorCode, fileFailure, StartFailure } from '../host/startFailure.ts';

export type PostgresHome = {
  /** Folder owned by the database's user, which that user can really reach. */
  readonly folder: string;
  readonly user: ProcessUser | null;
};

/** A socket's path may have 107 bytes, and PostgreSQL adds `/.s.PGSQL.65535.lock`. */
const SOCKET_FOLDER_BYTES_MAX = 80;

/** Where the server puts its socket file; `null` where the path is too long for one, or the system has none. */
export function socketFolder(home: PostgresHome): string | null {
  if (process.platform === 'win32') return null;
  return Buffer.byteLength(home.folder) <= SOCKET_FOLDER_BYTES_MAX ? home.folder : null;
}

/**
 * Removes the socket file of a server that was killed. PostgreSQL would do it, unless the number in the lock file belongs
 * to a process again, or to a zombie. Only for the holder of the instance lock.
 */
export function removeSocketFiles(home: PostgresHome): void {
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(home.folder, name), { force: true });
  }
}

/** Files that a start puts into a new data folder before the database. */
const OUR_FILES: ReadonlySet<string> = new Set(['instance.json', 'instance.lock', 'keys', 'tongguan.log']);

/** Where the database of a data folder lies when the data folder itself is closed to the database's user. */
export const SHARED_ROOT = '/var/lib/tongguan';

/**
 * Finds or makes the place of the database: `<dataDir>/postgres`. When that lies below a folder that only its
 * owner may enter (a checkout in /root), the database's user could never reach it, and opening somebody's private
 * folder is not ours to do: the database then lies below /var/lib/tongguan and `<dataDir>/postgres` points at it.
 */
export async function placeHome(
  dataDir: string,
  user: ProcessUser | null,
  notice: (zh: string, en: string) => void,
): Promise<PostgresHome> {
  const place = join(dataDir, 'postgres');
  const now = statOrNull(place);
  if (now === null) return { folder: await makeHome(dataDir, place, user, notice), user };
  if (now.isSymbolicLink() && !existsSync(place)) throw pointsNowhere(place);
  const folder = realpathSync(place);
  const owner = lstatSync(folder);
  if (user === null) {
    if (process.getuid !== undefined && owner.uid !== process.getuid()) throw otherOwner(place);
    return { folder, user };
  }
  // Made earlier by an ordinary user: root goes on as that user, whose files they are.
  const keeper = owner.uid === 0 ? user : { uid: owner.uid, gid: owner.gid };
  if (await canUse(folder, keeper)) return { folder, user: keeper };
  // The data folder was moved into a private one, or lost its search bit.
  return { folder: moveHome(folder, place, freeName(dataDir, notice)), user: keeper };
}

async function makeHome(
  dataDir: string,
  place: string,
  user: ProcessUser | null,
  notice: (zh: string, en: string) => void,
): Promise<string> {
  try {
    if (user === null) {
      mkdirSync(place, { mode: 0o700 });
      return place;
    }
    // A folder we have just made, or an empty one given to us, may be passed through; what is inside stays closed.
    if (readdirSync(dataDir).every((name) => OUR_FILES.has(name))) chmodSync(dataDir, 0o711);
    mkdirSync(place, { mode: 0o700 });
    chownSync(place, user.uid, user.gid);
    if (await canUse(place, user)) return place;
    rmSync(place, { recursive: true });
    const target = freeName(dataDir, notice);
    mkdirSync(target, { mode: 0o700 });
    chownSync(target, user.uid, user.gid);
    symlinkSync(target, place);
    return target;
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}

/** Folder for copies of the program and relocated databases; root's own, passable by everybody. */
export function sharedRoot(): string {
  try {
    mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o711 });
    chmodSync(SHARED_ROOT, 0o711);
    return SHARED_ROOT;
  } catch (error) {
    throw fileFailure(error, SHARED_ROOT);
  }
}

function freeName(dataDir: string, notice: (zh: string, en: string) => void): string {
  const root = sharedRoot();
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const first = join(root, hash);
  if (!existsSync(first)) return first;
  // The data folder was deleted and made anew: its old database cannot be read without the deleted keys.
  notice(
    `${first} 是此数据目录以前的数据库，已不再使用，可以删除。`,
    `${first} is an earlier database of this data folder; it is no longer used and may be deleted.`,
  );
  for (let number = 2; ; number += 1) if (!existsSync(`${first}-${number}`)) return `${first}-${number}`;
}

function moveHome(folder: string, place: string, target: string): string {
  const old = `${place}.moved`;
  try {
    try {
      renameSync(folder, target);
    } catch (error) {
      if (errorCode(error) !== 'EXDEV') throw error;
      cpSync(folder, `${target}.part`, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
      ownLike(folder, `${target}.part`);
      renameSync(`${target}.part`, target);
      renameSync(folder, old);
    }
    rmSync(place, { force: true });
    symlinkSync(target, place);
    rmSync(old, { recursive: true, force: true });
    return target;
  } catch (error) {
    throw fileFailure(error, target);
  }
}

function ownLike(from: string, to: string): void {
  const { uid, gid } = lstatSync(from);
  chownSync(to, uid, gid);
  for (const entry of readdirSync(to, { withFileTypes: true })) {
    const path = join(to, entry.name);
    if (entry.isDirectory()) ownLike(join(from, basename(path)), path);
    else if (entry.isFile()) chownSync(path, uid, gid);
  }
}

/** Asked of the system as that user: permissions, lists and mounts are more than mode bits. */
async function canUse(folder: string, user: ProcessUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd "$1" && test -r . && test -w .', 'sh', folder], { user })).code === 0;
}

function statOrNull(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw fileFailure(error, path);
  }
}

function pointsNowhere(place: string): StartFailure {
  return new StartFailure(
    'database-broken',
    `${place} 指向的数据库目录不存在：请恢复该目录；若要重新开始，请换用新的数据目录。`,
    `${place} points at a database folder that is gone: restore it, or start afresh with a new data folder.`,
  );
}

function otherOwner(place: string): StartFailure {
  return new StartFailure(
    'data-not-writable',
    `${place} 属于其他系统用户：请以创建它的用户（或 root）启动，或用 --data 指定其他目录。`,
    `${place} belongs to another system user: start as the user who made it (or as root), or name another folder with --data.`,
  );
}
