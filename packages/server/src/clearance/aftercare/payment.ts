import { formatFen, PART_COUNT, parseFen } from '@tongguan/kernel';
import { type Day, dayOf, isDay, surcharge } from '@tongguan/policy';
import { guaranteeAccount } from '../../ledgers/index.ts';
import { JOBS } from '../jobs/due.ts';
import type { ActHandler, ActResult } from './types.ts';

/** Act `settlement.pay`: a demand was paid; what was held of the guarantee for it is free again (G-02). */
export const recordPayment: ActHandler = async (act, context) => {
  const { store, session, nowMs } = context;
  const dutyNo = String(act.body['dutyNo']);
  const demand = await store.demand(act.part, dutyNo);
  if (demand === null || demand.assureCode !== act.subject) {
    return refused('90042', dutyNo, `${act.subject} 的缴款书编号 a demand of this guarantor`);
  }
  if (demand.paid) return refused('90043', '已缴 paid', '未缴 not paid');
  const doneParts = await store.partsDone(JOBS.settlement, demand.billDay);
  if (doneParts < PART_COUNT)
    return refused('90081', `${doneParts}/${PART_COUNT}`, '汇总完成后 after the consolidation');
  const paidDay = dayOfPayment(act.body['paidOn'], nowMs);
  if (paidDay === null) return refused('-900206', String(act.body['paidOn']), `YYYY-MM-DD, ≤ ${dayOf(nowMs)}`);
  const { surchargeFen, daysLate } = surcharge(demand.taxFen, demand.payByDay, paidDay);
  const amountFen = parseFen(String(act.body['amount']));
  const owed = demand.taxFen + surchargeFen;
  if (amountFen !== owed) {
    const parts = `${formatFen(demand.taxFen)} + ${formatFen(surchargeFen)} (${daysLate} 日 days)`;
    return refused('90082', String(act.body['amount']), `${formatFen(owed)} = ${parts}`);
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

/** Act `guarantee.deposit`: more guarantee, at once (G-01, G-04). */
export const depositGuarantee: ActHandler = async (act, context) => {
  const amountFen = parseFen(String(act.body['amount']));
  if (amountFen === null || amountFen <= 0n) return refused('-900206', String(act.body['amount']), '> 0.00');
  const account = guaranteeAccount(act.subject);
  await context.session.load([account]);
  const reference = String(act.body['document'] ?? act.actId);
  context.session.deposit(account, amountFen, `deposit/${act.actId}`, reference, context.nowMs);
  context.fence(act.part);
  return { done: true, code: '', facts: { amount: formatFen(amountFen), kind: String(act.body['kind']) } };
};

/** Act `guarantee.withdraw`: what is free may be taken back (G-01); what is held for taxes may not. */
export const withdrawGuarantee: ActHandler = async (act, context) => {
  const amountFen = parseFen(String(act.body['amount']));
  if (amountFen === null || amountFen <= 0n) return refused('-900206', String(act.body['amount']), '> 0.00');
  const account = guaranteeAccount(act.subject);
  await context.session.load([account]);
  const balance = context.session.balance(account);
  if (balance === null) return refused('90042', act.subject, '有担保账户的企业 a guarantor');
  const key = `withdraw/${act.actId}`;
  if (!context.session.withdraw(account, amountFen, key, act.actId, context.nowMs)) {
    const free = balance.granted - balance.reserved - balance.posted;
    return refused('90002', formatFen(amountFen), `≤ ${formatFen(free)}`);
  }
  context.fence(act.part);
  return { done: true, code: '', facts: { amount: formatFen(amountFen) } };
};

/** The day the money came, today unless said otherwise; never a day to come. */
function dayOfPayment(text: unknown, nowMs: number): Day | null {
  const today = dayOf(nowMs);
  if (text === undefined) return today;
  const day = String(text);
  return isDay(day) && day <= today ? day : null;
}

function refused(code: string, found: string, allowed: string): ActResult {
  return { done: false, code, facts: { found, allowed } };
}
