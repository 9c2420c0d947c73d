import { type ActResult, closed, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';

/** Declarations accepted from the minute of the act on are free of the stop again. */
export const resumeGoods: PublicAct<GoodsContext> = defineAct({
  name: 'goods.resume',
  subject: 'goods',
  path: 'goods/stops/:number/end',
  roles: ['supervisor'],
  district: 'national',
  zh: '恢复被停止的商品',
  en: 'end a stop of goods',
  rules: ['H-02'],
  body: closed({}),
  async judge(act, { store }) {
    const stop = await store.stop(act.subject);
    if (stop === null) return refusedAct('90042', act.subject, '停止编号 a stop');
    if (stop.endMs !== null) return refusedAct('90043', '已恢复 ended', '未恢复 not ended');
    const carryOut = async (): Promise<ActResult> => {
      await store.endStop(act.subject, act.atMs, act.reason, act.actId);
      return doneAct({ stop: act.subject });
    };
    return { carryOut };
  },
});
