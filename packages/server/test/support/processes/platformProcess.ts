import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Started = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pids: { readonly primary: number; readonly workers: readonly number[]; readonly database: number };
};

/** A platform in processes of its own, whose output is kept. */
export type PlatformProcess = Started & {
  readonly child: ChildProcess;
  /** Everything its processes have written to standard output and error. */
  printed(): Buffer;
  /** The process numbers now; gateways and the database change when one was replaced. */
  now(): Promise<Started['pids']>;
  stop(): Promise<void>;
};

/** `through`: a command in front, which puts the platform into namespaces of its own; pids are then those in there. */
export async function startProcess(
  dataDir: string,
  workers = 1,
  through: readonly string[] = [],
): Promise<PlatformProcess> {
  const program = fileURLToPath(new URL('./platformChild.js', import.meta.url));
  const command = [...through, process.execPath, program, dataDir, String(workers)];
  const child: ChildProcess = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => void printed.push(chunk));
  const started = await new Promise<Started>((resolve, reject) => {
    child.once('message', (message: Started | { failure: string }) => {
      if ('failure' in message) reject(new Error(message.failure));
      else resolve(message);
    });
    child.once('exit', (code) =>
      reject(new Error(`the platform ended with ${code}: ${Buffer.concat(printed).toString()}`)),
    );
  });
  return {
    ...started,
    child,
    printed: () => Buffer.concat(printed),
    now: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('pids');
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** `cmdline` or `environ` of a process, where the system shows them. */
export function shownOf(pid: number, file: 'cmdline' | 'environ'): Buffer {
  const path = `/proc/${pid}/${file}`;
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}
