import { spawnSync } from 'node:child_process';
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
