import type { LogisticsStatus } from '@tongguan/ceb';
import { countedAppTime } from '@tongguan/matching';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import { RECEIPT_KINDS } from '../receipts/types.ts';
import { type DocumentHandler, infoOf, olderThan, reasonsInfo } from '../clearance/index.ts';
import { refOf } from '../lane/index.ts';
import type { AftercareBatch } from './store.ts';

const NEW = 1;
const DELETE = 3;

/**
 * What becomes of a report (B-06, L-01): official codes of the 202205 table 7-2, or null when it is accepted.
 * `current` is the report that counts, null when there is none.
 * Of a parcel that is stopped no delivery is taken (L-02); that a report was wrong may be said at any time.
 */
export function judgeDelivery(
  appType: number,
  appTime: string,
  isWaybillKnown: boolean,
  current: { readonly appTime: string; readonly status: string } | null,
  isStopped: boolean,
): string | null {
  if (!isWaybillKnown) return '-505014';
  const stopped = isStopped ? '90291' : null;
  const stands = current !== null && current.status !== '';
  if (appType === NEW) return stands ? '-505012' : stopped;
  if (!stands) return '-505014';
  if (appTime < current.appTime) return '-505016';
  return appType === DELETE ? null : stopped;
}

/** 513: the parcel was delivered. */
export const handleDelivery: DocumentHandler<AftercareBatch> = async (document, context) => {
  const { logisticsCode, logisticsNo, logisticsStatus, logisticsTime } = document.content as LogisticsStatus;
  const { part, messageId, item, appType, appTime } = document;
  const waybill = refOf({ kind: DOCUMENT_KINDS.waybill, docKey: document.docKey });
  // In another spelling it is no known parcel: a report about it would never be found.
  const known = (await context.claimsOf([waybill])).some(({ spelled }) => spelled === document.docKey);
  const current = await context.store.delivery(part, logisticsCode, logisticsNo);
  const stop = await context.store.parcelStop(part, logisticsCode, logisticsNo);
  const onFile = current && { ...current, appTime: countedAppTime(current.appTime, document.acceptedMs) };
  const code = judgeDelivery(appType, appTime, known, onFile, stop !== null);
  if (code === null) {
    const status = appType === DELETE ? '' : logisticsStatus;
    const happened = logisticsTime;
    const report = { part, logisticsCode, logisticsNo, appTime, messageId, item, status, happened };
    await context.store.insertDelivery(report, document.acceptedMs);
  }
  const info =
    code === '-505016' ? reasonsInfo([olderThan(code, document, onFile?.appTime ?? '')]) : infoOf(code ?? '1800');
  // The specification has no negative code for it: refused by customs (100), with ours.
  const status = code === '90291' ? '100' : (code ?? '120');
  const steps = [{ status, info, atMs: context.nowMs }];
  const subject = { logisticsCode, logisticsNo, logisticsStatus };
  const recipients = [document.callerCode, logisticsCode];
  context.state.answer(part, recipients, RECEIPT_KINDS.delivery, { subject, steps }, null, document);
  return 'done';
};
