import type { Inventory, InventoryLine, Logistics, Order, Payment } from '@tongguan/ceb';
import { assert, formatDecimal5, shanghaiC14 } from '@tongguan/kernel';
import type { PurchaseAmounts } from './amounts.ts';
import type { Goods, PurchaseSpec } from './types.ts';

/** Legacy code of the yuan; the only currency of the import path. */
const CURRENCY = '142';
/** Legacy code of China, country of departure of bonded goods. */
const CHINA = '142';
const ID_CARD = '1';
/** Truck, for the second line out of the bonded area; aircraft for direct purchases. */
const TRAF_MODE = { '1210': '4', '9610': '5' } as const;

/** 电子订单 (CEB311). */
export function orderOf(spec: PurchaseSpec, amounts: PurchaseAmounts, guid: string): Order {
  const { firms, numbers, buyer, consignee } = spec;
  return {
    OrderHead: {
      ...opening(spec, guid),
      orderType: 'I',
      orderNo: numbers.orderNo,
      ebpCode: firms.platform.code,
      ebpName: firms.platform.name,
      ebcCode: firms.seller.code,
      ebcName: firms.seller.name,
      goodsValue: formatDecimal5(amounts.goodsValue5),
      freight: formatDecimal5(amounts.carriage5),
      discount: formatDecimal5(amounts.discount5),
      taxTotal: formatDecimal5(amounts.tax5),
      acturalPaid: formatDecimal5(amounts.paid5),
      currency: CURRENCY,
      buyerRegNo: buyer.regNo,
      buyerName: buyer.name,
      buyerTelephone: buyer.telephone,
      buyerIdType: ID_CARD,
      buyerIdNumber: buyer.idNumber,
      payCode: firms.payment.code,
      payName: firms.payment.name,
      payTransactionId: numbers.payTransactionId,
      consignee: consignee.name,
      consigneeTelephone: consignee.telephone,
      consigneeAddress: consignee.address,
    },
    OrderList: spec.lines.map(({ goods }, index) => ({
      gnum: String(index + 1),
      itemNo: goods.itemNo,
      itemName: goods.name,
      gmodel: goods.model,
      ...(goods.barCode === undefined ? {} : { barCode: goods.barCode }),
      unit: goods.unit,
      ...priced(amounts, index),
      currency: CURRENCY,
      country: goods.country,
    })),
  };
}

/** 支付凭证 (CEB411): the payer is the buyer (D-02). */
export function paymentOf(spec: PurchaseSpec, amounts: PurchaseAmounts, guid: string): Payment {
  const { firms, numbers, buyer } = spec;
  return {
    PaymentHead: {
      ...opening(spec, guid),
      payCode: firms.payment.code,
      payName: firms.payment.name,
      payTransactionId: numbers.payTransactionId,
      orderNo: numbers.orderNo,
      ebpCode: firms.platform.code,
      ebpName: firms.platform.name,
      payerIdType: ID_CARD,
      payerIdNumber: buyer.idNumber,
      payerName: buyer.name,
      telephone: buyer.telephone,
      amountPaid: formatDecimal5(amounts.paid5),
      currency: CURRENCY,
      payTime: shanghaiC14(spec.atMs),
    },
  };
}

/** 物流运单 (CEB511). */
export function waybillOf(spec: PurchaseSpec, amounts: PurchaseAmounts, guid: string): Logistics {
  const { firms, numbers, consignee, mode } = spec;
  return {
    LogisticsHead: {
      ...opening(spec, guid),
      logisticsCode: firms.logistics.code,
      logisticsName: firms.logistics.name,
      logisticsNo: numbers.logisticsNo,
      ...(mode.kind === '9610' ? { billNo: mode.billNo } : {}),
      orderNo: numbers.orderNo,
      freight: formatDecimal5(amounts.freight5),
      insuredFee: formatDecimal5(amounts.insurance5),
      currency: CURRENCY,
      weight: formatDecimal5(amounts.grossWeight5),
      packNo: '1',
      goodsInfo: spec.lines
        .map((line) => `${line.goods.name}×${line.quantity}`)
        .join('、')
        .slice(0, 200),
      consignee: consignee.name,
      consigneeAddress: consignee.address,
      consigneeTelephone: consignee.telephone,
    },
  };
}

/** 申报清单 (CEB621), declared (appStatus 2). */
export function declarationOf(spec: PurchaseSpec, amounts: PurchaseAmounts, guid: string): Inventory {
  const { firms, numbers, buyer, consignee, mode } = spec;
  const bonded = mode.kind === '1210';
  return {
    InventoryHead: {
      ...opening(spec, guid),
      orderNo: numbers.orderNo,
      ebpCode: firms.platform.code,
      ebpName: firms.platform.name,
      ebcCode: firms.seller.code,
      ebcName: firms.seller.name,
      logisticsNo: numbers.logisticsNo,
      logisticsCode: firms.logistics.code,
      logisticsName: firms.logistics.name,
      copNo: numbers.copNo,
      assureCode: firms.guarantorCode,
      ...(bonded ? { emsNo: mode.emsNo } : {}),
      ieFlag: 'I',
      declTime: shanghaiC14(spec.atMs).slice(0, 8),
      customsCode: spec.customsCode,
      portCode: spec.portCode ?? spec.customsCode,
      ieDate: shanghaiC14(spec.atMs).slice(0, 8),
      buyerIdType: ID_CARD,
      buyerIdNumber: buyer.idNumber,
      buyerName: buyer.name,
      buyerTelephone: buyer.telephone,
      consigneeAddress: consignee.address,
      agentCode: firms.declarant.code,
      agentName: firms.declarant.name,
      ...(bonded ? { areaCode: mode.warehouse.code, areaName: mode.warehouse.name } : {}),
      tradeMode: mode.kind,
      trafMode: TRAF_MODE[mode.kind],
      ...(bonded ? {} : { trafNo: mode.trafNo, voyageNo: mode.voyageNo, billNo: mode.billNo }),
      country: bonded ? CHINA : mode.country,
      freight: formatDecimal5(amounts.freight5),
      insuredFee: formatDecimal5(amounts.insurance5),
      currency: CURRENCY,
      // 2: carton.
      wrapType: '2',
      packNo: '1',
      grossWeight: formatDecimal5(amounts.grossWeight5),
      netWeight: formatDecimal5(amounts.netWeight5),
    },
    InventoryList: spec.lines.map(({ goods }, index) => declarationLineOf(goods, amounts, index)),
  };
}

function declarationLineOf(goods: Goods, amounts: PurchaseAmounts, index: number): InventoryLine {
  const line = amounts.lines[index];
  assert(line !== undefined, 'every line has its amounts');
  return {
    gnum: String(index + 1),
    ...(goods.itemRecordNo === undefined ? {} : { itemRecordNo: goods.itemRecordNo }),
    itemNo: goods.itemNo,
    itemName: goods.name,
    gcode: goods.gcode,
    gname: goods.name,
    gmodel: goods.model,
    barCode: goods.barCode ?? '无',
    country: goods.country,
    currency: CURRENCY,
    qty: formatDecimal5(line.quantity5),
    unit: goods.unit,
    qty1: formatDecimal5(line.legal5),
    unit1: goods.unit1,
    ...(goods.unit2 === undefined || line.secondLegal5 === null
      ? {}
      : { qty2: formatDecimal5(line.secondLegal5), unit2: goods.unit2 }),
    price: formatDecimal5(line.price5),
    totalPrice: formatDecimal5(line.total5),
  };
}

/** The four fields every document begins with: new, and declared at once. */
function opening(
  spec: PurchaseSpec,
  guid: string,
): { guid: string; appType: string; appTime: string; appStatus: string } {
  return { guid, appType: '1', appTime: shanghaiC14(spec.atMs), appStatus: '2' };
}

function priced(amounts: PurchaseAmounts, index: number): { qty: string; price: string; totalPrice: string } {
  const line = amounts.lines[index];
  assert(line !== undefined, 'every line has its amounts');
  return {
    qty: formatDecimal5(line.quantity5),
    price: formatDecimal5(line.price5),
    totalPrice: formatDecimal5(line.total5),
  };
}
