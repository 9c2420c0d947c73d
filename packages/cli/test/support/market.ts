import type { Persona } from '@tongguan/sdk';
import { type Market, PERSONA_NAMES, type SaleGoods } from '../../src/demo/types.ts';

const goods = (serial: number, gcode: string, change: Partial<SaleGoods['goods']> = {}, scarce = false): SaleGoods => ({
  goods: {
    gcode,
    itemNo: `SKU-${serial}`,
    itemRecordNo: String(serial),
    name: `测试商品${serial}`,
    // Cosmetics say how their content is marked, or an officer asks (E-06).
    model: '测试牌，50克/瓶',
    country: '116',
    unit: '011',
    unit1: '035',
    qty1PerPiece: '0.05',
    unit2: '011',
    qty2PerPiece: '1',
    netWeightKg: '0.05',
    ...change,
  },
  price: `${100 + serial}.50`,
  scarce,
});

/** A sandbox's participants and goods without keys: enough to make up declarations, not to sign them. */
export const market: Market = {
  personas: Object.fromEntries(
    PERSONA_NAMES.map((name, index): [string, Persona] => [
      name,
      {
        name,
        code: `330196990${index}`,
        creditCode: '',
        firm: `测试${name}有限公司`,
        roles: [],
        token: 'token',
        defaultAlgorithm: 'rsa-sha1',
        keys: {},
      },
    ]),
  ) as Market['personas'],
  goods: [
    goods(1, '3303000000'),
    goods(2, '3304100011'),
    goods(3, '3304990099'),
    goods(4, '9503006000', { country: '304' }),
    goods(5, '3303000000', {}, true),
  ],
  scarce: goods(5, '3303000000', {}, true),
  emsNo: 'T3301W000001',
  customsCode: '2991',
  portCode: '2991',
};
