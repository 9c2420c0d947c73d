import type { Act } from '../../office/types.ts';
import type { ArrivalRow } from '../../lane/types.ts';

/** Acts that change how declarations are judged: stops, official lists, tariffs, rates of inspection (H-01, H-02, K-01). */
const CHANGE_RULES: ReadonlySet<string> = new Set([
  'goods.stop',
  'goods.resume',
  'goods.list',
  'goods.tariff',
  'inspection.rate',
  'inspection.credit',
]);

/**
 * What this batch looks at. Acts are carried out at the end of a batch; documents that came after one that changes the
 * rules are left to the next batch, which knows it, as if each had had a batch of its own.
 */
export function beforeRules(arrivals: readonly ArrivalRow[], acts: readonly Act[]): readonly ArrivalRow[] {
  const changing = acts.filter(({ kind }) => CHANGE_RULES.has(kind)).map(({ arrivedUs }) => arrivedUs);
  if (changing.length === 0) return arrivals;
  return arrivals.filter(({ item, arrivedUs }) => item < 0 || changing.every((us) => arrivedUs < us));
}
