import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/**
 * The seed of a run's random stories: the one that is asked for (TONGGUAN_SEED), else one of the committed sources, so
 * that a commit is judged by the same stories wherever it is tested, and the next one by others.
 */
export function seedOfRun(root, asked) {
  if (asked !== undefined && /^\d{1,10}$/.test(asked)) return Number(asked);
  if (asked !== undefined && asked !== 'random') throw new Error(`TONGGUAN_SEED is a number or random, not ${asked}`);
  return asked === 'random' ? randomInt(2 ** 31) : (seedOfSources(root) ?? randomInt(2 ** 31));
}

function seedOfSources(root) {
  try {
    const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return Number.parseInt(execFileSync('git', ['rev-parse', 'HEAD:packages'], options).slice(0, 7), 16);
  } catch {
    // Not a checkout.
    return null;
  }
}
