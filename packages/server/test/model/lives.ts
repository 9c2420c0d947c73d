import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { seedFor } from '../support/seed.ts';
import { generate } from './tell/generate.ts';
import { say, tellStory } from './run/run.ts';
import { shrink } from './tell/shrink.ts';

/** TONGGUAN_LIVES_SEEDS=7,8,9 tells these stories alone; TONGGUAN_LIVES_PURCHASES sets how long each is. */
const ASKED = process.env['TONGGUAN_LIVES_SEEDS'];
const PURCHASES = Number(process.env['TONGGUAN_LIVES_PURCHASES'] ?? '150');
/** TONGGUAN_LIVES_SHRINK=60: after a failure so many shorter stories are tried, and the shortest that fails is printed. */
const SHRINK_TRIES = Number(process.env['TONGGUAN_LIVES_SHRINK'] ?? '0');

/** A test for each story of these seeds; `'random'` is that of the run, or the ones that are asked for. */
export function testLives(...seeds: readonly (number | 'random')[]): void {
  const asked = (ASKED ?? String(seedFor('TONGGUAN_LIVES_SEEDS'))).split(',').map(Number);
  const told = seeds.flatMap((seed) => (seed === 'random' ? asked : ASKED === undefined ? [seed] : []));
  for (const seed of told) test(`the lives of ${PURCHASES} purchases, seed ${seed}`, (t) => tellLives(seed, t));
}

async function tellLives(seed: number, t: TestContext): Promise<void> {
  const story = generate(seed, PURCHASES);
  try {
    const told = await tellStory(story, seed);
    t.diagnostic(JSON.stringify(told));
    assert.ok(told.released > PURCHASES / 50, 'a story in which little is released proves little');
  } catch (error) {
    if (SHRINK_TRIES > 0) {
      const what = kindOf(error);
      const fails = (shorter: typeof story): Promise<boolean> =>
        tellStory(shorter, seed).then(
          () => false,
          (other: unknown) => kindOf(other) === what,
        );
      const shortest = await shrink(story, fails, SHRINK_TRIES);
      t.diagnostic(`shortest story that fails, of ${shortest.steps.length} steps:`);
      for (const step of shortest.steps) t.diagnostic(say(step));
      for (const orderNo of new Set(shortest.steps.flatMap((step) => ('orderNo' in step ? [step.orderNo] : []))))
        t.diagnostic(say(shortest.purchases.get(orderNo)));
      await tellStory(shortest, seed);
    }
    throw error;
  }
}

/** Which comparison failed: a shorter story has to fail at the same. */
function kindOf(error: unknown): string {
  return /^at [^\n]*?: (\w+)/.exec((error as Error).message)?.[1] ?? '';
}
