import type { Catalogue, SaleGoods } from './types.ts';

/**
 * What lies in the sandbox's bonded warehouse. Commodity codes, legal units and rates are those of the shipped goods
 * table (policy-data); brands, models and prices are made up. Three lines of two pieces stay below the single limit
 * of 5,000.00, so that any small basket clears.
 */
export const CATALOGUE: Omit<Catalogue, 'areaCode' | 'areaName'> = {
  emsNo: 'T3301W000001',
  // 杭州保税物流中心（B型）, a bonded logistics centre of type B (J-01).
  customsCode: '2992',
  portCode: '2992',
  city: '杭州',
  goods: [
    // 680.00 for 50 g is 13.60 a gram: high-end, 15 % consumption tax (财税〔2016〕103号).
    cosmetic('3303000000', '01', '测试香水', '测试牌 女士 50克/瓶', '305', '142', '0.05', '680.00'),
    // 90.00 for 100 g is 0.90 a gram: none.
    cosmetic('3303000000', '02', '测试花露水', '测试牌 100克/瓶', '116', '142', '0.1', '90.00'),
    cosmetic('3304100090', '03', '测试唇膏', '测试牌 3.5克/支', '133', '012', '0.0035', '260.00'),
    cosmetic('3304990099', '04', '测试面霜', '测试牌 50克/瓶', '116', '142', '0.05', '120.00'),
    byWeight('1901101000', '05', '测试婴儿配方奶粉', '测试牌 800克/罐 1段', '609', '122', '0.8', '198.00'),
    byWeight('2106909090', '06', '测试维生素片', '测试牌 90片/瓶', '601', '142', '0.12', '139.00'),
    byWeight('3401300000', '07', '测试洗面奶', '测试牌 100克/瓶', '116', '142', '0.1', '59.00'),
    byWeight('3305100090', '08', '测试洗发水', '测试牌 400克/瓶', '116', '142', '0.4', '79.00'),
    byWeight('1905310000', '09', '测试甜饼干', '测试牌 300克/盒', '303', '140', '0.3', '45.00'),
    byWeight('1704900000', '10', '测试糖果', '测试牌 200克/包', '304', '125', '0.2', '28.50'),
    byWeight('3924100000', '11', '测试塑料餐盒', '测试牌 5件/套', '133', '006', '0.6', '99.00'),
    {
      ...article('4202210090', '12', '测试牛皮手提包', '测试牌 牛皮 中号', '307', '007', '0.9', '780.00'),
      unit1: '035',
      qty1PerPiece: '0.9',
      unit2: '007',
      qty2PerPiece: '1',
    },
    {
      ...article('8509809000', '13', '测试电动牙刷', '测试牌 充电式', '304', '001', '0.35', '399.00'),
      unit1: '001',
      qty1PerPiece: '1',
      unit2: '035',
      qty2PerPiece: '0.35',
    },
    {
      ...article('4202210090', '99', '测试限量手提包', '测试牌 牛皮 限量', '307', '007', '0.8', '750.00'),
      unit1: '035',
      qty1PerPiece: '0.8',
      unit2: '007',
      qty2PerPiece: '1',
      scarce: true,
    },
  ],
};

/** An empty book of the same firm in another area, 上海浦东机场综合保税区: goods are transferred to it (J-03). */
export const OTHER_BOOK = { emsNo: 'T3101W000002', customsCode: '2216', city: '上海' } as const;

/** Enough for any load test: at 10,000 pieces a second it lasts a day. */
export const PIECES = 1_000_000_000n;
export const PIECES_SCARCE = 3n;

type Common = Omit<SaleGoods, 'unit1' | 'qty1PerPiece' | 'unit2' | 'qty2PerPiece'>;
type Row = readonly [
  gcode: string,
  number: string,
  name: string,
  model: string,
  country: string,
  unit: string,
  netWeightKg: string,
  price: string,
];

function article(...[gcode, number, name, model, country, unit, netWeightKg, price]: Row): Common {
  const numbers = { itemNo: `TEST-${number}`, itemRecordNo: `T${number.padStart(6, '0')}` };
  return { gcode, ...numbers, name, model, country, unit, netWeightKg, price, scarce: false };
}

/** Legal units 035 千克 and 011 件. */
function cosmetic(...row: Row): SaleGoods {
  const common = article(...row);
  return { ...common, unit1: '035', qty1PerPiece: common.netWeightKg, unit2: '011', qty2PerPiece: '1' };
}

/** Legal unit 035 千克 alone. */
function byWeight(...row: Row): SaleGoods {
  const common = article(...row);
  return { ...common, unit1: '035', qty1PerPiece: common.netWeightKg };
}
