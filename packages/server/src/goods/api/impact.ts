import { formatFen } from '@tongguan/kernel';
import type { Static } from 'typebox';
import type { ImpactTold } from '../types.ts';
import type { Impact } from './answers.ts';

/** More belong into the columns of a report, not into one answer. */
const CHANGED_MAX = 1_000;

/** An impact in yuan. */
export function impactOf(told: ImpactTold): Static<typeof Impact> {
  const { isWhole, beforeFen, afterFen, more, less, changed, bySeller, byGoods, ...counts } = told;
  const side = ({ declarations, fen }: ImpactTold['more']): { declarations: number; amount: string } => ({
    declarations,
    amount: formatFen(fen),
  });
  const sums = (all: ImpactTold['bySeller']): { key: string; declarations: number; amount: string }[] =>
    all
      .slice(0, CHANGED_MAX)
      .map(({ key, declarations, deltaFen }) => ({ key, declarations, amount: formatFen(deltaFen) }));
  const outcome = ({ route, taxFen }: ImpactTold['changed'][number]['before']) => ({
    route,
    tax: taxFen === null ? null : formatFen(taxFen),
  });
  return {
    ...counts,
    whole: isWhole,
    before: formatFen(beforeFen),
    after: formatFen(afterFen),
    more: side(more),
    less: side(less),
    bySeller: sums(bySeller),
    byGoods: sums(byGoods),
    changed: changed.slice(0, CHANGED_MAX).map(({ number, seller, gcodes, before, after, deltaFen }) => ({
      ...{ number, seller, gcodes, before: outcome(before), after: outcome(after) },
      difference: deltaFen === null ? null : formatFen(deltaFen),
    })),
  };
}
