import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../common/exit.ts';
import type { Target } from './types.ts';
import { defaultWorkers } from '../common/workers.ts';
import { say } from '../common/language.ts';

export type PlatformOrder = { readonly dataDir: string; readonly workers: number };
export type PlatformReady =
  | { readonly kind: 'ready'; readonly url: string; readonly databaseUrl: string }
  | { readonly kind: 'failed'; readonly message: string };

export type TargetOptions = {
  readonly url?: string;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly workers?: number;
};

/** The running platform the user names, or one of our own in a fresh folder. */
export async function findTarget(options: TargetOptions): Promise<Target> {
  return options.url === undefined ? startOwn(options) : runningOne(options, options.url);
}

async function runningOne(options: TargetOptions, url: string): Promise<Target> {
  if (!URL.canParse(url)) throw new UsageError(say(`不是网址：${url}`, `not a URL: ${url}`));
  if (options.data === undefined) {
    throw new UsageError(
      say('--url 须与 --data 同用', '--url needs --data'),
      say('参与者档案在数据目录中', 'the personas are in the data folder'),
    );
  }
  const { embeddedDatabaseUrl } = await import('@tongguan/server');
  const databaseUrl = options.databaseUrl ?? embeddedDatabaseUrl(options.data);
  if (databaseUrl === null) throw new UsageError(say('请给出 --database-url', 'name the database with --database-url'));
  // Somebody else's process: its CPU time is not ours to tell from other work of that machine.
  return { url, databaseUrl, dataDir: options.data, pid: null, workers: null, stop: async () => undefined };
}

async function startOwn(options: TargetOptions): Promise<Target> {
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'tongguan-bench-')));
  const workers = options.workers ?? defaultWorkers();
  const child = fork(fileURLToPath(new URL('./platformProcess.js', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const discard = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
    if (options.data === undefined) await rm(folder, { recursive: true, force: true });
  };
  const ready = new Promise<PlatformReady>((resolve) => {
    child.once('message', (message) => resolve(message as PlatformReady));
    child.once('exit', (code) =>
      resolve({ kind: 'failed', message: say(`平台进程退出 ${code}`, `the platform ended with ${code}`) }),
    );
  });
  child.send({ dataDir: folder, workers } satisfies PlatformOrder);
  const answer = await ready;
  if (answer.kind === 'failed') {
    await discard();
    throw new UsageError(answer.message);
  }
  return {
    url: answer.url,
    databaseUrl: answer.databaseUrl,
    dataDir: folder,
    pid: child.pid ?? null,
    workers,
    stop: discard,
  };
}
