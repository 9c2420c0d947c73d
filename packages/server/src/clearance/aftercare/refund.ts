import { formatFen, parseFen, partOf } from '@tongguan/kernel';
import { type Day, dayOf, isDay } from '@tongguan/policy';
import type { Act } from '../../office/types.ts';
import type { RefundClaimRow } from '../guaranteeStore.ts';
import { refusedAct, textIn } from './actBody.ts';
import type { ActHandler, ActResult, AftercareContext } from './types.ts';

/** Act `refund.pay`: a tax that was paid is paid back, to the fen and once (G-03). */
export const payRefund: ActHandler = async (act, context) => {
  const claim = await openClaim(act, context);
  if ('code' in claim) return claim;
  const { part, serial, assureCode, dutyNo, taxFen } = claim;
  const demand = await context.store.demand(partOf('guarantee', assureCode), dutyNo);
  // What was not paid cannot be paid back; its demand stands until it is.
  if (demand === null || !demand.paid) return refusedAct('90265', dutyNo, '缴款后 after the demand is paid');
  const day = dayOfPayment(textIn(act, 'paidOn'), act.atMs);
  if (day === null) return refusedAct('-900206', textIn(act, 'paidOn'), `YYYY-MM-DD, ≤ ${dayOf(act.atMs)}`);
  const wanted = textIn(act, 'amount');
  if (parseFen(wanted) !== taxFen) return refusedAct('90266', wanted, formatFen(taxFen));
  const row = { part, serial, assureCode, amountFen: taxFen, day, actId: act.actId, decidedMs: context.nowMs };
  await context.store.insertRefundDecision({ ...row, paid: true });
  context.fence(act.part);
  return { done: true, code: '', facts: { dutyNo, assureCode, amount: formatFen(taxFen), paidOn: day } };
};

/** Act `refund.refuse`: the claim ends without payment; the reason is the act's. */
export const refuseRefund: ActHandler = async (act, context) => {
  const claim = await openClaim(act, context);
  if ('code' in claim) return claim;
  const { part, serial, assureCode, dutyNo, taxFen } = claim;
  const { nowMs } = context;
  const row = { part, serial, assureCode, amountFen: taxFen, day: dayOf(act.atMs), actId: act.actId, decidedMs: nowMs };
  await context.store.insertRefundDecision({ ...row, paid: false });
  context.fence(act.part);
  return { done: true, code: '', facts: { dutyNo, assureCode, amount: formatFen(taxFen) } };
};

/** The claim that follows from a reversal and nobody has decided. */
async function openClaim(act: Act, context: AftercareContext): Promise<RefundClaimRow | Exclude<ActResult, 'later'>> {
  const reversal = context.lifeByPreNo(act.subject)?.reversals.find(({ preNo }) => preNo === act.subject);
  const claim = reversal ? await context.store.refundClaim(reversal.part, reversal.serial) : null;
  if (claim === null) return refusedAct('90042', act.subject, '有待退税款的撤单、退货 with a claim for a refund');
  if (claim.decided) return refusedAct('90043', '已处理 decided', '未处理 not decided');
  return claim;
}

/** The day the money moved, that of the act unless said otherwise; never a day to come. */
export function dayOfPayment(text: string, actMs: number): Day | null {
  const today = dayOf(actMs);
  if (text === '') return today;
  return isDay(text) && text <= today ? text : null;
}
