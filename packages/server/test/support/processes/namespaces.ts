import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Namespaces of Linux, in which a process stands like in another container on the same kernel. They need root and the
 * programs `unshare` and `ip`; where these are missing a test says so and is skipped, except in CI, where it fails.
 */
export const noNamespaces: string | false = missing([
  ...inside('--net --pid --ipc --mount --mount-proc', 'ip link set lo up; exec "$@"'),
  'true',
]);

/** Another container: no process, port or shared memory of ours can be seen in there, only the folder. */
export const CONTAINER: readonly string[] = inside('--net --pid --ipc --mount-proc', 'ip link set lo up; exec "$@"');

/** The same, and whatever the platform leaves behind goes on living after it, as beside another first process. */
export const LASTING_CONTAINER: readonly string[] = inside(
  '--net --pid --ipc --mount-proc',
  'ip link set lo up; "$@" & wait; exec sleep infinity',
);

/** The same folder under another name, for this process alone. */
export function boundTo(dataDir: string, name: string): readonly string[] {
  return ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"', dataDir, name];
}

function inside(namespaces: string, script: string): readonly string[] {
  return ['unshare', ...namespaces.split(' '), '--fork', '--kill-child', 'sh', '-c', script, 'sh'];
}

/** Numbers, as we see them, of a process and of all that descend from it. */
export function familyOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

function missing([file = '', ...args]: readonly string[]): string | false {
  const tried = spawnSync(file, args, { encoding: 'utf8' });
  if (tried.status === 0) return false;
  const why = tried.error?.message ?? tried.stderr.trim();
  if (process.env['CI'] === 'true') throw new Error(`namespaces are needed in CI: ${why}`);
  return `namespaces need root, unshare and ip: ${why}`;
}
