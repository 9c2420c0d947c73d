import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** The command line of a process, arguments parted by spaces; empty when it cannot be read. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

/** When a process began, in the words of the system: together with the number it names a process for good. */
export function startedAt(pid: number): string {
  try {
    if (process.platform === 'linux') return statFields(pid)[19] ?? '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

export type ProcessUser = { readonly uid: number; readonly gid: number };

export type Ran = { readonly code: number; readonly output: string };

/** Runs a short command to its end. Never throws: a command that cannot start has code 127 and says why in `output`. */
export function run(
  file: string,
  args: readonly string[],
  options: { readonly user?: ProcessUser | null; readonly cwd?: string; readonly timeoutMs?: number } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      {
        ...(options.user ?? {}),
        cwd: options.cwd ?? '/',
        timeout: options.timeoutMs ?? 120_000,
        // A clean environment: PGDATA, PGPORT and friends of the caller must not steer our own database.
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ code: 0, output: stdout + stderr });
        else if (typeof error.code === 'number') resolve({ code: error.code, output: stdout + stderr });
        else resolve({ code: 127, output: `${stdout}${stderr}${error.message}` });
      },
    );
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A zombie process still has a number, but holds nothing any more. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return statFields(pid)[0] === 'Z';
  } catch {
    return false;
  }
}

/** Fields of /proc/pid/stat from the third on; the second, the name, may itself hold spaces and brackets. */
function statFields(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
