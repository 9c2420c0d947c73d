import { formatFen, parseFen, partOf } from '@tongguan/kernel';
import { type Day, dayOf, isDay } from '@tongguan/policy';
import type { Act } from '../../office/types.ts';
import type { RefundClaimRow } from '../guaranteeStore.ts';
import { placesOfPreNo } from '../numbers.ts';
import { refusedAct, textIn } from './actBody.ts';
import type { ActHandler, ActJudge, ActResult, AftercareContext, Impossible } from './context.ts';

/** Act `refund.pay`: a tax that was paid is paid back, to the fen and once (G-03). */
export const payRefund: ActJudge = async (act, context) => {
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
  const carryOut = async (): Promise<ActResult> => {
    await context.store.insertRefundDecision({ ...row, paid: true });
    context.fence(act.part);
    return { done: true, code: '', facts: { dutyNo, assureCode, amount: formatFen(taxFen), paidOn: day } };
  };
  return { carryOut };
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

/** The claim nobody has decided. One of the time before acts about refunds lay with their guarantor is asked for anew. */
async function openClaim(act: Act, context: AftercareContext): Promise<RefundClaimRow | Exclude<Impossible, 'later'>> {
  const claim = await refundClaimOf(act, context);
  if (claim === null) return refusedAct('90042', act.subject, '有待退税款的撤单、退货 with a claim for a refund');
  if (act.part !== partOf('guarantee', claim.assureCode)) return refusedAct('90381', act.actId, '重新提出 ask again');
  if (claim.decided) return refusedAct('90043', '已处理 decided', '未处理 not decided');
  return claim;
}

/** What follows from the reversal of this number, wherever it lies: it has ended and changes no more. */
export async function refundClaimOf(act: Act, { store }: AftercareContext): Promise<RefundClaimRow | null> {
  const found = await store.reversalsBySerial(placesOfPreNo(act.subject));
  const reversal = found.find(({ preNo }) => preNo === act.subject);
  return reversal ? store.refundClaim(reversal.part, reversal.serial) : null;
}

/** The day the money moved, that of the act unless said otherwise; never a day to come. */
export function dayOfPayment(text: string, actMs: number): Day | null {
  const today = dayOf(actMs);
  if (text === '') return today;
  return isDay(text) && text <= today ? text : null;
}
