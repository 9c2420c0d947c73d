import { DETAIL_STATES } from '../../../bonded/types.ts';
import { closed, DECISION, defineAct, doneAct, type PublicAct, refusedAct } from '../../../office/defineAct.ts';
import { stateInfo } from '../../texts.ts';
import { infoOf } from '../book.ts';
import type { AftercareContext } from '../context.ts';
import { answer, stepOf } from '../inboundDetail.ts';

/** An officer ends a detail with parcels nobody declared. Subject: operator and its number, joined by `|`. */
export const decideInboundDetail: PublicAct<AftercareContext> = defineAct({
  name: 'inbound-detail.decide',
  subject: 'inbound',
  path: 'inbound-details/:number/decision',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '处理入库明细单中未申报的包裹；编号为 经营人代码|企业内部编号',
  en: 'decide an inbound detail (711) with parcels nobody declared; number: operatorCode|copNo',
  rules: ['J-02'],
  body: closed({ decision: DECISION }),
  async run(act, context) {
    const [operatorCode = '', copNo = ''] = act.subject.split('|');
    const detail = await context.store.inboundDetail(act.part, operatorCode, copNo);
    if (detail?.state !== DETAIL_STATES.entered) {
      return refusedAct('90251', detail === null ? act.subject : String(detail.state), '120');
    }
    const isGranted = act.body.decision === 'approve';
    const state = isGranted ? DETAIL_STATES.concluded : DETAIL_STATES.refused;
    const ended = { ...detail, state };
    await context.store.putInboundDetail(ended);
    const info = isGranted ? stateInfo(state) : infoOf('90257', String(detail.unknown.length));
    answer(context, ended, detail, [stepOf(context, state, info)]);
    return doneAct({ preNo: detail.preNo, state: String(state) });
  },
});
