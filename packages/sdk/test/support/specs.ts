import type { Goods, PurchaseSpec } from '../../src/purchase/types.ts';

/** Heading 3304 1000, sold by the stick, legal units kilogram and piece. */
export const lipstick: Goods = {
  gcode: '3304100011',
  itemNo: 'SKU-LIP',
  itemRecordNo: '1',
  name: '测试口红',
  model: '测试牌 4克/支',
  country: '305',
  unit: '014',
  unit1: '035',
  qty1PerPiece: '0.004',
  unit2: '011',
  qty2PerPiece: '1',
  netWeightKg: '0.004',
};

export const watch: Goods = {
  gcode: '9102120000',
  itemNo: 'SKU-WATCH',
  itemRecordNo: '2',
  name: '测试电子表',
  model: '测试牌 光电显示',
  country: '116',
  unit: '008',
  unit1: '008',
  qty1PerPiece: '1',
  netWeightKg: '0.2',
};

/** 2026-03-05T10:00:00+08:00 */
const AT_MS = Date.UTC(2026, 2, 5, 2, 0, 0);

/** An ordinary bonded purchase by invented firms and people, with what a test wants otherwise. */
export function specOf(change: Partial<PurchaseSpec>): PurchaseSpec {
  const firm = (code: string, name: string) => ({ code, name: `测试${name}有限公司` });
  return {
    firms: {
      platform: firm('3301960A01', '平台'),
      seller: firm('3301960A02', '电商'),
      payment: firm('3301960A03', '支付'),
      logistics: firm('3301960A04', '物流'),
      declarant: firm('3301980A05', '报关'),
      guarantorCode: '3301960A02',
    },
    mode: { kind: '1210', emsNo: 'T3301W000001', warehouse: firm('3301660A06', '仓储') },
    numbers: { orderNo: 'D1', payTransactionId: 'P1', logisticsNo: 'L1', copNo: 'C1' },
    buyer: { name: '赵一', idNumber: '339900199001010010', telephone: '19900000001', regNo: 'U1' },
    consignee: { name: '钱二', telephone: '19900000002', address: '浙江省杭州市测试区通关路1号' },
    lines: [{ goods: lipstick, quantity: '1', price: '100' }],
    freight: '0',
    insurance: '0',
    customsCode: '2991',
    atMs: AT_MS,
    ...change,
  };
}
