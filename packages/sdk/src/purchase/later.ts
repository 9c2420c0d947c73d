import type { CebMessage, Inventory, InvtCancel, InvtRefund, Logistics, LogisticsStatus } from '@tongguan/ceb';
import { type EpochMs, shanghaiC14 } from '@tongguan/kernel';
import { upperCaseGuid } from './build.ts';
import { frame } from './messages.ts';
import type { Firm } from './types.ts';

/** Fields of an application about a released declaration that the declaration does not have. */
export type Application = {
  /** The declaration's number, from its receipts. */
  readonly invtNo: string;
  /** The enterprise's own number of the application, at most 20 characters. */
  readonly copNo: string;
  readonly reason: string;
  readonly atMs: EpochMs;
};

/** 623: asks that a declaration be cancelled (I-01). */
export function cancellationMessage(declaration: Inventory, application: Application, transmitter: Firm): CebMessage {
  const documents: InvtCancel[] = [applicationOf(declaration, application)];
  return { type: 'CEB623Message', documents, ...frame(transmitter, upperCaseGuid()) };
}

/** 625: asks that lines of a declaration be taken back, by line number and quantity (I-02). */
export function returnMessage(
  declaration: Inventory,
  lines: readonly { readonly gnum: string; readonly qty: string }[],
  application: Application,
  transmitter: Firm,
): CebMessage {
  const InvtRefundList = lines.map(({ gnum, qty }) => {
    const line = declaration.InventoryList.find((one) => one.gnum === gnum);
    if (line === undefined) throw new RangeError(`清单没有第 ${gnum} 项 / the list has no line ${gnum}`);
    return { gnum, gcode: line.gcode, gname: line.gname, qty, unit: line.unit };
  });
  const documents: InvtRefund[] = [{ InvtRefundHead: applicationOf(declaration, application), InvtRefundList }];
  return { type: 'CEB625Message', documents, ...frame(transmitter, upperCaseGuid()) };
}

/** 513: the parcel of a waybill was delivered (L-01). */
export function deliveryMessage(
  waybill: Logistics,
  at: { readonly deliveredMs: EpochMs; readonly atMs: EpochMs },
  transmitter: Firm,
): CebMessage {
  const { logisticsCode, logisticsName, logisticsNo } = waybill.LogisticsHead;
  const documents: LogisticsStatus[] = [
    {
      ...appHead(at.atMs),
      logisticsCode,
      logisticsName,
      logisticsNo,
      logisticsStatus: 'S',
      logisticsTime: shanghaiC14(at.deliveredMs),
    },
  ];
  return { type: 'CEB513Message', documents, ...frame(transmitter, upperCaseGuid()) };
}

function applicationOf({ InventoryHead: head }: Inventory, { invtNo, copNo, reason, atMs }: Application): InvtCancel {
  return {
    ...appHead(atMs),
    customsCode: head.customsCode,
    orderNo: head.orderNo,
    ebpCode: head.ebpCode,
    ebpName: head.ebpName,
    ebcCode: head.ebcCode,
    ebcName: head.ebcName,
    logisticsNo: head.logisticsNo,
    logisticsCode: head.logisticsCode,
    logisticsName: head.logisticsName,
    copNo,
    invtNo,
    buyerIdType: head.buyerIdType,
    buyerIdNumber: head.buyerIdNumber,
    buyerName: head.buyerName,
    buyerTelephone: head.buyerTelephone,
    agentCode: head.agentCode,
    agentName: head.agentName,
    reason,
  };
}

function appHead(atMs: EpochMs) {
  return { guid: upperCaseGuid(), appType: '1', appTime: shanghaiC14(atMs), appStatus: '2' };
}
