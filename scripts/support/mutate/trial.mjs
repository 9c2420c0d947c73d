import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { endMarked } from '../run-group.mjs';

const REPORTER = fileURLToPath(new URL('first-failure.mjs', import.meta.url));
const MARK = 'TONGGUAN_MUTANT';

/**
 * Runs one test file in `folder` until its first failure, its end, or `limitMs`; what it started is ended with it.
 * `stopped` is an AbortSignal: then the file's result means nothing.
 *
 * @returns {Promise<{ result: 'passed' | 'failed' | 'timeout', ms: number }>}
 */
export function tryFile(folder, file, { limitMs, env, stopped }) {
  const mark = randomUUID();
  const { NODE_TEST_CONTEXT: _, ...own } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [`--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout', file], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
    env: { ...own, ...env, [MARK]: mark },
  });
  return new Promise((resolve) => {
    let late = false;
    const end = () => kill(child.pid);
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limitMs);
    stopped.addEventListener('abort', end, { once: true });
    child.once('close', (code) => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      endMarked(`${MARK}=${mark}`, 'SIGKILL');
      resolve({ result: late ? 'timeout' : code === 0 ? 'passed' : 'failed', ms: performance.now() - began });
    });
  });
}

function kill(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
