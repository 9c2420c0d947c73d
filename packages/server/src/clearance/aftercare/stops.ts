import { DOCUMENT_KINDS } from '../../intake/types.ts';
import type { Act } from '../../office/types.ts';
import { partOf } from '@tongguan/kernel';
import type { Declaration } from '../types.ts';
import { isAccepted } from '../decide/standing.ts';
import { refusedAct } from './actBody.ts';
import { openDossier } from './dossiers.ts';
import type { ActHandler, AftercareContext } from './context.ts';
import { refOf } from '../../lane/index.ts';

/**
 * Act `delivery.elsewhere`: the logistics firm, or an officer for it, says that consignee or address differ from the
 * declared. The parcel is stopped, a dossier opened against the firm that declared; said again of a parcel that is
 * stopped, nothing is added (L-02).
 */
export const stopDelivery: ActHandler = async (act, context) => {
  const waybill = waybillOf(act);
  const orderNo = waybill && (await orderOf(act, context));
  if (waybill === null || orderNo === null) return unknown(act);
  const { logisticsCode, logisticsNo } = waybill;
  const stop = await context.store.parcelStop(act.part, logisticsCode, logisticsNo);
  if (stop !== null) return { done: true, code: '', facts: { caseNo: stop.dossierNo, since: 'before' } };
  const list = await listOfOrder(context, orderNo, waybill);
  const dossierNo = await openDossier(context, {
    act,
    kind: 'delivered-elsewhere',
    subject: act.subject,
    preNo: list?.preNo ?? null,
    against: list?.ebpCode ?? '',
    customsCode: list?.customsCode ?? null,
    personKey: list?.personKey ?? null,
  });
  const { part, actId } = act;
  await context.store.insertParcelStop({
    part,
    logisticsCode,
    logisticsNo,
    actId,
    dossierNo,
    stoppedMs: context.nowMs,
  });
  const report = await context.store.delivery(part, logisticsCode, logisticsNo);
  const delivered = String(report !== null && report.status !== '');
  return { done: true, code: '', facts: { caseNo: dossierNo, delivered } };
};

/** Act `delivery.lift`: the parcel may be delivered again. */
export const liftStop: ActHandler = async (act, context) => {
  const waybill = waybillOf(act);
  const stop = waybill && (await context.store.parcelStop(act.part, waybill.logisticsCode, waybill.logisticsNo));
  if (stop === null) return refusedAct('90043', act.subject, '已停止派送的运单 a waybill that is stopped');
  await context.store.liftParcelStop(stop, act.actId, act.atMs);
  return { done: true, code: '', facts: { caseNo: stop.dossierNo } };
};

/** Subject of acts about a parcel: `firm|waybill`, as its number is claimed. */
function waybillOf({ subject }: Act): { readonly logisticsCode: string; readonly logisticsNo: string } | null {
  const at = subject.indexOf('|');
  return at < 1 ? null : { logisticsCode: subject.slice(0, at), logisticsNo: subject.slice(at + 1) };
}

/** The order that uses the waybill; null when customs does not know it. */
async function orderOf(act: Act, context: AftercareContext): Promise<string | null> {
  const [claim] = await context.store.claimsOf([refOf({ kind: DOCUMENT_KINDS.waybill, docKey: act.subject })]);
  return claim?.spelled === act.subject ? claim.orderNo : null;
}

/** The list the parcel was released with; before its release the last that names it. */
async function listOfOrder(
  context: AftercareContext,
  orderNo: string,
  { logisticsCode, logisticsNo }: { readonly logisticsCode: string; readonly logisticsNo: string },
): Promise<Declaration | null> {
  const found = await context.store.declarationsOf([{ part: partOf('order', orderNo), orderNo }]);
  const named = found.filter((list) => list.logisticsCode === logisticsCode && list.logisticsNo === logisticsNo);
  return named.findLast((list) => isAccepted(list) && context.state.isStanding(list)) ?? named.at(-1) ?? null;
}

function unknown(act: Act): ReturnType<typeof refusedAct> {
  return refusedAct('90290', act.subject, '物流企业代码|运单号，已申报 firm|waybill, sent by 511');
}
