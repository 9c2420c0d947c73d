import type { Inventory } from '@tongguan/ceb';
import { preNoOf } from '../numbers.ts';
import { STATES } from '../states.ts';
import { type CaseDocument, type Declaration, UNDECIDED } from '../types.ts';

/** An undecided declaration row from its document. An existing row keeps its number and its state. */
export function declarationOf(document: CaseDocument, latest: Declaration | null, serial: bigint): Declaration {
  const head = (document.content as Inventory).InventoryHead;
  return {
    part: document.part,
    serial,
    preNo: latest?.preNo ?? preNoOf(document.part, serial, document.acceptedMs),
    invtNo: null,
    copNo: head.copNo ?? '',
    orderNo: head.orderNo,
    agentCode: head.agentCode,
    ebpCode: head.ebpCode,
    ebcCode: head.ebcCode,
    logisticsCode: head.logisticsCode,
    logisticsNo: head.logisticsNo,
    assureCode: head.assureCode,
    customsCode: head.customsCode,
    tradeMode: head.tradeMode,
    callerCode: document.callerCode,
    document: { messageId: document.messageId, item: document.item },
    appTime: document.appTime,
    order: null,
    payment: null,
    waybill: null,
    state: latest?.state ?? STATES.stored,
    receivedMs: document.acceptedMs,
    ...UNDECIDED,
    deadlineMs: null,
  };
}
