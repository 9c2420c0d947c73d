import { isDay } from '@tongguan/policy';
import { Type } from 'typebox';
import { type ActResult, closed, DAY, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';
import { LAW } from '../fields.ts';
import { contentOfList } from '../types.ts';

/** Columns of the official file, as texts. */
const ROW = Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 10 });

/** The whole official list, in use for what is accepted from its date on (H-01). */
export const loadList: PublicAct<GoodsContext> = defineAct({
  name: 'goods.list',
  subject: 'goods',
  path: 'goods/lists/:number',
  roles: ['operator', 'supervisor'],
  district: 'national',
  zh: '载入正面清单全表，自生效日起使用',
  en: 'load the whole official list; lanes use it from its date',
  rules: ['H-01'],
  body: closed({ from: DAY, law: LAW, rows: Type.Array(ROW, { minItems: 1, maxItems: 20_000 }) }),
  async judge(act, { store }) {
    const { from: fromDay, law, rows } = act.body;
    if (!isDay(fromDay)) return refusedAct('90303', fromDay, 'from: YYYY-MM-DD');
    if ((await store.list(act.subject)) !== null) return refusedAct('90043', act.subject, '新的版本名 a fresh edition');
    const read = contentOfList(rows);
    if (!read.ok) {
      const [first] = read.refusals;
      const found = `${first?.path ?? ''} ${first?.found ?? ''}`.trim();
      return refusedAct('90303', found, `${first?.allowed ?? ''} (${read.refusals.length})`);
    }
    const row = { edition: act.subject, fromDay, law, loadedMs: act.atMs, actId: act.actId };
    const carryOut = async (): Promise<ActResult> => {
      await store.insertList({ ...row, ...read.value });
      return doneAct({ edition: act.subject, from: fromDay, lines: String(read.value.lines) });
    };
    return { carryOut };
  },
});
