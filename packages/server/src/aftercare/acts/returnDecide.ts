import { returnDeadlines } from '@tongguan/policy';
import { closed, DECISION, defineAct, type PublicAct } from '../../office/defineAct.ts';
import { type AftercareContext, infoOf } from '../../clearance/index.ts';
import { doneReturn, openReturn, refuseFor, wrongState } from '../openReturn.ts';
import { lateness, releasedMsOf } from '../returns.ts';
import { refuseReversal } from '../reversal.ts';
import { REVERSAL_STATES } from '../../clearance/later/types.ts';

/** The application is granted, then the goods are awaited; or refused. */
export const decideReturn: PublicAct<AftercareContext> = defineAct({
  name: 'return.decide',
  subject: 'reversal',
  path: 'returns/:number/decision',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '审核退货申请',
  en: 'decide an application for a return',
  rules: ['I-02'],
  body: closed({ decision: DECISION }),
  async run(act, context) {
    const found = openReturn(context, act.subject);
    if ('result' in found) return found.result;
    const { life, reversal } = found;
    if (reversal.approvedMs !== null) return wrongState('300 已同意，等待运抵 granted already', '300 人工审核');
    if (act.body.decision === 'refuse') {
      refuseReversal(context, reversal, '90041', act);
      return doneReturn(reversal);
    }
    // By the day of the act, however late a lane looks (I-02).
    const late = lateness(life, reversal, act.atMs);
    if (late.length > 0) return refuseFor(context, reversal, late, act.atMs);
    const { arriveByDay } = returnDeadlines(releasedMsOf(life), reversal.appliedMs, act.atMs);
    const info = infoOf('90071', '', arriveByDay);
    context.book.step(reversal, REVERSAL_STATES.manual, { approvedMs: act.atMs }, info);
    return doneReturn(reversal, { arriveByDay });
  },
});
