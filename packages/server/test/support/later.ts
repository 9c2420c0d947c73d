import type { InvtCancel, InvtRefund, LogisticsStatus } from '@tongguan/ceb';
import { BUYER, FIRMS } from './purchase.ts';

type Names = { readonly orderNo: string; readonly invtNo: string; readonly copNo?: string };

const head = ({ orderNo, invtNo }: Names) => ({
  guid: '0'.repeat(36),
  appType: '1',
  appTime: '20260601120000',
  appStatus: '2',
  customsCode: '2991',
  orderNo,
  ebpCode: FIRMS.platform,
  ebpName: '测试平台',
  ebcCode: FIRMS.seller,
  ebcName: '测试电商',
  logisticsNo: `W${orderNo}`,
  logisticsCode: FIRMS.logistics,
  logisticsName: '测试物流',
  invtNo,
  buyerIdType: '1',
  buyerIdNumber: BUYER.idNumber,
  buyerName: BUYER.name,
  buyerTelephone: BUYER.telephone,
  agentCode: FIRMS.seller,
  agentName: '测试电商',
  reason: '订购人取消订单',
});

/** 623: asks that a declaration be cancelled. */
export function cancellation(names: Names): InvtCancel {
  return { ...head(names), copNo: names.copNo ?? `X${names.orderNo}` };
}

/** 625: asks that lines of a declaration be taken back. */
export function refund(names: Names, lines: readonly { gnum: string; qty: string }[]): InvtRefund {
  return {
    InvtRefundHead: { ...head(names), copNo: names.copNo ?? `R${names.orderNo}` },
    InvtRefundList: lines.map((line) => ({ ...line, gcode: '2106909000', gname: '测试膳食补充剂', unit: '011' })),
  };
}

/** 513: the parcel of an order was delivered. */
export function delivered(orderNo: string, changes: Partial<LogisticsStatus> = {}): LogisticsStatus {
  return {
    guid: '0'.repeat(36),
    appType: '1',
    appTime: '20260603100000',
    appStatus: '2',
    logisticsCode: FIRMS.logistics,
    logisticsName: '测试物流',
    logisticsNo: `W${orderNo}`,
    logisticsStatus: 'S',
    logisticsTime: '20260603095900',
    ...changes,
  };
}
