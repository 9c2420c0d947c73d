// Nothing that a test run starts may outlive it, however the run ends: servers that made a session of their own, or
// changed their user, are found by a mark in their environment, which every descendant inherits.

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MARK = 'TONGGUAN_TEST_RUN';
const KILL_AFTER_MS = 5_000;

/**
 * Runs a command in a process group of its own. At its end, after `limitMs` or when we are asked to stop, everything
 * that carries the run's mark is ended; a watcher does the same where we are killed, and removes the folder `sweeps`.
 * `limitMs` 0: no limit.
 */
export function runGroup(command, args, { limitMs, env, sweeps = '' }) {
  const mark = `${MARK}=${randomUUID()}`;
  const watcher = watchOver(mark, sweeps);
  const child = spawn(command, args, {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
    env: { ...env, [MARK]: mark.slice(MARK.length + 1) },
  });
  return new Promise((resolve) => {
    let stopped = null;
    const stop = (why) => {
      if (stopped !== null) return;
      stopped = why;
      signalGroup(child.pid, 'SIGTERM');
      setTimeout(() => signalGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS).unref();
    };
    const timer = limitMs > 0 ? setTimeout(() => stop('limit'), limitMs) : null;
    const asked = (signal) => stop(signal);
    process.on('SIGINT', asked);
    process.on('SIGTERM', asked);
    const finish = (code) => {
      if (timer !== null) clearTimeout(timer);
      process.off('SIGINT', asked);
      process.off('SIGTERM', asked);
      const left = endMarked(mark, 'SIGKILL');
      watcher.end();
      resolve({ code, stopped, left });
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(127);
    });
    child.on('exit', (code) => finish(code ?? 1));
  });
}

/** Ends every process that carries the mark; returns their names. Where there is no /proc nothing is found. */
export function endMarked(mark, signal) {
  const ended = [];
  for (const pid of processes()) {
    if (pid === process.pid || !environmentOf(pid).includes(mark)) continue;
    try {
      process.kill(pid, signal);
      ended.push(nameOf(pid));
    } catch {
      // Gone meanwhile.
    }
  }
  return ended;
}

function watchOver(mark, sweeps) {
  const file = fileURLToPath(new URL('run-watcher.mjs', import.meta.url));
  const watcher = spawn(process.execPath, [file, mark, sweeps], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  watcher.stdin.unref?.();
  return { end: () => watcher.stdin.end('done\n') };
}

function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}

function processes() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return String(pid);
  }
}
