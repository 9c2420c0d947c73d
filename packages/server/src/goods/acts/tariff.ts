import { isDay } from '@tongguan/policy';
import { Type } from 'typebox';
import { type ActResult, closed, DAY, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';
import { LAW, TARIFF_CELLS } from '../fields.ts';
import { contentOfTariff } from '../types.ts';

/**
 * What an announcement says of tariff lines, as rows with their days: duties, classes of taxes, units (E-05, E-06, H-05).
 * They lie over the rows that ship and over editions loaded before, for what is accepted from now on.
 */
export const loadTariff: PublicAct<GoodsContext> = defineAct({
  name: 'goods.tariff',
  subject: 'goods',
  path: 'goods/tariffs/:number',
  roles: ['operator', 'supervisor'],
  district: 'national',
  zh: '载入税则公告：税目的关税、税目类别、法定单位，各有生效日',
  en: 'load what an announcement says of tariff lines; each row has its days',
  rules: ['E-05', 'E-06', 'H-05'],
  body: closed({ from: DAY, law: LAW, rows: Type.Array(TARIFF_CELLS, { minItems: 1, maxItems: 20_000 }) }),
  async judge(act, { store }) {
    const { from: fromDay, law, rows } = act.body;
    if (!isDay(fromDay)) return refusedAct('90309', fromDay, 'from: YYYY-MM-DD');
    if ((await store.tariff(act.subject)) !== null)
      return refusedAct('90043', act.subject, '新的版本名 a fresh edition');
    const read = contentOfTariff(rows, { from: fromDay, law });
    if (!read.ok) {
      const [first] = read.refusals;
      const found = `${first?.path ?? ''} ${first?.found ?? ''}`.trim();
      return refusedAct('90309', found, `${first?.allowed ?? ''} (${read.refusals.length})`);
    }
    const row = { edition: act.subject, fromDay, law, loadedMs: act.atMs, actId: act.actId };
    const carryOut = async (): Promise<ActResult> => {
      await store.insertTariff({ ...row, ...read.value });
      return doneAct({ edition: act.subject, from: fromDay, lines: String(read.value.lines) });
    };
    return { carryOut };
  },
});
