import { isCountry } from '@tongguan/policy';
import { Type } from 'typebox';
import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  NAME,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { GoodsContext } from '../context.ts';
import { LAW } from '../fields.ts';

/**
 * From the minute in which two persons have agreed no lane admits a declaration of such goods (H-02). Earlier acceptances
 * keep the law of their day, and earlier releases stay; officers can list declarations that are not released yet.
 */
export const stopGoods: PublicAct<GoodsContext> = defineAct({
  name: 'goods.stop',
  subject: 'goods',
  path: 'goods/stops/:number',
  roles: ['supervisor'],
  district: 'national',
  zh: '立即停止商品进口：按国别、税号前缀、品牌、批次',
  en: 'stop goods at once, by country, tariff prefix, brand, batch',
  rules: ['H-02'],
  body: closed({
    country: Type.Optional(Type.String({ pattern: '^\\d{3}$' })),
    hsPrefix: Type.Optional(Type.String({ pattern: '^\\d{2,10}$' })),
    brand: Type.Optional(NAME),
    batch: Type.Optional(NAME),
    law: LAW,
  }),
  async judge(act, { store }) {
    const { body } = act;
    const [country, hsPrefix] = [body.country ?? null, body.hsPrefix ?? null];
    const [brand, batch] = [said(body.brand), said(body.batch)];
    if (country === null && hsPrefix === null && brand === null && batch === null) {
      return refusedAct('90302', '', 'country, hsPrefix, brand, batch：至少一项 at least one');
    }
    if (country !== null && !isCountry(country))
      return refusedAct('90302', country, '三位国别代码 a three-digit country code');
    if ((await store.stop(act.subject)) !== null) return refusedAct('90043', act.subject, '新的编号 a fresh number');
    const what = { country, hsPrefix, brand, batch };
    const carryOut = async (): Promise<ActResult> => {
      await store.insertStop({
        stopId: act.subject,
        fromMs: act.atMs,
        ...what,
        law: body.law,
        reason: act.reason,
        actId: act.actId,
      });
      const facts = Object.entries(what).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
      return doneAct({ stop: act.subject, ...(Object.fromEntries(facts) as Record<string, string>) });
    };
    return { carryOut };
  },
});

/** Null: nothing, or only blanks. */
function said(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}
