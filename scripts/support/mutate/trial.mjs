import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { endMarked } from '../run-group.mjs';

const REPORTER = fileURLToPath(new URL('first-failure.mjs', import.meta.url));
const MARK = 'TONGGUAN_MUTANT';

/**
 * Runs one test file in `folder`, or only its tests of these `names`, until its first failure, its end, or `limitMs`;
 * what it started is ended with it. `stopped` is an AbortSignal: then the file's result means nothing.
 *
 * @returns {Promise<{ result: 'passed' | 'failed' | 'timeout', ms: number }>}
 */
export function tryFile(folder, file, { limitMs, env, stopped, names = null, options = [] }) {
  const mark = randomUUID();
  const { NODE_TEST_CONTEXT: _, ...own } = process.env;
  const began = performance.now();
  const reporter = [`--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout'];
  const only = (names ?? []).map((name) => `--test-name-pattern=^${escaped(name)}$`);
  const child = spawn(process.execPath, [...options, ...reporter, ...only, file], {
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

const escaped = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function kill(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
