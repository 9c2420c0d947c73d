import { formatFen } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import { closed, defineAct, doneAct, type PublicAct } from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { openClaim } from '../refunds.ts';

/** The claim ends without payment; the reason is the act's. */
export const refuseRefund: PublicAct<GuaranteeContext> = defineAct({
  name: 'refund.refuse',
  subject: 'refund',
  path: 'refunds/:number/refusals',
  roles: ['supervisor'],
  district: 'subject',
  zh: '不予退税',
  en: 'refuse to pay a tax back',
  rules: ['G-03'],
  body: closed({}),
  async run(act, context) {
    const claim = await openClaim(act, context);
    if ('code' in claim) return claim;
    const { part, serial, assureCode, dutyNo, taxFen } = claim;
    const { nowMs } = context;
    const row = {
      part,
      serial,
      assureCode,
      amountFen: taxFen,
      day: dayOf(act.atMs),
      actId: act.actId,
      decidedMs: nowMs,
    };
    await context.store.insertRefundDecision({ ...row, paid: false });
    context.fence(act.part);
    return doneAct({ dutyNo, assureCode, amount: formatFen(taxFen) });
  },
});
