import { formatFen, PART_COUNT, parseFen } from '@tongguan/kernel';
import { dayOf, surcharge } from '@tongguan/policy';
import { guaranteeAccount } from '../../ledgers/index.ts';
import { JOBS } from '../jobs/due.ts';
import { refusedAct, textIn } from './actBody.ts';
import { dayOfPayment } from './refund.ts';
import type { ActHandler } from './context.ts';

/** Act `settlement.pay`: a demand was paid; what was held of the guarantee for it is free again (G-02). */
export const recordPayment: ActHandler = async (act, context) => {
  const { store, session, nowMs } = context;
  const dutyNo = textIn(act, 'dutyNo');
  const demand = await store.demand(act.part, dutyNo);
  if (demand === null || demand.assureCode !== act.subject) {
    return refusedAct('90042', dutyNo, `${act.subject} 的缴款书编号 a demand of this guarantor`);
  }
  if (demand.paid) return refusedAct('90043', '已缴 paid', '未缴 not paid');
  const doneParts = await store.partsDone(JOBS.settlement, demand.billDay);
  if (doneParts < PART_COUNT)
    return refusedAct('90081', `${doneParts}/${PART_COUNT}`, '汇总完成后 after the consolidation');
  const paidDay = dayOfPayment(textIn(act, 'paidOn'), act.atMs);
  if (paidDay === null) return refusedAct('-900206', textIn(act, 'paidOn'), `YYYY-MM-DD, ≤ ${dayOf(act.atMs)}`);
  const { surchargeFen, daysLate } = surcharge(demand.taxFen, demand.payByDay, paidDay);
  const amountFen = parseFen(textIn(act, 'amount'));
  const owed = demand.taxFen + surchargeFen;
  if (amountFen !== owed) {
    const parts = `${formatFen(demand.taxFen)} + ${formatFen(surchargeFen)} (${daysLate} 日 days)`;
    return refusedAct('90082', textIn(act, 'amount'), `${formatFen(owed)} = ${parts}`);
  }
  const account = guaranteeAccount(demand.assureCode);
  await session.load([account]);
  if (demand.taxFen > 0n) session.release(account, demand.taxFen, `${dutyNo}/paid`, dutyNo, nowMs);
  context.fence(act.part);
  await store.insertPayment({ ...demand, surchargeFen, paidDay, actId: act.actId, paidMs: nowMs, part: act.part });
  return {
    done: true,
    code: '',
    facts: { dutyNo, tax: formatFen(demand.taxFen), surcharge: formatFen(surchargeFen), paidOn: paidDay },
  };
};
