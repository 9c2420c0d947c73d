import { dayOf, isDay } from '@tongguan/policy';
import { type ActResult, doneAct, type Impossible, type Possible, refusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import { type TString, Type } from 'typebox';
import type { AftercareContext } from '../clearance/index.ts';
import type { ControlRow } from './types.ts';

/** The first day of a rule; left out: that of the act. */
export const FROM_DAY: TString = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });

/** Shared by the two acts about selection rules. */
export type ControlContext = Pick<AftercareContext<unknown>, 'state'>;
type ControlAct = Pick<Act, 'actId' | 'subject' | 'atMs'> & { readonly body: { readonly fromDay?: string } };

type What = ControlRow extends infer Row
  ? Row extends ControlRow
    ? Omit<Row, 'actId' | 'subject' | 'fromDay' | 'madeMs'>
    : never
  : never;

/** Never for a day that is over: earlier draws stay as they are. */
export function addControl(act: ControlAct, context: ControlContext, what: What): Impossible | Possible {
  const today = dayOf(act.atMs);
  const fromDay = act.body.fromDay ?? today;
  if (!isDay(fromDay) || fromDay < today) return refusedAct('90230', fromDay, `≥ ${today}`);
  const row = { actId: act.actId, subject: act.subject, fromDay, madeMs: act.atMs, ...what };
  const carryOut = (): ActResult => {
    context.state.inspections.addControl(row);
    return doneAct({ subject: act.subject, fromDay });
  };
  return { carryOut };
}
