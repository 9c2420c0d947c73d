import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** A line that can be found again in a long log. */
export function heading(text) {
  process.stdout.write(`\n── ${text} ${'─'.repeat(Math.max(4, 76 - text.length))}\n`);
}

/** Runs a command with our terminal and returns its exit code; a command that cannot be started counts as 127. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (result.error) process.stderr.write(`${command}: ${result.error.message}\n`);
  return result.status ?? (result.signal ? 128 + (constants.signals[result.signal] ?? 0) : 127);
}

/**
 * Runs a command in a process group of its own and ends the whole group when the time is up or when we are
 * asked to stop, so that no test server or database outlives the run.
 */
export function runBounded(command, args, limitMs) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', detached: process.platform !== 'win32' });
    let timedOut = false;
    const stop = (signal) => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
      } catch {
        // Already gone.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      stop('SIGTERM');
      setTimeout(() => stop('SIGKILL'), 5_000).unref();
    }, limitMs);
    const forward = (signal) => stop(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    const finish = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve({ code, timedOut });
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(127);
    });
    child.on('exit', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
