import { closed, DECISION, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';
import { filingState } from '../types.ts';

/** An officer decides a filing that raised doubts (H-04). Decided once. */
export const decideFiling: PublicAct<GoodsContext> = defineAct({
  name: 'goods.filing',
  subject: 'goods',
  path: 'goods/filings/:number/decision',
  roles: ['officer', 'supervisor'],
  district: 'national',
  zh: '审核商品备案',
  en: 'decide a filing of goods',
  rules: ['H-04'],
  body: closed({ decision: DECISION }),
  async run(act, { store }) {
    const filing = await store.filing(act.subject);
    if (filing === null) return refusedAct('90042', act.subject, '备案编号 a filing');
    const state = filingState(filing);
    if (state !== 'waiting') return refusedAct('90043', state, 'waiting');
    const approve = act.body.decision === 'approve';
    const decision = { approve, reason: act.reason, actorCode: act.actor.code, decidedMs: act.atMs, actId: act.actId };
    await store.decideFiling(act.subject, decision);
    return doneAct({ filing: act.subject, state: approve ? 'filed' : 'refused' });
  },
});
