// Loaded into every process of a platform (`--import`): what the loop of a gateway process does in one piece.
//
// On a busy machine the time an answer takes says how long the loop waited for a core. How long it kept the others
// waiting by itself is its own CPU between two firings of a timer of one millisecond. Linux counts it for each thread.

import cluster from 'node:cluster';
import { appendFileSync, readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const OWN_THREAD = `/proc/self/task/${process.pid}/schedstat`;
const WRITE_EVERY_MS = 250;
/** Shorter ones are of no interest. */
const PIECE_MS_MIN = 1;
const file = process.env.TONGGUAN_BENCH_PIECES;

if (file !== undefined && cluster.isWorker && isMainThread && process.platform === 'linux') {
  let before = ownCpuMs();
  let pieces = [];
  setInterval(() => {
    const now = ownCpuMs();
    if (now - before >= PIECE_MS_MIN) pieces.push((now - before).toFixed(2));
    before = now;
  }, 1).unref();
  setInterval(() => {
    if (pieces.length > 0) appendFileSync(file, `${pieces.join('\n')}\n`);
    pieces = [];
  }, WRITE_EVERY_MS).unref();
}

function ownCpuMs() {
  return Number(readFileSync(OWN_THREAD, 'latin1').split(' ')[0]) / 1e6;
}
