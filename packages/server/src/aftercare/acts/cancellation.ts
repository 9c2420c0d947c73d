import { closed, DECISION, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { AftercareContext } from '../../clearance/index.ts';
import { grantReversal, refuseReversal } from '../reversal.ts';
import { REVERSAL_KINDS, REVERSAL_STATES } from '../../clearance/later/types.ts';

/** An officer grants or refuses the cancellation of a released declaration. */
export const decideCancellation: PublicAct<AftercareContext> = defineAct({
  name: 'cancellation.decide',
  subject: 'reversal',
  path: 'cancellations/:number/decision',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '审核已放行清单的撤销申请',
  en: 'decide the cancellation of a released declaration',
  rules: ['I-01'],
  body: closed({ decision: DECISION }),
  async run(act, context) {
    const life = context.lifeByPreNo(act.subject);
    const reversal = life?.reversals.find((one) => one.preNo === act.subject);
    if (!life || reversal?.kind !== REVERSAL_KINDS.cancellation) {
      return refusedAct('90042', act.subject, '撤销申请的预录入编号 preNo of a cancellation');
    }
    if (reversal.state !== REVERSAL_STATES.manual) {
      return refusedAct('90043', String(reversal.state), '300 人工审核');
    }
    if (act.body.decision === 'refuse') refuseReversal(context, reversal, '90041', act);
    else grantReversal(context, life, context.book.note(reversal, { approvedMs: act.atMs }));
    return doneAct({ preNo: reversal.preNo, listPreNo: reversal.declarationPreNo });
  },
});
