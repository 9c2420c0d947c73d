/**
 * One clearance told in the ten messages of the import path: one 50 ml bottle of perfume ordered for 800.00
 * CNY under mode 1210, its payment, waybill and list, the receipts, the tax bill (consumption tax 98.82, VAT
 * 85.65) and the receipt of a message that was no message. All firms and persons are invented.
 */
export function exampleMessages() {
  return [
    order(),
    orderReturn(),
    payment(),
    paymentReturn(),
    waybill(),
    waybillReturn(),
    list(),
    listReturn(),
    bill(),
    refusal(),
  ];
}

const PLATFORM = { code: '3301960T01', name: '测试电子商务平台有限公司' };
const SELLER = { code: '3301960T02', name: '测试跨境商贸（境内代理）有限公司' };
const PAYER_FIRM = { code: '3301960T03', name: '测试支付有限公司' };
const LOGISTICS = { code: '3301960T04', name: '测试快递有限公司' };
const BROKER = { code: '3301960T05', name: '测试报关有限公司' };
const WAREHOUSE = { code: '3301960T06', name: '测试保税仓储有限公司' };

const BUYER = { name: '测试订购人', idNumber: '110101199003070011', telephone: '13000000000' };
const ADDRESS = '浙江省测试市测试区测试路1号';
const ORDER_NO = 'EXAMPLE-ORDER-0001';
const PAYMENT_NO = 'EXAMPLE-PAY-0001';
const WAYBILL_NO = 'EXAMPLE-WAYBILL-0001';
const COP_NO = 'EXAMPLE-LIST-0001';
const PRE_NO = 'B20190501000000001';
const INVT_NO = '29282019I000000001';
const SENT_AT = '20190501100000';
const ANSWERED_AT = '20190501100005000';

const guid = (last) => `7C0F1D5E-0000-4000-8000-0000000000${last}`;
const head = (last) => ({ guid: guid(last), appType: '1', appTime: SENT_AT, appStatus: '2' });
const answer = (status, code, text) => ({
  returnStatus: status,
  returnTime: ANSWERED_AT,
  returnInfo: `[Code:${code};Desc:${text}]`,
});

function uplink(type, last, sender, document) {
  const baseTransfer = { copCode: sender.code, copName: sender.name, dxpMode: 'DXP', dxpId: 'DXPENT0000000001' };
  return { type, guid: guid(last), version: '1.0', documents: [document], baseTransfer, baseSubscribe: [] };
}

const downlink = (type, last, document) => ({ type, guid: guid(last), version: '1.0', documents: [document] });

function order() {
  const goods = {
    gnum: '1',
    itemNo: 'SKU-PERFUME-50',
    itemName: '测试牌香水50ml',
    gmodel: '品名:香水|牌名:测试牌|规格:50ml/瓶',
    unit: '142',
    qty: '1',
    price: '800.00',
    totalPrice: '800.00',
    currency: '142',
    country: '305',
  };
  const money = { goodsValue: '800.00', freight: '0', discount: '0', taxTotal: '184.47', acturalPaid: '984.47' };
  const OrderHead = {
    ...head('11'),
    orderType: 'I',
    orderNo: ORDER_NO,
    ebpCode: PLATFORM.code,
    ebpName: PLATFORM.name,
    ebcCode: SELLER.code,
    ebcName: SELLER.name,
    ...money,
    currency: '142',
    buyerRegNo: 'example-buyer',
    buyerName: BUYER.name,
    buyerTelephone: BUYER.telephone,
    buyerIdType: '1',
    buyerIdNumber: BUYER.idNumber,
    payCode: PAYER_FIRM.code,
    payName: PAYER_FIRM.name,
    payTransactionId: PAYMENT_NO,
    consignee: BUYER.name,
    consigneeTelephone: BUYER.telephone,
    consigneeAddress: ADDRESS,
  };
  return uplink('CEB311Message', '01', PLATFORM, { OrderHead, OrderList: [goods] });
}

function payment() {
  const PaymentHead = {
    ...head('12'),
    payCode: PAYER_FIRM.code,
    payName: PAYER_FIRM.name,
    payTransactionId: PAYMENT_NO,
    orderNo: ORDER_NO,
    ebpCode: PLATFORM.code,
    ebpName: PLATFORM.name,
    payerIdType: '1',
    payerIdNumber: BUYER.idNumber,
    payerName: BUYER.name,
    telephone: BUYER.telephone,
    amountPaid: '984.47',
    currency: '142',
    payTime: '20190501095500',
  };
  return uplink('CEB411Message', '02', PAYER_FIRM, { PaymentHead });
}

function waybill() {
  const LogisticsHead = {
    ...head('13'),
    logisticsCode: LOGISTICS.code,
    logisticsName: LOGISTICS.name,
    logisticsNo: WAYBILL_NO,
    orderNo: ORDER_NO,
    freight: '0',
    insuredFee: '0',
    currency: '142',
    weight: '0.45',
    packNo: '1',
    goodsInfo: '香水1瓶',
    consignee: BUYER.name,
    consigneeAddress: ADDRESS,
    consigneeTelephone: BUYER.telephone,
  };
  return uplink('CEB511Message', '03', LOGISTICS, { LogisticsHead });
}

function list() {
  const parties = {
    orderNo: ORDER_NO,
    ebpCode: PLATFORM.code,
    ebpName: PLATFORM.name,
    ebcCode: SELLER.code,
    ebcName: SELLER.name,
    logisticsNo: WAYBILL_NO,
    logisticsCode: LOGISTICS.code,
    logisticsName: LOGISTICS.name,
  };
  const buyer = {
    buyerIdType: '1',
    buyerIdNumber: BUYER.idNumber,
    buyerName: BUYER.name,
    buyerTelephone: BUYER.telephone,
    consigneeAddress: ADDRESS,
  };
  const InventoryHead = {
    ...head('14'),
    ...parties,
    copNo: COP_NO,
    assureCode: SELLER.code,
    emsNo: 'T2928W000001',
    ieFlag: 'I',
    declTime: '20190501',
    customsCode: '2928',
    portCode: '2928',
    ...buyer,
    agentCode: BROKER.code,
    agentName: BROKER.name,
    areaCode: WAREHOUSE.code,
    areaName: WAREHOUSE.name,
    tradeMode: '1210',
    trafMode: 'Y',
    country: '142',
    freight: '0',
    insuredFee: '0',
    currency: '142',
    packNo: '1',
    grossWeight: '0.45',
    netWeight: '0.3',
  };
  return uplink('CEB621Message', '04', BROKER, { InventoryHead, InventoryList: [listLine()] });
}

function listLine() {
  return {
    gnum: '1',
    itemRecordNo: 'ITEM-0001',
    itemNo: 'SKU-PERFUME-50',
    itemName: '测试牌香水50ml',
    gcode: '3303000000',
    gname: '香水',
    gmodel: '品名:香水|牌名:测试牌|规格:50ml/瓶',
    barCode: '无',
    country: '305',
    currency: '142',
    qty: '1',
    unit: '142',
    qty1: '0.05',
    unit1: '035',
    qty2: '1',
    unit2: '011',
    price: '800.00',
    totalPrice: '800.00',
  };
}

function orderReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  const keys = { ebpCode: PLATFORM.code, ebcCode: SELLER.code, orderNo: ORDER_NO };
  return downlink('CEB312Message', '05', { guid: guid('21'), ...keys, ...received });
}

function paymentReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  return downlink('CEB412Message', '06', {
    guid: guid('22'),
    payCode: PAYER_FIRM.code,
    payTransactionId: PAYMENT_NO,
    ...received,
  });
}

function waybillReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  return downlink('CEB512Message', '07', {
    guid: guid('23'),
    logisticsCode: LOGISTICS.code,
    logisticsNo: WAYBILL_NO,
    ...received,
  });
}

function listReturn() {
  const keys = { customsCode: '2928', ebpCode: PLATFORM.code, ebcCode: SELLER.code, agentCode: BROKER.code };
  const numbers = { copNo: COP_NO, preNo: PRE_NO, invtNo: INVT_NO };
  return downlink('CEB622Message', '08', { guid: guid('24'), ...keys, ...numbers, ...answer('800', '2600', '放行') });
}

function bill() {
  const taxes = { customsTax: '0.00', valueAddedTax: '85.65', consumptionTax: '98.82' };
  const TaxHeadRd = {
    guid: guid('25'),
    returnTime: ANSWERED_AT,
    invtNo: INVT_NO,
    taxNo: 'EXAMPLE-TAX-0001',
    ...taxes,
    status: '1',
    assureCode: SELLER.code,
    ebcCode: SELLER.code,
    logisticsCode: LOGISTICS.code,
    agentCode: BROKER.code,
    customsCode: '2928',
  };
  return downlink('CEB816Message', '09', {
    TaxHeadRd,
    TaxListRd: [{ gnum: '1', gcode: '3303000000', taxPrice: '800.00', ...taxes }],
  });
}

function refusal() {
  return downlink('CEB900Message', '10', {
    guid: guid('26'),
    returnStatus: '-900202',
    returnInfo: '[Code:-900202;Desc:Order[1]/OrderHead/freight 缺少 missing]',
    returnTime: ANSWERED_AT,
    oriCopMsgId: guid('01'),
    oriMessageType: 'CEB311Message',
    oriBizMessage: '',
  });
}
