import { parentPort } from 'node:worker_threads';
import { type KeyCache, type VerifyTask, verifyTask } from './task.ts';

/** A thread of `verifyPool`: answers each batch with the results in its order. */
const keys: KeyCache = new Map();

parentPort?.on('message', (batch: readonly VerifyTask[]) => {
  parentPort?.postMessage(batch.map((task) => verifyTask(task, keys)));
});
