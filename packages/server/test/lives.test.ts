import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { generate } from './model/generate.ts';
import { say, tellStory } from './model/run.ts';
import { shrink } from './model/shrink.ts';

// Proves that whatever happens to declarations – documents in any order, twice and changed, cancellation, return, review,
// settlement, payment, books, goods between books, stock-takes, years that end, lanes that die or hand over – receipts, quota, guarantee, stock, bills and
// demands are those of a simple sequential model, step by step, and that the audit finds nothing at the end.

/** TONGGUAN_LIVES_SEEDS=7,8,9 tells these stories; TONGGUAN_LIVES_PURCHASES sets how long each is. */
const SEEDS = (process.env['TONGGUAN_LIVES_SEEDS'] ?? `1,2,3,4,${randomInt(1_000_000_000)}`).split(',').map(Number);
const PURCHASES = Number(process.env['TONGGUAN_LIVES_PURCHASES'] ?? '150');
/** TONGGUAN_LIVES_SHRINK=60: after a failure so many shorter stories are tried, and the shortest that fails is printed. */
const SHRINK_TRIES = Number(process.env['TONGGUAN_LIVES_SHRINK'] ?? '0');

for (const seed of SEEDS) {
  test(`the lives of ${PURCHASES} purchases, seed ${seed}`, async (t) => {
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
  });
}

/** Which comparison failed: a shorter story has to fail at the same. */
function kindOf(error: unknown): string {
  return /^at [^\n]*?: (\w+)/.exec((error as Error).message)?.[1] ?? '';
}
