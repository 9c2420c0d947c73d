import { type ProcessUser, run } from '../host/processes.ts';
import { StartFailure } from '../host/startFailure.ts';

/**
 * PostgreSQL refuses to run as root, because a hole in it would own the machine. Started as root we therefore run
 * it as the system user `postgres`, making that user where it is missing, or as `nobody` where none can be made.
 * `null` means: as ourselves.
 */
export async function databaseUser(): Promise<ProcessUser | null> {
  if (process.getuid?.() !== 0) return null;
  for (const find of [
    () => lookUp('postgres'),
    () => createAnd('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']),
    () => createAnd('adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']),
    () => lookUp('nobody'),
  ]) {
    const user = await find();
    if (user !== null && (await canBecome(user))) return user;
  }
  throw new StartFailure(
    'database-user',
    'PostgreSQL 不能以 root 身份运行，而本机既无法使用也无法创建系统用户 postgres：请以普通用户启动，或用 --database-url 指定已有数据库。',
    'PostgreSQL refuses to run as root, and the system user postgres can neither be used nor made here: start as an ordinary user, or name a database with --database-url.',
  );
}

async function lookUp(name: string): Promise<ProcessUser | null> {
  const uid = await run('id', ['-u', name]);
  const gid = await run('id', ['-g', name]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  const user = { uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) };
  return Number.isSafeInteger(user.uid) && user.uid > 0 && Number.isSafeInteger(user.gid) ? user : null;
}

async function createAnd(command: string, args: readonly string[]): Promise<ProcessUser | null> {
  const made = await run(command, args);
  return made.code === 0 ? lookUp('postgres') : null;
}

/** A container without the right to change user is root in name only. */
async function canBecome(user: ProcessUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'exit 0'], { user })).code === 0;
}
