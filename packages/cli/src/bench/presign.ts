import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Market } from '../demo/types.ts';
import type { Progress } from '../common/shown/progress.ts';
import type { PresignTask } from './presignWorker.ts';
import { type ProfileFacts } from './types.ts';

export type PresignOptions = {
  readonly market: Market;
  readonly url: string;
  readonly folder: string;
  readonly name: string;
  readonly declarations: number;
  readonly facts: ProfileFacts;
  readonly progress: Progress;
};

const PROGRESS_MS = 250;

/** Signs in one thread per core and returns the spool files. Not part of what is measured. */
export async function presign(options: PresignOptions): Promise<readonly string[]> {
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), Math.ceil(options.declarations / options.facts.documentsPerMessage)),
  );
  const made = new SharedArrayBuffer(4);
  const market = withAlgorithm(options.market, options.facts.algorithm);
  const run = Date.now().toString(36).toUpperCase();
  const timer = setInterval(() => options.progress.to(new Int32Array(made)[0] ?? 0), PROGRESS_MS);
  try {
    return await Promise.all(
      Array.from({ length: threads }, async (_, thread) => {
        const task: PresignTask = {
          market,
          url: options.url,
          file: join(options.folder, `${options.name}-${thread}.spool`),
          // Thirteen characters at most: nine of time, one of the thread, one of the name.
          run: `${run}${options.name.charAt(0).toUpperCase()}${thread.toString(36).toUpperCase()}`,
          seed: thread * 7919 + (Date.now() % 1_000_000),
          declarations: shareOf(options.declarations, threads, thread),
          documentsPerMessage: options.facts.documentsPerMessage,
          made,
        };
        await runWorker(task);
        return task.file;
      }),
    );
  } finally {
    clearInterval(timer);
    options.progress.end();
  }
}

function runWorker(task: PresignTask): Promise<void> {
  const worker = new Worker(new URL('./presignWorker.js', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`signing thread ended with ${code}`));
    });
  });
}

function shareOf(total: number, threads: number, thread: number): number {
  return Math.floor(total / threads) + (thread < total % threads ? 1 : 0);
}

/** Every persona signs with the algorithm of the profile, whatever its own default. */
function withAlgorithm(market: Market, algorithm: ProfileFacts['algorithm']): Market {
  const entries = Object.entries(market.personas).map(([name, persona]) => [
    name,
    { ...persona, defaultAlgorithm: algorithm },
  ]);
  return { ...market, personas: Object.fromEntries(entries) as Market['personas'] };
}
