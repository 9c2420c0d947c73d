import type { Inventory, InventoryHead, Logistics, Order, OrderHead, Payment, PaymentHead } from '@tongguan/ceb';
import { decimal5, formatDecimal5 } from '@tongguan/kernel';

/** Fictitious firms of the tests, by role. */
export const FIRMS = {
  platform: '3301960001',
  seller: '3301960002',
  pay: '3301960003',
  logistics: '3301960004',
} as const;
export const BOOK = { emsNo: 'T3301W000001', warehouseCode: '3301960005', customsCode: '2991', city: '杭州' } as const;
export const BUYER = { name: '测试购买人', idNumber: '110101199003070791', telephone: '13800000000' } as const;

export type PurchaseDocuments = {
  readonly order: Order;
  readonly payment: Payment;
  readonly waybill: Logistics;
  readonly declaration: Inventory;
};

export type PurchaseOptions = {
  readonly orderNo: string;
  readonly price?: string;
  readonly quantity?: string;
  readonly gcode?: string;
  readonly item?: string;
  readonly assureCode?: string;
  readonly buyerIdNumber?: string;
  readonly appTime?: string;
};

/** Four documents that agree: one line of food supplements (2106909000), bonded, tax borne by the merchant. */
export function purchase(options: PurchaseOptions): PurchaseDocuments {
  const { orderNo, price = '100.00', quantity = '2', gcode = '2106909000', item = 'ITEM01' } = options;
  const total = formatDecimal5((decimal5(price) * decimal5(quantity)) / 100_000n);
  const appTime = options.appTime ?? '20260601100000';
  const head = { guid: '0'.repeat(36), appType: '1', appTime, appStatus: '2' };
  const buyerIdNumber = options.buyerIdNumber ?? BUYER.idNumber;
  const consignee = {
    consignee: '测试收货人',
    consigneeTelephone: '13900000000',
    consigneeAddress: '浙江省杭州市测试路1号',
  };
  const line = {
    gnum: '1',
    itemNo: 'SKU1',
    unit: '011',
    qty: quantity,
    price,
    totalPrice: total,
    currency: '142',
    country: '307',
  };
  const ebp = { ebpCode: FIRMS.platform, ebpName: '测试平台' };
  const ebc = { ebcCode: FIRMS.seller, ebcName: '测试电商' };
  return {
    order: {
      OrderHead: {
        ...head,
        orderType: 'I',
        orderNo,
        ...ebp,
        ...ebc,
        goodsValue: total,
        freight: '0',
        discount: '0',
        taxTotal: '0',
        acturalPaid: total,
        currency: '142',
        buyerRegNo: 'U1',
        buyerName: BUYER.name,
        buyerTelephone: BUYER.telephone,
        buyerIdType: '1',
        buyerIdNumber,
        payCode: FIRMS.pay,
        payName: '测试支付',
        payTransactionId: `P${orderNo}`,
        ...consignee,
      },
      OrderList: [{ ...line, itemName: '测试膳食补充剂', gmodel: '测试牌|100粒' }],
    },
    payment: {
      PaymentHead: {
        ...head,
        payCode: FIRMS.pay,
        payName: '测试支付',
        payTransactionId: `P${orderNo}`,
        orderNo,
        ...ebp,
        payerIdType: '1',
        payerIdNumber: buyerIdNumber,
        payerName: BUYER.name,
        amountPaid: total,
        currency: '142',
        payTime: appTime,
      },
    },
    waybill: {
      LogisticsHead: {
        ...head,
        logisticsCode: FIRMS.logistics,
        logisticsName: '测试物流',
        logisticsNo: `W${orderNo}`,
        orderNo,
        freight: '0',
        insuredFee: '0',
        currency: '142',
        weight: '1.2',
        packNo: '1',
        ...consignee,
      },
    },
    declaration: {
      InventoryHead: {
        ...head,
        orderNo,
        ...ebp,
        ...ebc,
        logisticsNo: `W${orderNo}`,
        logisticsCode: FIRMS.logistics,
        logisticsName: '测试物流',
        copNo: `C${orderNo}`.slice(0, 20),
        assureCode: options.assureCode ?? FIRMS.seller,
        emsNo: BOOK.emsNo,
        ieFlag: 'I',
        declTime: appTime.slice(0, 8),
        customsCode: BOOK.customsCode,
        portCode: BOOK.customsCode,
        buyerIdType: '1',
        buyerIdNumber,
        buyerName: BUYER.name,
        buyerTelephone: BUYER.telephone,
        consigneeAddress: consignee.consigneeAddress,
        agentCode: FIRMS.seller,
        agentName: '测试电商',
        areaCode: BOOK.warehouseCode,
        areaName: '测试仓储',
        tradeMode: '1210',
        trafMode: 'Y',
        country: '142',
        freight: '0',
        insuredFee: '0',
        currency: '142',
        wrapType: '2',
        packNo: '1',
        grossWeight: '1.2',
        netWeight: '1',
      },
      InventoryList: [
        {
          ...line,
          itemRecordNo: item,
          gcode,
          gname: '测试膳食补充剂',
          gmodel: '测试牌|100粒',
          qty1: '0.5',
          unit1: '035',
        },
      ],
    },
  };
}

/** The same document with other head fields: a change of order, payment, waybill or declaration. */
export function withHead<T extends keyof PurchaseDocuments>(
  documents: PurchaseDocuments,
  kind: T,
  changes: Partial<OrderHead & PaymentHead & InventoryHead & Logistics['LogisticsHead']>,
): PurchaseDocuments[T] {
  const document = documents[kind];
  const node = Object.keys(document)[0] as string;
  const head = (document as unknown as Record<string, object>)[node];
  return { ...document, [node]: { ...head, ...changes } };
}
