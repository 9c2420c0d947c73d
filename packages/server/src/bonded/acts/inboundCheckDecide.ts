import { closed, DECISION, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { STATE_TEXTS } from '../inbound.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { INBOUND_STATES } from '../types.ts';
import { onItsWay } from './inboundCheck.ts';

/** An officer who did not check says what becomes of the differences: the goods go on, or do not come in (J-08). */
export const decideInboundCheck: PublicAct<BondedContext> = defineAct({
  name: 'inbound.check-decide',
  subject: 'book',
  path: 'books/:number/inbound-check-decisions',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '处理入区单证核对的差异',
  en: 'decide on differences between goods and their papers',
  rules: ['J-08'],
  body: closed({ billNo: BOOK_NO, decision: DECISION }),
  async run(act, context) {
    const found = await onItsWay(act, context);
    if ('result' in found) return found.result;
    const { inbound } = found;
    const check = await context.store.inboundCheck(inbound);
    if (check?.result !== 'differs') return refusedAct('90375', check?.result ?? inbound.billNo, 'differs');
    if (check.byCode === act.actor.code) {
      return refusedAct('90249', act.actor.code, '未参与核对的关员 an officer who did not check');
    }
    const accepts = act.body.decision === 'approve';
    const word = { result: accepts ? 'accepted' : 'refused', actId: act.actId, byCode: act.actor.code } as const;
    const { papers, differences } = check;
    await context.store.addInboundCheck(inbound, { ...word, papers, differences, atMs: act.atMs });
    if (!accepts) {
      await context.store.putInbound({ ...inbound, state: INBOUND_STATES.refused, endedMs: act.atMs });
    }
    const state = accepts ? inbound.state : INBOUND_STATES.refused;
    return doneIn(act, context, [
      ['result', word.result],
      ['state', STATE_TEXTS[state]],
    ]);
  },
});
