import type { Step, Story } from '../types.ts';

/**
 * Leaves out steps as long as the story still fails (delta debugging): half of it, then quarters, down to single steps.
 * Every try is a story of its own on a database of its own, so their number is bounded.
 */
export async function shrink(
  story: Story,
  fails: (shorter: Story) => Promise<boolean>,
  triesMax: number,
): Promise<Story> {
  let { steps } = story;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1 && tries < triesMax; ) {
    let shortened = false;
    for (let from = 0; from < steps.length && tries < triesMax; ) {
      const shorter: Step[] = [...steps.slice(0, from), ...steps.slice(from + size)];
      tries++;
      if (shorter.length > 0 && (await fails({ ...story, steps: shorter }))) {
        steps = shorter;
        shortened = true;
      } else from += size;
    }
    if (size === 1 && !shortened) break;
    size = Math.max(1, Math.floor(size / 2));
  }
  return { ...story, steps };
}
