import type { Refusal } from '@tongguan/kernel';
import { type ActResult, doneAct, refusedAct } from '../office/defineAct.ts';
import { type AftercareContext, type Life, reasonsInfo, reasonsOf } from '../clearance/index.ts';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../clearance/later/types.ts';

/** The return an officer still has to do with; or why the act is refused. */
export function openReturn(
  context: AftercareContext,
  preNo: string,
): { readonly life: Life; readonly reversal: Reversal } | { readonly result: ActResult } {
  const life = context.lifeByPreNo(preNo);
  const reversal = life?.reversals.find((one) => one.preNo === preNo);
  if (!life || reversal?.kind !== REVERSAL_KINDS.return) {
    return { result: refusedAct('90042', preNo, '退货申请的预录入编号 preNo of a return') };
  }
  if (reversal.state !== REVERSAL_STATES.manual) return { result: wrongState(String(reversal.state), '300 人工审核') };
  return { life, reversal };
}

/** Late or altered: the return ends, refused with every reason and date; the act itself was done. */
export function refuseFor(
  context: AftercareContext,
  reversal: Reversal,
  refusals: readonly Refusal[],
  endedMs: number,
): ActResult {
  const reasons = reasonsOf(refusals, { application: reversal.copNo || reversal.preNo });
  context.book.step(reversal, REVERSAL_STATES.refused, { reasons, endedMs }, reasonsInfo(reasons));
  return doneReturn(reversal, { refused: refusals.map(({ code }) => code).join(' ') });
}

export function doneReturn(reversal: Reversal, more: Readonly<Record<string, string>> = {}): ActResult {
  return doneAct({ preNo: reversal.preNo, listPreNo: reversal.declarationPreNo, ...more });
}

/** The return is not where this act is done. */
export function wrongState(found: string, allowed: string): ActResult {
  return refusedAct('90043', found, allowed);
}
