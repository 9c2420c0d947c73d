import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { isAlive, startedAt } from './processes.ts';
import { errorCode, fileFailure, StartFailure } from './startFailure.ts';

export type InstanceLock = { release(): Promise<void> };

/**
 * One running instance per data folder.
 *
 * On Linux the lock is an abstract socket named after the folder: taken atomically and gone with the process,
 * however it dies, so there is no stale lock to judge. The file beside it is for people, for other systems and
 * for containers that share the folder but not the network namespace; there a dead owner is told by its pid.
 */
export async function lockInstance(dataDir: string): Promise<InstanceLock> {
  const file = join(dataDir, 'instance.json');
  const socket = process.platform === 'linux' ? await takeSocket(dataDir, file) : null;
  const owner = readOwner(file);
  if (owner !== null && socket === null && isOwnerAlive(owner)) throw inUse(dataDir, owner.pid);
  const mine: Owner = { pid: process.pid, nonce: randomUUID(), started: startedAt(process.pid) };
  try {
    writeFileSync(file, `${JSON.stringify(mine)}\n`, { mode: 0o600 });
  } catch (error) {
    socket?.close();
    throw fileFailure(error, dataDir);
  }
  return {
    async release() {
      if (readOwner(file)?.nonce === mine.nonce) rmSync(file, { force: true });
      if (socket !== null) await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}

type Owner = { readonly pid: number; readonly nonce: string; readonly started: string };

function takeSocket(dataDir: string, file: string): Promise<Server> {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32);
  return new Promise((resolve, reject) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', (error) => {
      reject(errorCode(error) === 'EADDRINUSE' ? inUse(dataDir, readOwner(file)?.pid ?? null) : error);
    });
    // exclusive: never shared with cluster workers. unref: the lock alone does not keep the process alive.
    server.listen({ path: `\0tongguan-${name}`, exclusive: true }, () => resolve(server.unref()));
  });
}

function readOwner(file: string): Owner | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, nonce, started } = value as Partial<Record<keyof Owner, unknown>>;
    if (typeof pid !== 'number' || typeof nonce !== 'string' || typeof started !== 'string') return null;
    return { pid, nonce, started };
  } catch {
    // No file, or half a file of a process that died while writing it: nobody owns the folder.
    return null;
  }
}

/** A process with the same number and another beginning is a later one: the owner is dead. */
function isOwnerAlive(owner: Owner): boolean {
  if (owner.pid === process.pid || !isAlive(owner.pid)) return false;
  return owner.started === '' || owner.started === startedAt(owner.pid);
}

function inUse(dataDir: string, pid: number | null): StartFailure {
  const zh = pid === null ? '' : `（进程 ${pid}）`;
  const en = pid === null ? '' : ` (process ${pid})`;
  return new StartFailure(
    'data-in-use',
    `数据目录 ${dataDir} 正被另一个实例使用${zh}：请先停止该实例，或用 --data 指定其他目录。`,
    `The data folder ${dataDir} is in use by another instance${en}: stop it first, or name another folder with --data.`,
  );
}
