import { formatFen, PART_COUNT, parseFen } from '@tongguan/kernel';
import { type Day, dayOf, isDay, surcharge } from '@tongguan/policy';
import type { Act } from '../../office/types.ts';
import { guaranteeAccount } from '../../ledgers/index.ts';
import { JOBS } from '../jobs/due.ts';
import type { ActHandler, ActResult } from './types.ts';

/** Act `settlement.pay`: a demand was paid; what was held of the guarantee for it is free again (G-02). */
export const recordPayment: ActHandler = async (act, context) => {
  const { store, session, nowMs } = context;
  const dutyNo = textIn(act, 'dutyNo');
  const demand = await store.demand(act.part, dutyNo);
  if (demand === null || demand.assureCode !== act.subject) {
    return refused('90042', dutyNo, `${act.subject} 的缴款书编号 a demand of this guarantor`);
  }
  if (demand.paid) return refused('90043', '已缴 paid', '未缴 not paid');
  const doneParts = await store.partsDone(JOBS.settlement, demand.billDay);
  if (doneParts < PART_COUNT)
    return refused('90081', `${doneParts}/${PART_COUNT}`, '汇总完成后 after the consolidation');
  const paidDay = dayOfPayment(textIn(act, 'paidOn'), nowMs);
  if (paidDay === null) return refused('-900206', textIn(act, 'paidOn'), `YYYY-MM-DD, ≤ ${dayOf(nowMs)}`);
  const { surchargeFen, daysLate } = surcharge(demand.taxFen, demand.payByDay, paidDay);
  const amountFen = parseFen(textIn(act, 'amount'));
  const owed = demand.taxFen + surchargeFen;
  if (amountFen !== owed) {
    const parts = `${formatFen(demand.taxFen)} + ${formatFen(surchargeFen)} (${daysLate} 日 days)`;
    return refused('90082', textIn(act, 'amount'), `${formatFen(owed)} = ${parts}`);
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
  const amountFen = parseFen(textIn(act, 'amount'));
  if (amountFen === null || amountFen <= 0n) return refused('-900206', textIn(act, 'amount'), '> 0.00');
  const account = guaranteeAccount(act.subject);
  await context.session.load([account]);
  const reference = textIn(act, 'document') || act.actId;
  context.session.deposit(account, amountFen, `deposit/${act.actId}`, reference, context.nowMs);
  context.fence(act.part);
  return { done: true, code: '', facts: { amount: formatFen(amountFen), kind: textIn(act, 'kind') } };
};

/** Act `guarantee.withdraw`: what is free may be taken back (G-01); what is held for taxes may not. */
export const withdrawGuarantee: ActHandler = async (act, context) => {
  const amountFen = parseFen(textIn(act, 'amount'));
  if (amountFen === null || amountFen <= 0n) return refused('-900206', textIn(act, 'amount'), '> 0.00');
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
function dayOfPayment(text: string, nowMs: number): Day | null {
  const today = dayOf(nowMs);
  if (text === '') return today;
  return isDay(text) && text <= today ? text : null;
}

/** A text of the act's body; '' when it is not there. */
function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}

function refused(code: string, found: string, allowed: string): ActResult {
  return { done: false, code, facts: { found, allowed } };
}
