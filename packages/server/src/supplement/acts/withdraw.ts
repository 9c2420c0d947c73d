import { Type } from 'typebox';
import { noted, reasonsInfo } from '../../clearance/index.ts';
import { closed, defineAct, doneAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { notOpen } from '../decide.ts';
import type { SupplementContext } from '../store.ts';

/** An officer takes an open request back: nothing is to be answered any more, and another may be asked (E-09). */
export const withdrawSupplement: PublicAct<SupplementContext> = defineAct({
  name: 'supplement.withdraw',
  subject: 'declaration',
  path: 'declarations/:number/supplement-withdrawal',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '撤回补充申报要求',
  en: 'take a request for a supplementary declaration back',
  rules: ['E-09'],
  body: closed({ no: Type.Integer({ minimum: 1, maximum: 32767 }) }),
  async run(act, context) {
    const { store, state } = context;
    const declaration = context.lifeByPreNo(act.subject)?.declaration;
    if (declaration?.preNo !== act.subject) return refusedAct('90042', act.subject, '清单编号 a list');
    const { no } = act.body;
    const request = (await store.supplementsOf(declaration)).find((one) => one.no === no) ?? null;
    const wrong = notOpen(request, declaration.state);
    if (wrong !== null) return wrong;
    const { part, serial, preNo } = declaration;
    await store.insertSupplementEvents([
      { part, serial, no, kind: 'withdrawn', byCode: act.actor.code, atMs: act.atMs, late: false, body: null },
    ]);
    state.say(declaration, reasonsInfo([noted('90036', `海关撤回第${no}次补充申报要求，无需答复`)]));
    return doneAct({ preNo, no: String(no) });
  },
});
