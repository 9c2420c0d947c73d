import { formatFen, PART_COUNT, parseFen } from '@tongguan/kernel';
import { dayOf, surcharge } from '@tongguan/policy';
import { Type } from 'typebox';
import { guaranteeAccount } from '../../ledgers/index.ts';
import { AMOUNT, closed, DAY, defineAct, doneAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { dayOfPayment } from '../refunds.ts';

/** A demand was paid; what was held of the guarantee for it is free again (G-02). */
export const recordPayment: PublicAct<GuaranteeContext> = defineAct({
  name: 'settlement.pay',
  subject: 'guarantee',
  path: 'guarantees/:number/payments',
  roles: ['officer', 'supervisor'],
  district: 'national',
  zh: '登记缴款：金额须等于应缴税款加滞纳金',
  en: 'record the payment of a demand: tax and surcharge, to the fen',
  rules: ['G-02'],
  body: closed({ dutyNo: NAME, amount: AMOUNT, paidOn: Type.Optional(DAY) }),
  async run(act, context) {
    const { store, session, nowMs } = context;
    const { dutyNo, amount, paidOn = '' } = act.body;
    const demand = await store.demand(act.part, dutyNo);
    if (demand === null || demand.assureCode !== act.subject) {
      return refusedAct('90042', dutyNo, `${act.subject} 的缴款书编号 a demand of this guarantor`);
    }
    if (demand.paid) return refusedAct('90043', '已缴 paid', '未缴 not paid');
    const doneParts = await store.partsDone('settlement', demand.billDay);
    if (doneParts < PART_COUNT)
      return refusedAct('90081', `${doneParts}/${PART_COUNT}`, '汇总完成后 after the consolidation');
    const paidDay = dayOfPayment(paidOn, act.atMs);
    if (paidDay === null) return refusedAct('-900206', paidOn, `YYYY-MM-DD, ≤ ${dayOf(act.atMs)}`);
    const { surchargeFen, daysLate } = surcharge(demand.taxFen, demand.payByDay, paidDay);
    const amountFen = parseFen(amount);
    const owed = demand.taxFen + surchargeFen;
    if (amountFen !== owed) {
      const parts = `${formatFen(demand.taxFen)} + ${formatFen(surchargeFen)} (${daysLate} 日 days)`;
      return refusedAct('90082', amount, `${formatFen(owed)} = ${parts}`);
    }
    const account = guaranteeAccount(demand.assureCode);
    await session.load([account]);
    if (demand.taxFen > 0n) session.release(account, demand.taxFen, `${dutyNo}/paid`, dutyNo, nowMs);
    context.fence(act.part);
    await store.insertPayment({ ...demand, surchargeFen, paidDay, actId: act.actId, paidMs: nowMs, part: act.part });
    return doneAct({ dutyNo, tax: formatFen(demand.taxFen), surcharge: formatFen(surchargeFen), paidOn: paidDay });
  },
});
