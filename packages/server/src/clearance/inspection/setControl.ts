import { type CreditLevel, dayOf, isDay } from '@tongguan/policy';
import type { Act } from '../../office/types.ts';
import { refused } from './resolve.ts';
import type { ControlRow } from './types.ts';
import type { ActJudge, ActResult, AftercareContext, Impossible, Possible } from '../aftercare/context.ts';

/** Act `inspection.rate`: from a day on, this share of lists with such goods is inspected; 0 lifts it (K-01). */
export const setGoodsRate: ActJudge = async (act, context) => {
  const {
    hsPrefix = null,
    country = null,
    mode = null,
    customsCode = null,
    rateBasisPoints,
  } = act.body as Record<string, unknown>;
  return add(act, context, {
    kind: 'goods',
    hsPrefix: hsPrefix as string | null,
    country: country as string | null,
    mode: mode as string | null,
    customsCode: customsCode as string | null,
    rateBasisPoints: Number(rateBasisPoints),
  });
};

/** Act `inspection.credit`: the credit level of a firm from a day on; without one it is of general credit (K-01, O-01). */
export const setCreditLevel: ActJudge = async (act, context) =>
  add(act, context, { kind: 'credit', level: act.body['level'] as CreditLevel });

type What = ControlRow extends infer Row
  ? Row extends ControlRow
    ? Omit<Row, 'actId' | 'subject' | 'fromDay' | 'madeMs'>
    : never
  : never;

/** Never for a day that was over when it was said: what was drawn then stands. */
function add(act: Act, context: AftercareContext, what: What): Impossible | Possible {
  const today = dayOf(act.atMs);
  const given = act.body['fromDay'];
  const fromDay = typeof given === 'string' ? given : today;
  if (!isDay(fromDay) || fromDay < today) return refused('90230', fromDay, `≥ ${today}`);
  const row = { actId: act.actId, subject: act.subject, fromDay, madeMs: act.atMs, ...what };
  const carryOut = (): ActResult => {
    context.state.inspections.addControl(row);
    return { done: true, code: '', facts: { subject: act.subject, fromDay } };
  };
  return { carryOut };
}
