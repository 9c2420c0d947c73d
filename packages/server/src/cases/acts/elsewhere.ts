import { Type } from 'typebox';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { refOf } from '../../lane/index.ts';
import {
  closed,
  defineAct,
  doneAct,
  oneOf,
  type PublicAct,
  type RefusedAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { CasesContext } from '../context.ts';
import { TEXT_MAX } from '../openCase.ts';
import { parcelOf } from '../parcel.ts';

const TEXT = { minLength: 1, maxLength: TEXT_MAX, description: '实际情况，密封保存 / what was found, kept sealed' };

/**
 * The logistics firm, or an officer for it, says that consignee or address differ from the declared. The parcel is stopped, a
 * dossier opened against the firm that declared; said again of a parcel that is stopped, nothing is added (L-02).
 */
export const stopDelivery: PublicAct<CasesContext> = defineAct({
  name: 'delivery.elsewhere',
  subject: 'waybill',
  path: 'waybills/:number/elsewhere',
  roles: ['officer', 'supervisor', 'participant'],
  district: 'subject',
  zh: '报告实际收件人或地址与申报不符：停止派送并立案；编号为 物流企业代码|运单号',
  en: 'report that consignee or address differ from the declared: the parcel is stopped and a dossier opened; the number is firm|waybill',
  rules: ['L-02'],
  body: closed({ difference: oneOf('consignee', 'address', 'both'), found: Type.String(TEXT) }),
  async run(act, context) {
    const waybill = parcelOf(act);
    const orderNo = waybill && (await orderOf(act, context));
    if (waybill === null || orderNo === null) return unknown(act);
    const { logisticsCode, logisticsNo } = waybill;
    const stop = await context.store.parcelStop(act.part, logisticsCode, logisticsNo);
    if (stop !== null) return doneAct({ caseNo: stop.dossierNo, since: 'before' });
    const declaration = await context.declarationOfParcel(orderNo, waybill);
    const dossierNo = await context.openDossier({
      act,
      kind: 'delivered-elsewhere',
      subject: act.subject,
      preNo: declaration?.preNo ?? null,
      against: declaration?.ebpCode ?? '',
      customsCode: declaration?.customsCode ?? null,
      personKey: declaration?.personKey ?? null,
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
    return doneAct({ caseNo: dossierNo, delivered });
  },
});

/** The order that uses the waybill; null when customs does not know it. */
async function orderOf(act: Pick<Act, 'subject'>, context: CasesContext): Promise<string | null> {
  const [claim] = await context.store.claimsOf([refOf({ kind: DOCUMENT_KINDS.waybill, docKey: act.subject })]);
  return claim?.spelled === act.subject ? claim.orderNo : null;
}

function unknown(act: Pick<Act, 'subject'>): RefusedAct {
  return refusedAct('90290', act.subject, '物流企业代码|运单号，已申报 firm|waybill, sent by 511');
}
