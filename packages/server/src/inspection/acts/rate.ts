import { Type } from 'typebox';
import { closed, defineAct, oneOf, type PublicAct } from '../../office/defineAct.ts';
import { addControl, type ControlContext, FROM_DAY } from '../setControl.ts';

/** From a day on, this share of declarations with such goods is inspected; 0 lifts it (K-01). */
export const setGoodsRate: PublicAct<ControlContext> = defineAct({
  name: 'inspection.rate',
  subject: 'control',
  path: 'inspection-rates/:number',
  roles: ['supervisor'],
  district: 'scope',
  zh: '商品布控比率（万分之），自某日起；0 为取消',
  en: 'the rate of inspection for goods, of ten thousand, from a day on; 0 lifts it',
  rules: ['K-01'],
  body: closed({
    hsPrefix: Type.Optional(Type.String({ pattern: '^[0-9]{2,10}$' })),
    country: Type.Optional(Type.String({ pattern: '^[0-9]{3}$' })),
    mode: Type.Optional(oneOf('1210', '1239', '9610')),
    customsCode: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}$',
        description: '只在该关区；不填为全国 / in this district alone; left out: everywhere',
      }),
    ),
    rateBasisPoints: Type.Integer({ minimum: 0, maximum: 10_000 }),
    fromDay: Type.Optional(FROM_DAY),
  }),
  async judge(act, context) {
    const { hsPrefix = null, country = null, mode = null, customsCode = null, rateBasisPoints } = act.body;
    return addControl(act, context, { kind: 'goods', hsPrefix, country, mode, customsCode, rateBasisPoints });
  },
});
