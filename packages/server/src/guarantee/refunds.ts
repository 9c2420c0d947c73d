import { partOf } from '@tongguan/kernel';
import { type Day, dayOf, isDay } from '@tongguan/policy';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { GuaranteeContext } from './context.ts';
import type { RefundClaimRow } from './types.ts';

/** An act about the claim that follows from the cancellation or return it names. */
type RefundAct = Pick<Act, 'part' | 'actId' | 'subject'>;

/**
 * The undecided claim of a cancellation or return. An older act that lies outside the guarantor's partition is refused and
 * must be sent again.
 */
export async function openClaim(act: RefundAct, context: GuaranteeContext): Promise<RefundClaimRow | RefusedAct> {
  const claim = await refundClaimOf(act, context);
  if (claim === null) return refusedAct('90042', act.subject, '有待退税款的撤单、退货 with a claim for a refund');
  if (act.part !== partOf('guarantee', claim.assureCode)) return refusedAct('90381', act.actId, '重新提出 ask again');
  if (claim.decided) return refusedAct('90043', '已处理 decided', '未处理 not decided');
  return claim;
}

/** The claim that follows from the reversal of this number, wherever it lies: it has ended and changes no more. */
export async function refundClaimOf(
  act: Pick<Act, 'subject'>,
  context: GuaranteeContext,
): Promise<RefundClaimRow | null> {
  const reversal = await context.reversalByPreNo(act.subject);
  return reversal && context.store.refundClaim(reversal.part, reversal.serial);
}

/** The day the money moved, that of the act unless said otherwise; never a day to come. */
export function dayOfPayment(text: string, actMs: number): Day | null {
  const today = dayOf(actMs);
  if (text === '') return today;
  return isDay(text) && text <= today ? text : null;
}
