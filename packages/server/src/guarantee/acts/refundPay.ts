import { formatFen, parseFen, partOf } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import { Type } from 'typebox';
import {
  type ActResult,
  AMOUNT,
  closed,
  DAY,
  defineAct,
  doneAct,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { givenBack } from '../instruments.ts';
import { dayOfPayment, openClaim, refundClaimOf } from '../refunds.ts';

/** A tax that was paid is paid back, to the fen and once (G-03). */
export const payRefund: PublicAct<GuaranteeContext> = defineAct({
  name: 'refund.pay',
  subject: 'refund',
  path: 'refunds/:number/payments',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '退税：缴款后撤单、退货的税款退还担保企业，金额须相符',
  en: 'pay a tax back that was paid before its declaration was cancelled or returned, to the fen',
  rules: ['G-03'],
  body: closed({ amount: AMOUNT, paidOn: Type.Optional(DAY) }),
  secondPerson: {
    rule: 'given-back',
    async leaving(act, context) {
      const claim = await refundClaimOf(act, context);
      return claim === null ? [] : givenBack(act, claim.assureCode, claim.taxFen);
    },
  },
  async judge(act, context) {
    const claim = await openClaim(act, context);
    if ('code' in claim) return claim;
    const { part, serial, assureCode, dutyNo, taxFen } = claim;
    const demand = await context.store.demand(partOf('guarantee', assureCode), dutyNo);
    // An unpaid tax cannot be refunded; its demand stays open.
    if (demand === null || !demand.paid) return refusedAct('90265', dutyNo, '缴款后 after the demand is paid');
    const { amount: wanted, paidOn = '' } = act.body;
    const day = dayOfPayment(paidOn, act.atMs);
    if (day === null) return refusedAct('-900206', paidOn, `YYYY-MM-DD, ≤ ${dayOf(act.atMs)}`);
    if (parseFen(wanted) !== taxFen) return refusedAct('90266', wanted, formatFen(taxFen));
    const row = { part, serial, assureCode, amountFen: taxFen, day, actId: act.actId, decidedMs: context.nowMs };
    const carryOut = async (): Promise<ActResult> => {
      await context.store.insertRefundDecision({ ...row, paid: true });
      context.fence(act.part);
      return doneAct({ dutyNo, assureCode, amount: formatFen(taxFen), paidOn: day });
    };
    return { carryOut };
  },
});
