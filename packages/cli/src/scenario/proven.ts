import { type Decided, recomputed } from '../common/explained/decisions.ts';
import type { Stage } from './theatre.ts';
import type { Difference } from './types.ts';

// Decisions carry their proof (E-08): what a scenario says nothing about is recomputed all the same.

/** What does not follow from its facts among the decisions of one declaration, as its parties are told them. */
export function unproven(path: string, story: Decided): readonly Difference[] {
  const wrong = recomputed(story).flatMap((one) => one.wrong);
  return wrong.map((one) => ({ path: `${path}.decisions.${one.path}`, expected: one.expected, found: one.found }));
}

/** The same of every decision there is on a stage, and whether declarations state what was decided. */
export async function unprovenAtAll({ store }: Stage): Promise<readonly Difference[]> {
  const { audit } = await import('@tongguan/server');
  const { checks } = await audit(store.pool, { only: /\(E-08/ });
  return checks.flatMap(({ differences }) =>
    differences.map(({ what, ...one }) => ({ path: `decisions.${what}`, ...one })),
  );
}
