import type { Inventory, InventoryLine, Logistics, Order, OrderLine, Payment } from '@tongguan/ceb';
import type { CaseDocuments } from '../src/index.ts';

/** What a row changes in the matched case below; a field set to `undefined` is left out, as on the wire. */
export type Changes = {
  readonly order?: Partial<Record<keyof Order['OrderHead'], string | undefined>>;
  readonly orderLine?: Partial<Record<keyof OrderLine, string | undefined>>;
  readonly payment?: Partial<Record<keyof Payment['PaymentHead'], string | undefined>>;
  readonly waybill?: Partial<Record<keyof Logistics['LogisticsHead'], string | undefined>>;
  readonly declaration?: Partial<Record<keyof Inventory['InventoryHead'], string | undefined>>;
  readonly declarationLine?: Partial<Record<keyof InventoryLine, string | undefined>>;
};

/**
 * Two lines: 2 × 100.00 and 3 × 33.335, goods 300.005, freight 12.5 for both freight 10 and insurance 2.5, tax 20.5,
 * discount 1: paid 300.005 + 12.5 + 20.5 − 1 = 332.005. Changes to a line meet the second.
 */
export function caseWith(changes: Changes = {}): CaseDocuments {
  return {
    order: { OrderHead: without({ ...ORDER, ...changes.order }), OrderList: lines(ORDER_LINES, changes.orderLine) },
    payment: { PaymentHead: without({ ...PAYMENT, ...changes.payment }) },
    waybill: { LogisticsHead: without({ ...WAYBILL, ...changes.waybill }) },
    declaration: {
      InventoryHead: without({ ...DECLARATION, ...changes.declaration }),
      InventoryList: lines(DECLARATION_LINES, changes.declarationLine),
    },
  };
}

function lines<T extends object>([first, second]: readonly [T, T], changes: object | undefined): readonly T[] {
  return [first, without<T>({ ...second, ...changes } as T)];
}

function without<T extends object>(record: object): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const HEAD = { guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94', appType: '1', appTime: '20190501100000', appStatus: '2' };
const FIRMS = { ebpCode: '3301969901', ebpName: '测试平台', ebcCode: '3301969902', ebcName: '测试电商' };
const BUYER = {
  buyerIdType: '1',
  buyerIdNumber: '11010119900101001X',
  buyerName: '测试订购人',
  buyerTelephone: '13800000000',
};

const ORDER: Order['OrderHead'] = {
  ...HEAD,
  ...FIRMS,
  ...BUYER,
  orderType: 'I',
  orderNo: 'ORDER1',
  goodsValue: '300.005',
  freight: '12.5',
  discount: '1',
  taxTotal: '20.5',
  acturalPaid: '332.005',
  currency: '142',
  buyerRegNo: 'R1',
  payCode: '3301969903',
  payName: '测试支付',
  payTransactionId: 'PAY1',
  consignee: '测试收货人',
  consigneeTelephone: '13900000000',
  consigneeAddress: '浙江省杭州市测试路1号',
};

const PAYMENT: Payment['PaymentHead'] = {
  ...HEAD,
  payCode: '3301969903',
  payName: '测试支付',
  payTransactionId: 'PAY1',
  orderNo: 'ORDER1',
  ebpCode: '3301969901',
  ebpName: '测试平台',
  payerIdType: '1',
  payerIdNumber: '11010119900101001X',
  payerName: '测试订购人',
  telephone: '13800000000',
  amountPaid: '332.005',
  currency: '142',
  payTime: '20190501100000',
};

const WAYBILL: Logistics['LogisticsHead'] = {
  ...HEAD,
  logisticsCode: '3301969904',
  logisticsName: '测试物流',
  logisticsNo: 'WAY1',
  orderNo: 'ORDER1',
  freight: '10',
  insuredFee: '2.5',
  currency: '142',
  weight: '1.5',
  packNo: '1',
  consignee: '测试收货人',
  consigneeAddress: '浙江省杭州市测试路1号',
  consigneeTelephone: '13900000000',
};

const DECLARATION: Inventory['InventoryHead'] = {
  ...HEAD,
  ...FIRMS,
  ...BUYER,
  orderNo: 'ORDER1',
  logisticsNo: 'WAY1',
  logisticsCode: '3301969904',
  logisticsName: '测试物流',
  copNo: 'COP1',
  assureCode: '3301969902',
  ieFlag: 'I',
  declTime: '20190501',
  customsCode: '2992',
  portCode: '2992',
  consigneeAddress: '浙江省杭州市测试路1号',
  agentCode: '3301969902',
  agentName: '测试电商',
  tradeMode: '9610',
  trafMode: '5',
  country: '116',
  freight: '10',
  insuredFee: '2.5',
  currency: '142',
  packNo: '1',
  grossWeight: '1.5',
  netWeight: '1.2',
};

const ORDER_LINES: readonly [OrderLine, OrderLine] = [
  orderLine('1', 'A1', '香水', '2', '100.00', '200'),
  orderLine('2', 'A2', '饼干', '3', '33.335', '100.005'),
];
const DECLARATION_LINES: readonly [InventoryLine, InventoryLine] = [
  declarationLine('1', 'A1', '香水', '2', '100', '200'),
  declarationLine('2', 'A2', '饼干', '3', '33.335', '100.005'),
];

function orderLine(
  gnum: string,
  itemNo: string,
  itemName: string,
  qty: string,
  price: string,
  totalPrice: string,
): OrderLine {
  const rest = { gmodel: '测试', unit: '142', currency: '142', country: '116' };
  return { gnum, itemNo, itemName, qty, price, totalPrice, ...rest };
}

function declarationLine(
  gnum: string,
  itemNo: string,
  itemName: string,
  qty: string,
  price: string,
  totalPrice: string,
): InventoryLine {
  const names = { gcode: '3303000000', gname: '测试品名', gmodel: '测试' };
  const rest = { unit: '142', unit1: '035', qty1: '1', currency: '142', country: '116' };
  return { gnum, itemNo, itemName, ...names, qty, price, totalPrice, ...rest };
}
