import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/processes.ts';
import { diskFull, fileFailure, StartFailure } from '../host/startFailure.ts';
import type { PostgresHome } from './home.ts';
import type { PostgresProgram } from './program.ts';
import type { DatabaseAccess } from './secrets.ts';
import { settingsText } from './settings.ts';

/** A new cluster takes about 40 MB and its first write-ahead log as much again. */
const FIRST_BYTES = 128 * 1024 * 1024;

export function clusterFolder(home: PostgresHome): string {
  return join(home.folder, 'cluster');
}

/** Throws when the cluster belongs to another major version: PostgreSQL cannot open it, and we do not touch it. */
export function checkVersion(home: PostgresHome, program: PostgresProgram): void {
  const found = readFileSync(join(clusterFolder(home), 'PG_VERSION'), 'utf8').trim();
  if (found === program.major) return;
  throw new StartFailure(
    'wrong-database-version',
    `数据目录由 PostgreSQL ${found} 创建，本程序自带 ${program.major}：数据未被改动。请用原版本导出后导入，或用 --database-url 指定 PostgreSQL ${found}。`,
    `The data were made by PostgreSQL ${found}, this program brings ${program.major}; nothing was changed. Dump them with the old version and load them here, or name a PostgreSQL ${found} with --database-url.`,
  );
}

/** Made beside its final place and renamed there when complete: a start that is cut short leaves no half cluster. */
export async function createCluster(
  home: PostgresHome,
  program: PostgresProgram,
  access: DatabaseAccess,
  throwAway: boolean,
): Promise<void> {
  const disk = statfsSync(home.folder);
  if (disk.bavail * disk.bsize < FIRST_BYTES) throw diskFull(home.folder);
  const half = join(home.folder, 'cluster.new');
  const passwordFile = join(home.folder, 'password.new');
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(passwordFile, `${access.password}\n`, { mode: 0o600 });
    for (const path of [half, passwordFile]) if (home.user !== null) chownSync(path, home.user.uid, home.user.gid);
    const made = await run(program.initdb, initArguments(half, passwordFile, access, throwAway), {
      user: home.user,
      cwd: home.folder,
      timeoutMs: 300_000,
    });
    if (made.code !== 0) throw initFailure(home, made.output);
    appendFileSync(join(half, 'postgresql.conf'), "\ninclude 'tongguan.conf'\n");
    renameSync(half, clusterFolder(home));
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw fileFailure(error, home.folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

export function clusterExists(home: PostgresHome): boolean {
  return existsSync(join(clusterFolder(home), 'PG_VERSION'));
}

/** Readable by the database's user, who must not need to own it. */
export function writeSettings(home: PostgresHome, throwAway: boolean): void {
  try {
    const file = join(clusterFolder(home), 'tongguan.conf');
    writeFileSync(file, settingsText(throwAway), { mode: 0o644 });
    if (home.user !== null) chownSync(file, home.user.uid, home.user.gid);
  } catch (error) {
    throw fileFailure(error, home.folder);
  }
}

function initArguments(
  folder: string,
  passwordFile: string,
  access: DatabaseAccess,
  throwAway: boolean,
): readonly string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${access.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Byte order of the code points: the same on every machine, and the fastest to compare.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(throwAway ? ['--no-sync'] : []),
  ];
}

function initFailure(home: PostgresHome, output: string): StartFailure {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(home.folder);
  const said = output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? '';
  return new StartFailure(
    'database-broken',
    `无法创建内置数据库（${said.trim()}）。`,
    `The embedded database could not be made (${said.trim()}).`,
  );
}
