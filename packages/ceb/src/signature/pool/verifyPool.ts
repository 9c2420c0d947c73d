import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { assert } from '@tongguan/kernel';
import type { VerifyResult, VerifyTask } from './task.ts';

export type VerifyPoolOptions = {
  /** Threads beside the calling one; by default one for each core but one. */
  readonly threads?: number;
};

/** Batches keep the cost of talking to a thread small; what one holds is bounded by number and by bytes. */
const BATCH_TASKS_MAX = 32;
const BATCH_BYTES_MAX = 1024 * 1024;
/** One batch in work and one waiting keep a thread busy. */
const BATCHES_PER_THREAD = 2;

/**
 * Verifies many messages in worker threads, for checkers of whole archives: results come in the order of the tasks.
 *
 * Tasks are taken only as fast as results are read: at most two batches a thread are under way, whatever the source
 * holds. The threads end with the loop, also when it is left early or the source fails.
 */
export async function* verifyPool(
  tasks: Iterable<VerifyTask> | AsyncIterable<VerifyTask>,
  options: VerifyPoolOptions = {},
): AsyncGenerator<VerifyResult, void> {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  assert(Number.isInteger(threads) && threads >= 1, 'a pool has at least one thread');
  const pool = Array.from({ length: threads }, openThread);
  const underWay: Promise<readonly VerifyResult[]>[] = [];
  let turn = 0;
  try {
    for await (const batch of batches(tasks)) {
      const thread = pool[turn++ % threads] as Thread;
      const answer = thread.verify(batch);
      // Looked at below, in its turn; until then a failure is not unhandled.
      answer.catch(() => undefined);
      underWay.push(answer);
      if (underWay.length >= threads * BATCHES_PER_THREAD) yield* await (underWay.shift() as Promise<VerifyResult[]>);
    }
    for (let answer = underWay.shift(); answer !== undefined; answer = underWay.shift()) yield* await answer;
  } finally {
    await Promise.all(pool.map((thread) => thread.close()));
  }
}

async function* batches(
  tasks: Iterable<VerifyTask> | AsyncIterable<VerifyTask>,
): AsyncGenerator<readonly VerifyTask[], void> {
  let batch: VerifyTask[] = [];
  let bytes = 0;
  for await (const task of tasks) {
    batch.push(task);
    bytes += task.bytes.length + task.certificate.length;
    if (batch.length < BATCH_TASKS_MAX && bytes < BATCH_BYTES_MAX) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

type Thread = {
  verify(batch: readonly VerifyTask[]): Promise<readonly VerifyResult[]>;
  close(): Promise<void>;
};

type Waiting = {
  readonly resolve: (results: readonly VerifyResult[]) => void;
  readonly reject: (error: Error) => void;
};

/** A thread answers its batches in the order they were given. */
function openThread(): Thread {
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  const waiting: Waiting[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (results: readonly VerifyResult[]) => waiting.shift()?.resolve(results));
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => fail(new Error(`a thread of the pool ended with ${code}`)));
  return {
    verify: (batch) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        worker.postMessage(batch);
      }),
    async close() {
      await worker.terminate();
    },
  };
}
