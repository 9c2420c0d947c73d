import { closed, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { CasesContext } from '../context.ts';
import { parcelOf } from '../parcel.ts';

/** The parcel may be delivered again. */
export const liftStop: PublicAct<CasesContext> = defineAct({
  name: 'delivery.lift',
  subject: 'waybill',
  path: 'waybills/:number/lift',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '解除停止派送',
  en: 'lift the stop of a parcel',
  rules: ['L-02'],
  body: closed({}),
  async run(act, context) {
    const waybill = parcelOf(act);
    const stop = waybill && (await context.store.parcelStop(act.part, waybill.logisticsCode, waybill.logisticsNo));
    if (stop === null) return refusedAct('90043', act.subject, '已停止派送的运单 a waybill that is stopped');
    await context.store.liftParcelStop(stop, act.actId, act.atMs);
    return doneAct({ caseNo: stop.dossierNo });
  },
});
