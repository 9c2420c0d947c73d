import {
  ADDRESS,
  COP_NO,
  guid,
  PAYMENT_NO,
  BROKER,
  BUYER,
  LOGISTICS,
  ORDER_NO,
  PAYER_FIRM,
  PLATFORM,
  SELLER,
  WAREHOUSE,
  WAYBILL_NO,
} from './ceb-example-parties.mjs';
import { receiptExamples } from './ceb-receipt-examples.mjs';

/**
 * One clearance told in the ten messages of the import path: one 50 ml bottle of perfume ordered for 800.00
 * CNY under mode 1210, its payment, waybill and declaration, the receipts, the tax bill (consumption tax 98.82, VAT
 * 85.65) and the receipt of a message that was no message. All firms and persons are invented.
 */
export function exampleMessages() {
  return [order(), payment(), waybill(), declaration(), ...receiptExamples()];
}

const SENT_AT = '20190501100000';

const head = (last) => ({ guid: guid(last), appType: '1', appTime: SENT_AT, appStatus: '2' });

function uplink(type, last, sender, document) {
  const baseTransfer = { copCode: sender.code, copName: sender.name, dxpMode: 'DXP', dxpId: 'DXPENT0000000001' };
  return { type, guid: guid(last), version: '1.0', documents: [document], baseTransfer, baseSubscribe: [] };
}

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

function declaration() {
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
    emsNo: 'T3301W000001',
    ieFlag: 'I',
    declTime: '20190501',
    customsCode: '2992',
    portCode: '2992',
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
  return uplink('CEB621Message', '04', BROKER, { InventoryHead, InventoryList: [declarationLine()] });
}

function declarationLine() {
  return {
    gnum: '1',
    itemRecordNo: 'T000001',
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
