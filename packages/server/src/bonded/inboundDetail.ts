import type { Delivery } from '@tongguan/ceb';
import { countedAppTime } from '@tongguan/matching';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import { RECEIPT_KINDS, type ReceiptStep } from '../receipts/types.ts';
import { DETAIL_STATES, type InboundDetail } from './types.ts';
import {
  type AftercareContext,
  type DocumentHandler,
  infoOf,
  type DeclarationState,
  olderThan,
  preNoOf,
  reasonsInfo,
  rkdNoOf,
  stateInfo,
} from '../clearance/index.ts';
import type { LaterDocument } from '../clearance/later/types.ts';
import type { BookStore } from './store.ts';
import { refOf } from '../lane/index.ts';

export type DetailBatch = Pick<BookStore, 'inboundDetail' | 'putInboundDetail'>;
export type DetailContext = AftercareContext<DetailBatch>;

/**
 * 711: the parcels an operator counted under a bill of lading. What everybody has declared is concluded at once; a parcel
 * nobody has sent a waybill for is a difference, and waits for an officer (J-02). The official list has no codes for
 * 711: what changes nothing is answered 4 with a code of ours, so that 100 always means the detail itself.
 */
export const handleInboundDetail: DocumentHandler<DetailBatch> = async (document, context) => {
  const head = (document.content as Delivery).DeliveryHead;
  const { part, acceptedMs } = document;
  const known = await context.store.inboundDetail(part, head.operatorCode, head.copNo ?? '');
  const onFile = known && { ...known, appTime: countedAppTime(known.appTime, acceptedMs) };
  const code = judgeDetail(document.appType, document.appTime, head.ieFlag, onFile);
  const stands = known !== null && known.state !== DETAIL_STATES.deleted;
  const serial = stands ? null : context.state.out.nextSerial(part);
  const preNo = serial === null ? (known?.preNo ?? '') : preNoOf(part, serial, acceptedMs);
  const fresh = detailOf(document, preNo);
  if (code !== null) {
    const older = code === '90254' && onFile !== null;
    const info = older ? reasonsInfo([olderThan(code, document, onFile.appTime)]) : infoOf(code);
    answer(context, known && stands ? { ...fresh, ...named(known) } : fresh, document, [stepOf(context, 4, info)]);
    return 'done';
  }
  if (document.appType === DELETE) {
    const gone = { ...fresh, ...(known ? named(known) : {}), state: DETAIL_STATES.deleted };
    await context.store.putInboundDetail(gone);
    answer(context, gone, document, [stepOf(context, 100, infoOf('90029'))]);
    return 'done';
  }
  if (head.appStatus === STORED) {
    await context.store.putInboundDetail(fresh);
    answer(context, fresh, document, [stepOf(context, 1)]);
    return 'done';
  }
  const rkdNo =
    known?.rkdNo ?? rkdNoOf(part, serial ?? context.state.out.nextSerial(part), head.customsCode, acceptedMs);
  await declare(context, document, { ...fresh, rkdNo });
  return 'done';
};

/** What becomes of a 711 beside the one that stands; null when it counts (B-06). */
export function judgeDetail(
  appType: number,
  appTime: string,
  ieFlag: string,
  known: Pick<InboundDetail, 'state' | 'appTime'> | null,
): string | null {
  if (ieFlag !== 'I') return '90256';
  const stands = known !== null && known.state !== DETAIL_STATES.deleted;
  // What was refused may be sent anew.
  if (appType === NEW) return stands && known.state !== DETAIL_STATES.refused ? '90252' : null;
  if (!stands) return '90253';
  if (appTime < known.appTime) return '90254';
  return known.state === DETAIL_STATES.concluded ? '90255' : null;
}

const NEW = 1;
const DELETE = 3;
const STORED = '1';
/** As many numbers as a receipt's text holds with ease. */
const NAMED_MAX = 10;

async function declare(context: DetailContext, document: LaterDocument, detail: InboundDetail): Promise<void> {
  const unknown = await undeclared(context, document.content as Delivery);
  const isClean = unknown.length === 0;
  const entered: InboundDetail = {
    ...detail,
    unknown,
    state: isClean ? DETAIL_STATES.concluded : DETAIL_STATES.entered,
  };
  await context.store.putInboundDetail(entered);
  const steps = [stepOf(context, 2), stepOf(context, 3)];
  if (isClean) steps.push(stepOf(context, 120), stepOf(context, 399));
  else {
    const found = `${unknown.length}: ${unknown.slice(0, NAMED_MAX).join(', ')}`;
    steps.push(stepOf(context, 120, infoOf('90257', found, '已申报的运单 waybills that were sent')));
  }
  answer(context, entered, document, steps);
}

/** Waybills of the detail that nobody has sent, or that it names twice. */
async function undeclared(context: DetailContext, { DeliveryHead, DeliveryList }: Delivery): Promise<string[]> {
  const numbers = DeliveryList.map(({ logisticsNo }) => logisticsNo);
  const waybillOf = (logisticsNo: string) => ({
    kind: DOCUMENT_KINDS.waybill,
    docKey: `${DeliveryHead.logisticsCode}|${logisticsNo}`,
  });
  const claims = await context.claimsOf([...new Set(numbers)].map((logisticsNo) => refOf(waybillOf(logisticsNo))));
  const known = new Set(claims.map(({ spelled }) => spelled));
  const seen = new Set<string>();
  return numbers.filter((logisticsNo) => {
    const waybill = waybillOf(logisticsNo);
    const { docKey } = refOf(waybill);
    const isRepeated = seen.has(docKey);
    seen.add(docKey);
    // A waybill of this very batch is not in the table yet.
    return isRepeated || !(known.has(waybill.docKey) || context.state.claims.spellingOf(waybill) === waybill.docKey);
  });
}

function detailOf(document: LaterDocument, preNo: string): InboundDetail {
  const { DeliveryHead: head, DeliveryList: list } = document.content as Delivery;
  const { operatorCode, customsCode, billNo, logisticsCode } = head;
  const { part, appTime, callerCode, messageId, item, acceptedMs } = document;
  return {
    part,
    operatorCode,
    copNo: head.copNo ?? '',
    preNo,
    rkdNo: null,
    state: DETAIL_STATES.stored,
    appTime,
    customsCode,
    billNo,
    logisticsCode,
    callerCode,
    messageId,
    item,
    parcels: list.length,
    unknown: [],
    receivedMs: acceptedMs,
  };
}

/** What customs calls the detail that stands. */
function named({ preNo, rkdNo }: InboundDetail): Pick<InboundDetail, 'preNo' | 'rkdNo'> {
  return { preNo, rkdNo };
}

/** A step of the detail's receipt. */
export function stepOf(context: DetailContext, state: DeclarationState, info: string = stateInfo(state)): ReceiptStep {
  return { status: String(state), info, atMs: context.nowMs };
}

/** The receipt of the detail (712), to its sender, the operator and the logistics firm. */
export function answer(
  context: DetailContext,
  detail: InboundDetail,
  document: { readonly messageId: string; readonly item: number },
  steps: readonly ReceiptStep[],
): void {
  const { part, customsCode, operatorCode, copNo, preNo, rkdNo, callerCode, logisticsCode } = detail;
  const subject = { customsCode, operatorCode, copNo, preNo, ...(rkdNo === null ? {} : { rkdNo }) };
  const recipients = [callerCode, operatorCode, logisticsCode];
  const { messageId, item } = document;
  context.state.out.emit(part, recipients, RECEIPT_KINDS.inbound, { subject, steps }, null, { messageId, item });
}
