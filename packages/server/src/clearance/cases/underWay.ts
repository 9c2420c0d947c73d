import { keyOf, underWayAmong } from '../later/load.ts';
import { STATES } from '../states.ts';
import type { BatchStore } from '../store.ts';
import type { Declaration } from '../types.ts';
import { type OrderCase, postponeFrom } from './cases.ts';

/** States in which no work is under way: it begins when a declaration is accepted. */
const BEFORE_WORK: ReadonlySet<number> = new Set([STATES.stored, STATES.declaring, STATES.sent]);

/**
 * What becomes of a declaration on its way between lanes is known when its work has come to its end. Until then no other
 * document of its order is looked at, as if its way had ended in the batch in which it began.
 */
export async function postponeBehindWork(store: BatchStore, cases: readonly OrderCase[]): Promise<void> {
  const arriving = cases.filter((found) => found.arriving.length > 0);
  const asked = arriving.flatMap(({ declarations }) => declarations.filter(mayBeUnderWay));
  if (asked.length === 0) return;
  const underWay = underWayAmong(await store.workOf(asked));
  for (const found of arriving) {
    const [first] = found.arriving;
    if (first && found.declarations.some((one) => underWay.has(keyOf(one)))) postponeFrom(found, first);
  }
}

function mayBeUnderWay({ state }: Declaration): boolean {
  return !BEFORE_WORK.has(state);
}
