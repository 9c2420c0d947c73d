import {
  BROKER,
  BUYER,
  INVT_NO,
  LOGISTICS,
  ORDER_NO,
  outcome,
  PAYER_FIRM,
  PLATFORM,
  SELLER,
  WAREHOUSE,
  WAYBILL_NO,
} from './ceb-example-parties.mjs';

/**
 * The messages beside the import path, filled from two stories by the names of their elements: a perfume that
 * is sent back (import, 513 to 818) and a T-shirt that is sold abroad under mode 9610 and comes back (export).
 * Every required element is written, and the optional ones the story has a value for. All firms and persons
 * are invented.
 */
export function storyExampleMessages(dictionary, told) {
  return [...dictionary.values()].filter(({ type }) => !told.has(type)).map(storyMessage);
}

const FIRMS = {
  ebp: PLATFORM,
  ebc: SELLER,
  pay: PAYER_FIRM,
  logistics: LOGISTICS,
  agent: BROKER,
  operator: WAREHOUSE,
  owner: SELLER,
  declAgent: BROKER,
};

/** Both stories: who, where, when. */
const COMMON = {
  appType: '1',
  appStatus: '2',
  customsCode: '2992',
  portCode: '2992',
  trafMode: '5',
  trafName: 'TEST-FLIGHT',
  trafNo: 'TEST-FLIGHT',
  voyageNo: 'TF0001',
  billNo: 'EXAMPLE-BILL-0001',
  domesticTrafNo: '浙A00000',
  currency: '142',
  unit: '011',
  unit1: '011',
  gnum: '1',
  gseqno: '1',
  qty: '1',
  qty1: '1',
  packNo: '1',
  msgCount: '1',
  msgSeqNo: '1',
  freight: '0',
  insuredFee: '0',
  reason: '订购人申请退货',
};

const IMPORT = {
  ...COMMON,
  appTime: '20190510100000',
  returnTime: '20190510100005000',
  orderNo: ORDER_NO,
  logisticsNo: WAYBILL_NO,
  logisticsStatus: 'S',
  logisticsTime: '20190505120000',
  preNo: 'B20190510000000002',
  invtNo: INVT_NO,
  ieFlag: 'I',
  buyerIdType: '1',
  buyerIdNumber: BUYER.idNumber,
  buyerName: BUYER.name,
  buyerTelephone: BUYER.telephone,
  gcode: '3303000000',
  gname: '香水',
  qty: '1',
  unit: '142',
  rkdNo: 'R20190430000000001',
  taxNo: 'EXAMPLE-TAX-0001',
  status: '2',
  entDutyNo: 'EXAMPLE-DUTY-0001',
  assureCode: SELLER.code,
};

const EXPORT = {
  ...COMMON,
  appTime: '20220601100000',
  returnTime: '20220601100005000',
  orderType: 'E',
  orderNo: 'EXAMPLE-EXPORT-0001',
  goodsValue: '88.00',
  charge: '88.00',
  payNo: 'EXAMPLE-PAY-0002',
  accountingDate: '20220601095500',
  logisticsNo: 'EXAMPLE-WAYBILL-0002',
  goodsInfo: 'T恤衫1件',
  grossWeight: '0.3',
  netWeight: '0.25',
  preNo: 'B20220601000000001',
  invtNo: '29922022E000000001',
  sumNo: 'S20220601000000001',
  declSeqNo: 'D20220601000000001',
  ieFlag: 'E',
  ieDate: '20220602',
  leaveTime: '20220602203000',
  statisticsFlag: 'B',
  tradeMode: '9610',
  country: '303',
  POD: '0303',
  fCurrency: '142',
  fFlag: '3',
  iCurrency: '142',
  iFlag: '3',
  wrapType: '2',
  itemNo: 'SKU-TSHIRT-M',
  itemName: '测试牌棉T恤衫',
  gcode: '6109100000',
  gname: '棉制针织T恤衫',
  gmodel: '品名:T恤衫|牌名:测试牌|成份:100%棉',
  barCode: '无',
  qty1: '1',
  qty2: '0.25',
  unit2: '035',
  price: '88.00',
  totalPrice: '88.00',
  summaryFlag: '1',
  itemNameFlag: '1',
  opDate: '20220603080000000',
  decState: '1',
};

/** What one message says otherwise: receipts name their outcome, a returned parcel comes in. */
const OTHERWISE = {
  CEB514Message: outcome('120', '1800', '逻辑校验通过'),
  CEB624Message: outcome('399', '2300', '审核通过'),
  CEB626Message: outcome('300', '1200', '待人工审核'),
  CEB604Message: outcome('800', '2600', '放行'),
  CEB213Message: { ieFlag: 'I', tradeMode: '9610', country: '303' },
  CEB215Message: { ieFlag: 'I' },
  CEB605Message: { reason: '订单取消' },
};

function storyMessage(spec) {
  const number = spec.type.slice(3, 6);
  const isExport = spec.direction === 'export';
  const numbers = { copNo: `EXAMPLE-${number}-0001`, coElNo: `EXAMPLE-${number}-0001` };
  const values = {
    ...(isExport ? EXPORT : IMPORT),
    ...(isExport ? outcome('399', '1800', '逻辑校验通过') : outcome('120', '1800', '逻辑校验通过')),
    ...numbers,
    ...OTHERWISE[spec.type],
  };
  for (const [role, { code, name }] of Object.entries(FIRMS)) {
    values[`${role}Code`] = code;
    values[`${role}Name`] = name;
  }
  const document = nodeOf(spec.document, { ...values, guid: guid(number, '1') }, spec.type);
  const message = { type: spec.type, guid: guid(number, '0'), version: '1.0', documents: [document] };
  if (!spec.uplink) return message;
  const { code: copCode, name: copName } = SELLER;
  return {
    ...message,
    baseTransfer: { copCode, copName, dxpMode: 'DXP', dxpId: 'DXPENT0000000001' },
    baseSubscribe: [],
  };
}

function nodeOf(spec, values, type) {
  const node = {};
  for (const child of spec.children) {
    if (child.kind === 'node') {
      const inner = nodeOf(child, values, type);
      node[child.name] = child.max === 1 ? inner : [inner];
    } else if (values[child.name] !== undefined) {
      node[child.name] = values[child.name];
    } else if (child.min > 0) {
      throw new Error(`the story of ${type} has no ${child.name}`);
    }
  }
  return node;
}

function guid(number, last) {
  return `7C0F1D5E-0000-4000-8000-000000${number}00${last}`;
}
